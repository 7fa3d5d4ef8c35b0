import type { IncomingMessage } from 'node:http';
import { parseSendEnvelope } from '#core/contract/parse-send-envelope.ts';
import type { SendEnvelope } from '#core/contract/send.ts';

/** The envelope that the page sent, or why there is none. */
export type ReadCall =
  | { readonly kind: 'envelope'; readonly envelope: SendEnvelope; readonly body: Buffer }
  | { readonly kind: 'malformed'; readonly part: string }
  | { readonly kind: 'too-large' }
  /** Too slow, or gone in the middle. */
  | { readonly kind: 'incomplete' };

/** Reads the page's call to its end, within this many bytes and ms. */
export function readCall(request: IncomingMessage, limitBytes: number, limitMs: number): Promise<ReadCall> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const limit = setTimeout(() => resolve({ kind: 'incomplete' }), limitMs);
    const settle = (call: ReadCall): void => {
      clearTimeout(limit);
      resolve(call);
    };
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      // The rest is read and dropped: an answer before the end of the request would reach no browser.
      if (size <= limitBytes) pieces.push(piece);
    });
    request.on('end', () => settle(size > limitBytes ? { kind: 'too-large' } : parse(pieces)));
    request.on('error', () => settle({ kind: 'incomplete' }));
    request.on('close', () => settle({ kind: 'incomplete' }));
  });
}

function parse(pieces: readonly Buffer[]): ReadCall {
  const input = parseJson(Buffer.concat(pieces).toString('utf8'));
  const parsed = parseSendEnvelope(input);
  if (parsed.kind === 'malformed') return parsed;
  const { envelope } = parsed;
  const body = Buffer.from(envelope.bodyBase64, 'base64');
  // Node skips what is no base64, so the length tells whether all of it was.
  const padding = /={0,2}$/.exec(envelope.bodyBase64.slice(-2))?.[0].length ?? 0;
  if (body.length !== (envelope.bodyBase64.length / 4) * 3 - padding) return { kind: 'malformed', part: 'bodyBase64' };
  return { kind: 'envelope', envelope, body };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
