import * as v from 'valibot';
import type { KeptFinding } from './kept-run.ts';

const certificateFields = ['Subject', 'Issuer', 'Valid for', 'Valid from', 'Valid until', 'Key', 'SHA-256'] as const;

const placeSchema = v.variant('kind', [
  v.object({ kind: v.picklist(['status', 'request-target', 'response-body']) }),
  v.object({
    kind: v.picklist([
      'request-header',
      'response-header',
      'request-parameter',
      'response-member',
      'claim',
      'token-header',
      'input',
    ]),
    name: v.string(),
  }),
  v.object({ kind: v.literal('certificate'), name: v.picklist(certificateFields) }),
]);

/** What was found about a run when it was recorded. A link leads to a web page or nowhere. */
export const keptFindingSchema = v.pipe(
  v.object({
    id: v.string(),
    severity: v.picklist(['error', 'warning', 'note', 'good']),
    title: v.string(),
    explanation: v.string(),
    certainty: v.picklist(['certain', 'likely', 'hint']),
    evidence: v.array(placeSchema),
    source: v.optional(v.object({ label: v.string(), url: v.pipe(v.string(), v.regex(/^https:\/\//)) })),
  }),
  v.transform(({ source, ...finding }): KeptFinding => ({ ...finding, source })),
);
