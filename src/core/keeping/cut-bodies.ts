import type { Exchange } from '../http/exchange.ts';
import { headEndFinder } from '../http/response-head-end.ts';
import type { BodyCut } from './kept-run.ts';

/** How much of each body is kept, unless the whole of it was asked for (design.md 7.12). */
export const keptBodyBytes = 64 * 1024;

/** An exchange with its bodies cut to this length, and how long those were that had to be. */
export function withCutBodies(
  exchange: Exchange,
  index: number,
  mostBytes: number,
): { readonly exchange: Exchange; readonly cuts: readonly BodyCut[] } {
  const { request, sent, outcome } = exchange;
  const response = outcome.kind === 'response' ? outcome.response : undefined;
  const cuts: BodyCut[] = [];
  if (request.body.length > mostBytes) cuts.push({ exchange: index, side: 'request', wholeBytes: request.body.length });
  if (response !== undefined && response.body.length > mostBytes)
    cuts.push({ exchange: index, side: 'response', wholeBytes: response.body.length });
  const { received } = outcome;
  const cutReceived =
    received.kind === 'bytes' ? { kind: 'bytes' as const, bytes: beginning(received.bytes, mostBytes) } : received;
  return {
    cuts,
    exchange: {
      ...exchange,
      request: { ...request, body: request.body.slice(0, mostBytes) },
      sent: sent.kind === 'bytes' ? { kind: 'bytes', bytes: beginning(sent.bytes, mostBytes) } : sent,
      outcome:
        outcome.kind === 'response'
          ? {
              ...outcome,
              received: cutReceived,
              response: { ...outcome.response, body: outcome.response.body.slice(0, mostBytes) },
            }
          : { ...outcome, received: cutReceived },
    },
  };
}

/** Of a raw message the head and as much of what follows it. */
function beginning(bytes: Uint8Array, mostBytes: number): Uint8Array {
  if (bytes.length <= mostBytes) return bytes;
  const head = headEndFinder()(bytes.subarray(0, 1024 * 1024)) ?? 0;
  return bytes.slice(0, head + mostBytes);
}
