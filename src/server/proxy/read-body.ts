import type { IncomingMessage } from 'node:http';

/** The text of a request's body, or why there is none. */
export type ReadBody =
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'too-large' }
  /** Too slow, or gone in the middle. */
  | { readonly kind: 'incomplete' };

/** Reads a body to its end as UTF-8, within this many bytes and ms. */
export function readBody(request: IncomingMessage, limitBytes: number, limitMs: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const limit = setTimeout(() => resolve({ kind: 'incomplete' }), limitMs);
    const settle = (read: () => ReadBody): void => {
      clearTimeout(limit);
      resolve(read());
    };
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      // The rest is read and dropped: an answer before the end of the request would reach no browser.
      if (size <= limitBytes) pieces.push(piece);
    });
    const whole = (): ReadBody =>
      size > limitBytes ? { kind: 'too-large' } : { kind: 'body', text: Buffer.concat(pieces).toString('utf8') };
    request.on('end', () => settle(whole));
    request.on('error', () => settle(() => ({ kind: 'incomplete' })));
    request.on('close', () => settle(() => ({ kind: 'incomplete' })));
  });
}

/** The value of a JSON text, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
