import type { IncomingMessage } from 'node:http';

/**
 * Has the Basic header of this request read without decoding. The library always decodes what stands in it
 * (RFC 6749 §2.3.1), so it is given the two parts encoded once more. The header as it came stays in `rawHeaders`.
 */
export function takeBasicAsItStands(request: IncomingMessage): void {
  const [, base64] = /^basic +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (base64 === undefined) return;
  const text = Buffer.from(base64, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon === -1) return;
  const encoded = [text.slice(0, colon), text.slice(colon + 1)].map(encodeURIComponent).join(':');
  request.headers.authorization = `Basic ${Buffer.from(encoded).toString('base64')}`;
}
