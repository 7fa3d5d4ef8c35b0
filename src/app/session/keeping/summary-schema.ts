import * as v from 'valibot';
import { runKinds, type RunSummary } from '#core/keeping/kept-run.ts';

const amount = v.pipe(v.number(), v.finite());

const schema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  kind: v.picklist(runKinds),
  atMs: amount,
  connectionId: v.string(),
  name: v.optional(v.string(), ''),
  knownGood: v.optional(v.boolean(), false),
  server: v.string(),
  method: v.string(),
  path: v.string(),
  clientId: v.string(),
  scope: v.string(),
  way: v.picklist(['browser', 'proxy', '']),
  statuses: v.array(amount),
  error: v.string(),
  outcome: v.picklist(['success', 'failure', 'cancelled', 'none']),
  tookMs: amount,
  title: v.string(),
  size: amount,
  purpose: v.exactOptional(v.string()),
  editedByHand: v.exactOptional(v.literal(true)),
});

/** What a list shows of the run with this id, out of a record of unknown form; undefined where it is damaged. */
export function readSummary(record: unknown, id: string): RunSummary | undefined {
  const read = v.safeParse(schema, record);
  return read.success && read.output.id === id ? read.output : undefined;
}
