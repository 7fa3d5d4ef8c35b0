import { corsPlan } from './cors-plan.ts';
import { headerValue, type HeaderField, type HttpRequest } from './message.ts';

/** What becomes of a request in a browser, as far as it follows from the request. */
export type BrowserChanges = {
  /** What is handed to the browser: without the fields that it would leave out anyway. */
  readonly handedOver: HttpRequest;
  /** Why a browser sends nothing at all; undefined where it sends. */
  readonly obstacle: string | undefined;
  /** What it changes, a sentence each. */
  readonly changes: readonly string[];
};

const rewritten: ReadonlySet<string> = new Set(['host', 'accept-encoding', 'user-agent', 'origin', 'referer']);

/** The changes that a browser makes to a request of a page (Fetch, "HTTP-network-or-cache fetch"). */
export function browserChanges(pageOrigin: string, request: HttpRequest): BrowserChanges {
  const { request: kept, dropped, preflight, unsafeHeaders, sameOrigin } = corsPlan(pageOrigin, request);
  const { method, url, headers, body } = kept;
  const replaced = dropped.filter((name) => rewritten.has(name.toLowerCase()));
  const left = dropped.filter((name) => !rewritten.has(name.toLowerCase()));
  const repeated = repeatedNames(headers);
  const changes = [
    ...(replaced.length === 0 ? [] : [`${replaced.join(', ')}: the browser writes its own instead.`]),
    ...(left.length === 0 ? [] : [`${left.join(', ')}: left out, since a page may not set this.`]),
    ...repeated.map((name) => `${name}: the browser makes one field of them, with commas between the values.`),
    `Added: ${addedNames(headers, sameOrigin).join(', ')} and more, in an order of its own.`,
    ...(preflight === undefined
      ? []
      : [`First it asks the server with OPTIONS, because of ${unsafeHeaders.join(', ') || method}.`]),
  ];
  return { handedOver: { method, url, headers, body }, obstacle: obstacleOf(request), changes };
}

/** `fetch` refuses these without a word to the server, and the page could not tell that from a failure on the way. */
function obstacleOf({ method, body }: HttpRequest): string | undefined {
  if (body.length === 0 || (method !== 'GET' && method !== 'HEAD')) return undefined;
  return `A browser sends no body with ${method}: remove the body, or send through the proxy.`;
}

function repeatedNames(headers: readonly HeaderField[]): readonly string[] {
  const names = headers.map(([name]) => name.toLowerCase());
  return headers
    .filter(
      ([name], index) => names.indexOf(name.toLowerCase()) === index && names.lastIndexOf(name.toLowerCase()) > index,
    )
    .map(([name]) => name);
}

function addedNames(headers: readonly HeaderField[], sameOrigin: boolean): readonly string[] {
  return [
    'Host',
    ...(headerValue(headers, 'accept') === undefined ? ['Accept: */*'] : []),
    'Accept-Encoding',
    'Accept-Language',
    ...(sameOrigin ? [] : ['Origin']),
    'User-Agent',
    'Sec-Fetch-Mode',
  ];
}
