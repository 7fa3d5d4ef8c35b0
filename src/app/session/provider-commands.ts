import type { Provider } from '#core/providers/provider.ts';
import type { Session } from './session.ts';

/** The user's own providers, beside the built-in ones. */
export type ProviderCommands = {
  /** Adds it, or takes the place of the one with the same id. */
  readonly addProvider: (provider: Provider) => void;
  readonly removeProvider: (id: string) => void;
};

export function createProviderCommands({ store }: Pick<Session, 'store'>): ProviderCommands {
  return {
    addProvider: (provider) =>
      store.setState(({ ownProviders }) => ({
        ownProviders: [...ownProviders.filter(({ id }) => id !== provider.id), provider],
      })),
    removeProvider: (id) =>
      store.setState(({ ownProviders, connection }) => ({
        ownProviders: ownProviders.filter((provider) => provider.id !== id),
        connection: connection.provider === id ? { ...connection, provider: '' } : connection,
      })),
  };
}
