import type { Change, Changes } from '../changes.ts';

/** What was written to the first copy and is not in the second yet. */
export type Waiting = {
  readonly addRuns: (ids: readonly string[]) => void;
  /** They are in the copy already; the word of each that comes after it was done is no news. */
  readonly skipRuns: (ids: readonly string[]) => void;
  /** Resolves once there is something to do, or nothing is to be done any more. */
  readonly forSomething: () => Promise<void>;
  /** Whether anything but a run was written since this was asked last. */
  readonly takeTyped: () => boolean;
  /** Ids of runs, some at a time. */
  readonly takeRuns: () => readonly string[];
  /** Everything is being forgotten. */
  readonly hasEnded: () => boolean;
  readonly whenEnded: (act: () => void) => void;
};

/** What of all that is told is about more than runs; how far the missions are changes with runs, too. */
const withTyped: ReadonlySet<Change['kind']> = new Set([
  'runs-kept',
  'runs-removed',
  'connections',
  'settings',
  'secrets',
]);

/** How many are copied at once: a run can hold some megabytes, and they are in memory meanwhile. */
export const runsAtOnce = 10;

export function waitingChanges(changes: Changes): Waiting {
  const runs = new Set<string>();
  const skipped = new Set<string>();
  const ends: (() => void)[] = [];
  let hasTyped = true;
  let hasEnded = false;
  let wake: () => void = () => undefined;
  const addRuns = (ids: readonly string[]): void => {
    for (const id of ids) runs.add(id);
    wake();
  };
  const end = (): void => {
    hasEnded = true;
    for (const act of ends) act();
  };
  changes.listen((change) => {
    if (change.kind === 'runs-kept') addRuns(change.runs.map(({ id }) => id).filter((id) => !skipped.delete(id)));
    if (change.kind === 'runs-removed') addRuns(change.ids.filter((id) => !skipped.delete(id)));
    if (withTyped.has(change.kind)) hasTyped = true;
    if (change.kind === 'forgotten') end();
    wake();
  });
  return {
    addRuns,
    skipRuns: (ids) => {
      for (const id of ids) skipped.add(id);
    },
    forSomething: async () => {
      if (hasTyped || hasEnded || runs.size > 0) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    },
    takeTyped: () => {
      const had = hasTyped;
      hasTyped = false;
      return had;
    },
    takeRuns: () => {
      const some = [...runs].slice(0, runsAtOnce);
      for (const id of some) runs.delete(id);
      return some;
    },
    hasEnded: () => hasEnded,
    whenEnded: (act) => {
      if (hasEnded) act();
      else ends.push(act);
    },
  };
}
