import type { DpopAlgorithm } from '#core/oauth/dpop-key.ts';
import type { Session } from './session.ts';

/** The key that DPoP proofs are signed with. */
export type DpopCommands = {
  /** A new key in place of the one that is there; tokens that were asked for keep theirs. */
  readonly renewDpopKey: (alg: DpopAlgorithm) => Promise<void>;
  /** The key is made where there is none yet. */
  readonly needDpopKey: () => Promise<void>;
};

export function createDpopCommands({ store }: Pick<Session, 'store'>): DpopCommands {
  return {
    renewDpopKey: async (alg) => {
      const making = await import('#core/oauth/dpop-key.ts').catch(() => undefined);
      if (making === undefined) return;
      const made = await making.makeDpopKey(alg);
      store.setState(({ dpop }) => ({
        dpop: made.kind === 'key' ? { ...dpop, key: made, fault: undefined } : { ...dpop, fault: made.reason },
      }));
    },
    needDpopKey: async () => {
      await import('./send-proved.ts').then(
        ({ keyOfTab }) => keyOfTab({ store }),
        () => undefined,
      );
    },
  };
}
