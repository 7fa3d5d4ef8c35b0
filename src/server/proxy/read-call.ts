import type { IncomingMessage } from 'node:http';
import { parseSendEnvelope } from '#core/contract/parse-send-envelope.ts';
import type { SendEnvelope } from '#core/contract/send.ts';
import { parseJson, readBody } from './read-body.ts';

/** The envelope that the page sent, or why there is none. */
export type ReadCall =
  | { readonly kind: 'envelope'; readonly envelope: SendEnvelope; readonly body: Buffer }
  | { readonly kind: 'malformed'; readonly part: string }
  | { readonly kind: 'too-large' }
  /** Too slow, or gone in the middle. */
  | { readonly kind: 'incomplete' };

/** Reads the page's call to its end, within this many bytes and ms. */
export async function readCall(request: IncomingMessage, limitBytes: number, limitMs: number): Promise<ReadCall> {
  const read = await readBody(request, limitBytes, limitMs);
  return read.kind === 'body' ? parse(read.text) : read;
}

function parse(text: string): ReadCall {
  const input = parseJson(text);
  const parsed = parseSendEnvelope(input);
  if (parsed.kind === 'malformed') return parsed;
  const { envelope } = parsed;
  const body = Buffer.from(envelope.bodyBase64, 'base64');
  // Node skips what is no base64, so the length tells whether all of it was.
  const padding = /={0,2}$/.exec(envelope.bodyBase64.slice(-2))?.[0].length ?? 0;
  if (body.length !== (envelope.bodyBase64.length / 4) * 3 - padding) return { kind: 'malformed', part: 'bodyBase64' };
  return { kind: 'envelope', envelope, body };
}
