import type { LeftOut } from '../../http/curl-call.ts';
import type { HeaderField } from '../../http/message.ts';
import { type FoundBody, foundRequest, type FoundRequest, noBody } from './found-request.ts';
import {
  clientCertificateNamed,
  fileLeftOut,
  multipartLeftOut,
  outerProxyNamed,
  redirectsFollowed,
  verificationOff,
} from './left-out-words.ts';
import { isNo, isThere, isYes, listAt, memberAt, textAt } from './members.ts';

/** The request of one item, without what it has from its folders. A text alone is a URL. */
export function postmanRequest(request: unknown, behaviour: unknown): FoundRequest {
  if (typeof request === 'string') return foundRequest({ place: '', url: request });
  const leftOut: LeftOut[] = [
    ...(isThere(request, 'proxy') ? [outerProxyNamed] : []),
    ...(isThere(request, 'certificate') ? [clientCertificateNamed] : []),
    ...(isNo(behaviour, 'strictSSL') ? [verificationOff] : []),
    ...(isYes(behaviour, 'followAuthorizationHeader') || isThere(behaviour, 'maxRedirects') ? [redirectsFollowed] : []),
  ];
  return foundRequest({
    place: '',
    method: textAt(request, 'method') || 'GET',
    url: urlOf(memberAt(request, 'url')),
    headers: headersOf(memberAt(request, 'header')),
    body: bodyOf(memberAt(request, 'body'), leftOut),
    leftOut,
  });
}

function urlOf(url: unknown): string {
  if (typeof url === 'string') return url;
  const written = textAt(url, 'raw') || joinedUrl(url);
  // Segments such as `:id`, which have a value of their own.
  return listAt(url, 'variable').reduce((whole: string, variable) => {
    const [name, value] = [textAt(variable, 'key'), textAt(variable, 'value')];
    return name === '' || value === '' ? whole : whole.replaceAll(`/:${name}`, () => `/${value}`);
  }, written);
}

function joinedUrl(url: unknown): string {
  const joined = (name: string, between: string) => {
    const found = memberAt(url, name);
    return Array.isArray(found) ? found.filter((each) => typeof each === 'string').join(between) : textAt(url, name);
  };
  const [host, path, port] = [joined('host', '.'), joined('path', '/'), textAt(url, 'port')];
  if (host === '') return '';
  const query = listAt(url, 'query')
    .filter((each) => !isYes(each, 'disabled'))
    .map((each) => `${textAt(each, 'key')}=${textAt(each, 'value')}`)
    .join('&');
  const scheme = textAt(url, 'protocol') || 'https';
  return `${scheme}://${host}${port && `:${port}`}${path && `/${path}`}${query && `?${query}`}`;
}

function headersOf(header: unknown): readonly HeaderField[] {
  if (typeof header === 'string') return header.split('\n').flatMap(headerLine);
  const rows: readonly unknown[] = Array.isArray(header) ? header : [];
  return rows
    .filter((row) => !isYes(row, 'disabled') && textAt(row, 'key') !== '')
    .map((row) => [textAt(row, 'key').trim(), textAt(row, 'value')]);
}

function headerLine(line: string): readonly HeaderField[] {
  const colon = line.indexOf(':');
  return colon <= 0 || line.startsWith('//') ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
}

function bodyOf(body: unknown, leftOut: LeftOut[]): FoundBody {
  if (isYes(body, 'disabled')) return noBody;
  switch (textAt(body, 'mode')) {
    case 'raw':
      return { kind: 'text', text: textAt(body, 'raw') };
    case 'urlencoded':
      return { kind: 'form', pairs: pairsOf(listAt(body, 'urlencoded')) };
    case 'graphql':
      return { kind: 'text', text: graphql(memberAt(body, 'graphql')) };
    case 'file':
      leftOut.push(fileLeftOut(textAt(body, 'file', 'src')));
      return noBody;
    case 'formdata':
      return formData(listAt(body, 'formdata'), leftOut);
    default:
      return noBody;
  }
}

/** Many write a token request so by mistake; its fields are read, and it is said that it is a plain form here. */
function formData(rows: readonly unknown[], leftOut: LeftOut[]): FoundBody {
  const pairs = pairsOf(rows);
  if (pairs.some(([name]) => name === 'grant_type')) {
    leftOut.push({ written: 'Multipart form', reason: 'A token request is a plain form (RFC 6749 Appendix B).' });
    return { kind: 'form', pairs };
  }
  leftOut.push(multipartLeftOut);
  return noBody;
}

function pairsOf(rows: readonly unknown[]): readonly (readonly [string, string])[] {
  return rows
    .filter((row) => !isYes(row, 'disabled') && textAt(row, 'type') !== 'file')
    .map((row) => [textAt(row, 'key'), textAt(row, 'value')]);
}

function graphql(graph: unknown): string {
  return JSON.stringify({ query: textAt(graph, 'query'), variables: textAt(graph, 'variables') || undefined });
}
