import * as v from 'valibot';
import { fromBase64, noBytes, utf8 } from '../http/bytes.ts';
import type { Exchange } from '../http/exchange.ts';
import { methods } from '../http/message.ts';
import { failureSchema } from './failure-schema.ts';
import { peerSchema } from './peer-schema.ts';

/** Bytes as they stand in a kept run: as text where they are one, else as base64. */
const bytesSchema = v.pipe(
  v.union([v.string(), v.object({ base64: v.pipe(v.string(), v.base64()) })]),
  v.transform((kept): Uint8Array => (typeof kept === 'string' ? utf8(kept) : (fromBase64(kept.base64) ?? noBytes))),
);

const headersSchema = v.array(v.pipe(v.tuple([v.string(), v.string()]), v.readonly()));
const count = v.pipe(v.number(), v.finite());

const requestSchema = v.object({
  method: v.picklist(methods),
  url: v.string(),
  headers: headersSchema,
  body: bytesSchema,
  asWritten: v.exactOptional(v.literal(true)),
});

const deviationCodes = [
  'bare-lf',
  'blank-line-before-status',
  'odd-status-line',
  'odd-version',
  'odd-status',
  'missing-reason-space',
  'space-before-colon',
  'odd-header-name',
  'line-folding',
  'header-without-colon',
  'control-character-in-header',
  'conflicting-content-length',
  'repeated-content-length',
  'bad-content-length',
  'length-and-chunked',
  'unknown-transfer-coding',
  'bad-chunk',
  'body-where-none-belongs',
  'truncated-head',
  'truncated-body',
  'bytes-after-the-answer',
] as const;

const responseSchema = v.object({
  version: v.string(),
  status: count,
  reason: v.string(),
  headers: headersSchema,
  body: bytesSchema,
  deviations: v.array(v.object({ code: v.picklist(deviationCodes), evidence: v.string() })),
});

const receivedSchema = v.variant('kind', [
  v.object({ kind: v.literal('bytes'), bytes: bytesSchema }),
  v.object({ kind: v.literal('parsed-by-browser') }),
  v.object({ kind: v.literal('nothing') }),
]);

const endingSchema = v.variant('kind', [
  v.object({ kind: v.picklist(['complete', 'closed', 'truncated', 'cancelled']) }),
  v.object({ kind: v.literal('cut'), limitBytes: count }),
  v.object({ kind: v.literal('timeout'), limitMs: count }),
]);

const ms = v.exactOptional(count);

/** An exchange out of what was kept or imported; nothing in it is taken on trust. */
export const exchangeSchema = v.pipe(
  v.object({
    way: v.picklist(['browser', 'proxy']),
    request: requestSchema,
    detour: v.exactOptional(
      v.object({
        connectTo: v.exactOptional(v.object({ host: v.string(), port: count })),
        serverName: v.exactOptional(v.string()),
      }),
    ),
    sent: v.variant('kind', [
      v.object({ kind: v.literal('bytes'), bytes: bytesSchema }),
      v.object({ kind: v.picklist(['handed-to-browser', 'nothing']) }),
    ]),
    outcome: v.variant('kind', [
      v.object({
        kind: v.literal('response'),
        response: responseSchema,
        received: receivedSchema,
        ending: endingSchema,
      }),
      v.object({ kind: v.literal('failure'), failure: failureSchema, received: receivedSchema }),
    ]),
    timing: v.object({ dnsMs: ms, tcpMs: ms, tunnelMs: ms, tlsMs: ms, sentMs: ms, firstByteMs: ms, endMs: ms }),
    peer: v.optional(peerSchema),
    startedAtMs: count,
    receivedAtMonotonicMs: count,
  }),
  // JSON leaves out what is undefined; in an exchange it is said.
  v.transform(({ peer, ...exchange }): Exchange => ({ ...exchange, peer })),
);
