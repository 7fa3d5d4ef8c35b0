import type { DpopAlgorithm } from '#core/oauth/dpop-key.ts';
import type { Session } from './session.ts';
import { signing, signingNotLoaded } from './signing.ts';

/** The key that DPoP proofs are signed with. */
export type DpopCommands = {
  /** A new key in place of the one that is there; tokens that were asked for keep theirs. */
  readonly renewDpopKey: (alg: DpopAlgorithm) => Promise<void>;
  /** The key is made where there is none yet. */
  readonly needDpopKey: () => Promise<void>;
};

export function createDpopCommands({ store }: Pick<Session, 'store'>): DpopCommands {
  const withSigning = async (act: (part: NonNullable<Awaited<ReturnType<typeof signing>>>) => Promise<unknown>) => {
    const part = await signing();
    if (part !== undefined) await act(part);
    else store.setState(({ dpop }) => ({ dpop: { ...dpop, fault: signingNotLoaded } }));
  };
  return {
    renewDpopKey: (alg) => withSigning(({ newKeyOfTab }) => newKeyOfTab({ store }, alg)),
    needDpopKey: () => withSigning(({ keyOfTab }) => keyOfTab({ store })),
  };
}
