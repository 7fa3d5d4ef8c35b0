import { latin1Bytes, utf8 } from '#core/http/bytes.ts';
import type { Outcome } from '#core/http/exchange.ts';
import { responseFraming } from '#core/http/response-framing.ts';
import { readResponse } from '#core/http/response-reader.ts';
import type { TokenRun } from '#core/findings/finding.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { readTokenResponse } from '#core/oauth/token-response.ts';
import { failedRun, tokenRun } from './run-builder.ts';

/** A token request answered with exactly these bytes, after which the server closes; read as the proxy reads it. */
export function runFromBytes(answer: string | Uint8Array, connection: Partial<Connection> = {}): TokenRun {
  const bytes = typeof answer === 'string' ? utf8(answer) : answer;
  const framing = responseFraming('POST');
  const isComplete = framing.push(bytes) === 'complete';
  const ending = isComplete ? ({ kind: 'complete' } as const) : ({ kind: framing.closing() } as const);
  const read = readResponse('POST', bytes, !isComplete);
  if (read.kind === 'not-http') return failedRun({ kind: 'not-http' });
  const outcome: Outcome = { kind: 'response', response: read.response, received: { kind: 'bytes', bytes }, ending };
  const asked = tokenRun('', { connection });
  const read2 = readTokenResponse(read.response);
  return {
    ...asked,
    exchange: { ...asked.exchange, outcome },
    answer: read2,
    token: read2.kind === 'issued' ? decodeToken(read2.accessToken) : undefined,
  };
}

/** An answer with this head and a body of these bytes (a text with one character for each byte where it is a text). */
export function bytesOf(head: string, body: Uint8Array): Uint8Array {
  const start = latin1Bytes(head);
  const whole = new Uint8Array(start.length + body.length);
  whole.set(start);
  whole.set(body, start.length);
  return whole;
}
