import type { Provider } from '#core/providers/provider.ts';
import type { Database, Stored } from './database.ts';

/** Keeps the providers that the user added; they are there for all connections. */
export function keepProviders({ within }: Database, providers: readonly Provider[]): Promise<Stored<void>> {
  // What looks like a secret never gets that far: such a provider is not taken.
  return within(async (db) => void (await db.put('settings', providers, 'own-providers')));
}
