import type { Severity } from '../../findings/finding.ts';
import type { KeptFinding } from '../kept-run.ts';
import type { Difference, Weight } from './comparison.ts';
import type { Both } from './run-facts.ts';

const weightOf: Readonly<Record<Severity, Weight>> = {
  error: 'important',
  warning: 'important',
  note: 'minor',
  good: 'minor',
};

/** The findings that only one of the runs has, by their rule. */
export function findingDifferences({ before, after }: Both): readonly Difference[] {
  if (before.run.kind !== after.run.kind) return [];
  const [from, to] = [before.run.findings, after.run.findings];
  const gone = from.filter(({ id }) => !to.some((each) => each.id === id));
  const added = to.filter(({ id }) => !from.some((each) => each.id === id));
  return [
    ...added.map((finding) => difference(finding, 'added')),
    ...gone.map((finding) => difference(finding, 'gone')),
  ];
}

function difference(finding: KeptFinding, change: 'added' | 'gone'): Difference {
  const { id, title, severity, evidence } = finding;
  const [place] = evidence;
  const told = { kind: 'value', text: title } as const;
  return {
    id: `finding ${id}`,
    area: 'findings',
    weight: weightOf[severity],
    sentence: change === 'added' ? `New finding: ${title}` : `Finding gone: ${title}`,
    before: change === 'added' ? { kind: 'missing' } : told,
    after: change === 'added' ? told : { kind: 'missing' },
    ...(place === undefined ? {} : { place }),
  };
}
