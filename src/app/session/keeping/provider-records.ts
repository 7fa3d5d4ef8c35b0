import type { IDBPDatabase } from 'idb';
import * as v from 'valibot';
import type { Provider } from '#core/providers/provider.ts';
import { putPartAside } from './damaged-records.ts';
import type { Database, Layout, Stored } from './database.ts';

/** Keeps the providers that the user added; they are there for all connections. */
export function keepProviders({ within }: Database, providers: readonly Provider[]): Promise<Stored<void>> {
  // What looks like a secret never gets that far: such a provider is not taken.
  return within(async (db) => void (await db.put('settings', providers, 'own-providers')));
}

/** Puts those of them aside that cannot be read, and gives how many those are: the next that is added writes all anew. */
export async function mendProviders(db: IDBPDatabase<Layout>, kept: unknown): Promise<number> {
  if (kept === undefined || (Array.isArray(kept) && kept.length === 0)) return 0;
  const { providerSchema } = await import('#core/providers/provider-schema.ts');
  const all: readonly unknown[] = Array.isArray(kept) ? kept : [kept];
  const isGood = (each: unknown): boolean => v.is(providerSchema, each);
  const good = all.filter(isGood);
  if (good.length === all.length) return 0;
  const record = all.filter((each) => !isGood(each));
  const reason = 'not every provider is as expected';
  await putPartAside(db, { store: 'settings', key: 'own-providers', reason, record }, good);
  return record.length;
}
