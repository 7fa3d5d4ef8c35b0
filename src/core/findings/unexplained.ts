import type { ExaminedRun, Finding } from './finding.ts';
import { rfc } from './sources.ts';

/** For an answer that no rule knows: that nobody knows it is said, with what can be looked at. */
export function unexplained(run: ExaminedRun): readonly Finding[] {
  // A pasted token and a draft have no answer, and what came of a question stands in a view of its own.
  if (run.kind === 'brought' || run.kind === 'draft' || run.kind === 'lookup' || run.kind === 'cors') return [];
  const { outcome } = run.exchange;
  if (outcome.kind === 'failure') return [];
  return [
    {
      id: 'unexplained',
      severity: 'warning',
      certainty: 'certain',
      title: `The server answered ${outcome.response.status}, which has no explanation here`,
      explanation:
        'The answer is shown as it came. Its status and body are what there is to go by; the server’s log may say more.',
      evidence: [{ kind: 'status' }, { kind: 'response-body' }],
      source: rfc(9110, '15'),
      remedies: [{ kind: 'send-again' }],
    },
  ];
}
