import type { Difference } from './comparison.ts';
import { differenceOf } from './difference-of.ts';
import type { Both, RunFacts } from './run-facts.ts';

/** How many exchanges the runs took, and how those ended that went before the one that decides. */
export function stepDifferences({ before, after }: Both): readonly Difference[] {
  if (before.run.kind !== after.run.kind) return [];
  const [from, to] = [before.run.exchanges.length, after.run.exchanges.length];
  return [
    ...differenceOf({
      id: 'number of exchanges',
      area: 'outcome',
      weight: 'minor',
      subject: 'The number of exchanges',
      before: stepNames(before),
      after: stepNames(after),
      sentence:
        from === to
          ? 'Its steps have other names'
          : `It took ${to} ${to === 1 ? 'exchange' : 'exchanges'} instead of ${from}`,
    }),
    ...(from === to ? earlierStatuses(before, after) : []),
  ];
}

function stepNames({ run }: RunFacts): string | undefined {
  return run.exchanges.length === 0 ? undefined : run.exchanges.map(({ name }) => name).join(', ');
}

function earlierStatuses(before: RunFacts, after: RunFacts): readonly Difference[] {
  return before.run.exchanges.slice(0, -1).flatMap(({ name }, index) =>
    differenceOf({
      id: `step ${index + 1}`,
      area: 'outcome',
      weight: 'minor',
      subject: `The outcome of “${name}”`,
      before: endOf(before, index),
      after: endOf(after, index),
    }),
  );
}

function endOf({ run }: RunFacts, index: number): string | undefined {
  const outcome = run.exchanges[index]?.exchange.outcome;
  if (outcome === undefined) return undefined;
  return outcome.kind === 'response' ? String(outcome.response.status) : `no answer (${outcome.failure.kind})`;
}
