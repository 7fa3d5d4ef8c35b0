import { concatBytes, latin1Bytes } from './bytes.ts';
import { headerValue, headerValues, type HeaderField, type HttpRequest, methods } from './message.ts';

/**
 * Everything that will stand in the request's head, in order: the user's and the protocol's fields, framed by what
 * HTTP/1.1 needs. The preview prints this list and the proxy sends it, so the two cannot differ (design.md 7.4).
 *
 * Never added: Origin, Referer, Sec-Fetch-*, cookies. `Accept-Encoding: identity` keeps the answer readable as it
 * is, `Connection: close` because each request has a connection of its own. A request `asWritten` gets its framing only.
 */
export function wireHeaders(request: HttpRequest): readonly HeaderField[] {
  if (request.asWritten === true) return [...request.headers, ...contentLength(request), ['Connection', 'close']];
  const own = request.headers.filter(([name]) => name.toLowerCase() !== 'host');
  return [
    ['Host', headerValue(request.headers, 'host') ?? new URL(request.url).host],
    ...(has(own, 'accept') ? [] : [['Accept', '*/*'] as const]),
    ...own,
    ...(has(own, 'accept-encoding') ? [] : [['Accept-Encoding', 'identity'] as const]),
    ...contentLength(request),
    ['Connection', 'close'],
  ];
}

/** The request line: method, target in origin form, version (RFC 9112 §3). */
export function requestLine(request: HttpRequest): string {
  const url = new URL(request.url);
  return `${request.method} ${url.pathname}${url.search} HTTP/1.1`;
}

/** The request as bytes, exactly as the proxy writes them to the socket. */
export function wireBytes(request: HttpRequest): Uint8Array {
  const fields = wireHeaders(request).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${requestLine(request)}\r\n${fields.join('')}\r\n`;
  return concatBytes([latin1Bytes(head), request.body]);
}

/** Why a request cannot be sent, and the part that is at fault. */
export type RequestFault = { readonly part: 'method' | 'url' | `header ${string}`; readonly reason: string };

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// Visible characters, space and tab: no CR, LF or NUL, which would start another header, and nothing beyond one byte.
const fieldValue = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;
const framing = new Set([
  'connection',
  'content-length',
  'expect',
  'http2-settings',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * What keeps a request from going out, or undefined: an unknown method, a URL that is not http(s) or carries
 * credentials, header names and values that would not survive as one field, and the framing fields, which are ours
 * (security.md 5.2).
 */
export function requestFault(request: HttpRequest): RequestFault | undefined {
  if (!methods.includes(request.method)) return { part: 'method', reason: 'This method is not offered.' };
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (url === undefined) return { part: 'url', reason: 'This is not an absolute URL.' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { part: 'url', reason: 'Only http and https are spoken.' };
  if (url.username !== '' || url.password !== '')
    return { part: 'url', reason: 'Credentials do not belong in the URL.' };
  const hosts = headerValues(request.headers, 'host').length;
  if (request.asWritten === true && hosts === 0) return { part: 'header Host', reason: 'Host has to stand in it.' };
  if (hosts > 1) return { part: 'header Host', reason: 'Host may stand once.' };
  for (const field of request.headers) {
    const reason = fieldFault(field);
    if (reason !== undefined) return { part: `header ${field[0]}`, reason };
  }
  return undefined;
}

/** Whether this can be the name of a header field (RFC 9110 §5.6.2). */
export function isToken(name: string): boolean {
  return token.test(name);
}

/** Whether a field of this name frames the message or speaks to proxies, so that it is not for a request to set. */
export function isFraming(name: string): boolean {
  return framing.has(name.toLowerCase()) || name.toLowerCase().startsWith('proxy-');
}

/** Why one header field cannot be sent, or undefined. */
export function fieldFault([name, value]: HeaderField): string | undefined {
  if (!isToken(name)) return 'A header name is made of letters, digits and - only (a token, RFC 9110 §5.6.2).';
  if (isFraming(name)) return 'This field frames the message or speaks to proxies; it is set for you.';
  if (!fieldValue.test(value)) return 'The value holds a line break, a control character, or one beyond ISO 8859-1.';
  return undefined;
}

function contentLength(request: HttpRequest): readonly HeaderField[] {
  const expectsBody = request.method === 'POST' || request.method === 'PUT' || request.method === 'PATCH';
  if (request.body.length === 0 && !expectsBody) return [];
  return [['Content-Length', String(request.body.length)]];
}

function has(headers: readonly HeaderField[], name: string): boolean {
  return headerValue(headers, name) !== undefined;
}
