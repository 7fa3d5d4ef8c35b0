import * as v from 'valibot';
import { usualAssertion } from '../oauth/assertion-settings.ts';
import { assertionSchema } from './assertion-schema.ts';
import { apiCallSchema, connectionSchema } from './connection-schema.ts';
import { exchangeSchema } from './exchange-schema.ts';
import { keptFindingSchema } from './kept-finding-schema.ts';
import { runKinds, runVersion } from './kept-run.ts';

const connection = v.pipe(
  v.object({
    ...connectionSchema.entries,
    assertion: v.fallback(v.optional(assertionSchema, usualAssertion), usualAssertion),
  }),
  v.transform((kept) => ({
    ...kept,
    clientSecret: '',
    assertionSecrets: { privateKey: '', passphrase: '', readyAssertion: '' },
  })),
);

/** A run out of what was kept or imported; nothing in it is taken on trust, and keys that are not known are dropped. */
export const keptRunSchema = v.object({
  version: v.literal(runVersion),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  kind: v.picklist(runKinds),
  atMs: v.pipe(v.number(), v.finite()),
  connectionId: v.string(),
  connection,
  exchanges: v.array(v.object({ name: v.string(), exchange: exchangeSchema })),
  findings: v.array(keptFindingSchema),
  cuts: v.array(v.object({ exchange: v.number(), side: v.picklist(['request', 'response']), wholeBytes: v.number() })),
  call: v.exactOptional(apiCallSchema),
  token: v.exactOptional(v.string()),
  purpose: v.exactOptional(v.string()),
  ofRunId: v.exactOptional(v.string()),
  editedByHand: v.exactOptional(v.literal(true)),
});
