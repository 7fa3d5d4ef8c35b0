import type { LeftOut } from '../../http/curl-call.ts';
import { fromBase64 } from '../../http/bytes.ts';
import type { HeaderField } from '../../http/message.ts';
import { type FoundBody, foundRequest, type FoundRequest } from './found-request.ts';
import { mostRequests } from './import-limits.ts';
import { fileReading, type FormatResult } from './import-reading.ts';
import { cookiesLeftOut } from './left-out-words.ts';
import { isThere, listAt, memberAt, textAt } from './members.ts';

/** A recording of a browser or a proxy (HTTP Archive 1.1 and 1.2); undefined for anything else. */
export function readHar(file: unknown): FormatResult | undefined {
  if (!Array.isArray(memberAt(file, 'log', 'entries'))) return undefined;
  const entries = listAt(file, 'log', 'entries');
  const rest = entries.length - mostRequests;
  const leftOut: LeftOut[] =
    rest > 0 ? [{ written: `${rest} more entries`, reason: `Only ${mostRequests} requests are looked at.` }] : [];
  const requests = entries.slice(0, mostRequests).map((entry) => requestOf(entry, leftOut));
  const title = textAt(listAt(file, 'log', 'pages')[0], 'title');
  return {
    kind: 'read',
    reading: fileReading({ format: 'HAR', title: /^https?:/.test(title) ? '' : title, requests, leftOut }),
  };
}

function requestOf(entry: unknown, leftOut: LeftOut[]): FoundRequest {
  const request = memberAt(entry, 'request');
  const [method, url] = [textAt(request, 'method') || 'GET', textAt(request, 'url')];
  const all = listAt(request, 'headers').map((row) => [textAt(row, 'name'), textAt(row, 'value')] as const);
  const headers = all.filter(isOwn);
  const hasCookies = all.some(([name]) => name.toLowerCase() === 'cookie');
  if (hasCookies && !leftOut.includes(cookiesLeftOut)) leftOut.push(cookiesLeftOut);
  if (headers.length < all.length && !leftOut.includes(browserFields)) leftOut.push(browserFields);
  return foundRequest({
    place: `${method} ${withoutQuery(url)}`,
    method,
    url: url.replace(/#.*$/s, ''),
    headers,
    body: bodyOf(memberAt(request, 'postData')),
    issued: issuedIn(memberAt(entry, 'response', 'content')),
  });
}

const browserFields: LeftOut = {
  written: 'Header fields that a browser or proxy adds by itself',
  reason: 'They say which page asked and with which browser, and nothing about the client.',
};

/** What a person may have chosen, and not the browser or the connection. */
function isOwn([name]: HeaderField): boolean {
  const lower = name.toLowerCase();
  return name !== '' && !lower.startsWith(':') && !/^(?:sec-|x-forwarded-)/.test(lower) && !added.has(lower);
}

const added = new Set([
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-length',
  'cookie',
  'dnt',
  'host',
  'if-modified-since',
  'if-none-match',
  'origin',
  'pragma',
  'priority',
  'referer',
  'te',
  'upgrade-insecure-requests',
  'user-agent',
  'via',
]);

/** The text as it was sent where it is there; the list of decoded parameters else. */
function bodyOf(postData: unknown): FoundBody {
  const text = textAt(postData, 'text');
  if (text !== '' || !isThere(postData, 'params')) return { kind: 'text', text };
  const rows = listAt(postData, 'params').filter((row) => textAt(row, 'fileName') === '');
  return { kind: 'form', pairs: rows.map((row) => [textAt(row, 'name'), textAt(row, 'value')]) };
}

/** The token in a JSON answer, so that the calls that carry it can be told. */
function issuedIn(content: unknown): string {
  const text = textAt(content, 'text');
  if (text.length > 200_000 || text === '') return '';
  try {
    return textAt(JSON.parse(textAt(content, 'encoding') === 'base64' ? decoded(text) : text), 'access_token');
  } catch {
    return '';
  }
}

function decoded(text: string): string {
  return new TextDecoder().decode(fromBase64(text) ?? new Uint8Array());
}

function withoutQuery(url: string): string {
  return url.replace(/^https?:\/\/(?:[^/?#@]*@)?/i, '').replace(/[?#].*$/s, '');
}
