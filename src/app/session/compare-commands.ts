import type { Counterpart } from '#core/keeping/compare/run-to-compare-with.ts';
import type { Session } from './session.ts';

/** Two kept runs that are held against each other, by their ids; `because` says why the first was chosen, where it was. */
export type Compared = {
  readonly beforeId: string;
  readonly afterId: string;
  readonly because?: Counterpart['because'];
};

export type CompareCommands = {
  /** Shows two kept runs side by side, of whichever connections. */
  readonly compare: (compared: Compared) => void;
  readonly swapCompared: () => void;
  readonly closeComparison: () => void;
};

export function createCompareCommands({ store }: Session): CompareCommands {
  return {
    compare: (compared) => store.setState({ compared }),
    swapCompared: () =>
      store.setState(({ compared }) => ({
        compared: compared && { beforeId: compared.afterId, afterId: compared.beforeId },
      })),
    closeComparison: () => store.setState({ compared: undefined }),
  };
}
