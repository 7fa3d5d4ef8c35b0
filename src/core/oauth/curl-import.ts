import { curlCall, type CurlCall, type LeftOut } from '../http/curl-call.ts';
import { joinedData } from '../http/curl-data.ts';
import { curlWords, type Shell } from '../http/curl-words.ts';
import { curlWay } from '../http/curl-way.ts';
import { destinationText, readDestination } from '../http/detour.ts';
import { formPairs } from '../http/form-pairs.ts';
import { headerValue } from '../http/message.ts';
import type { ApiCall } from './api-request.ts';
import { type Connection, hostAndPort } from './connection.ts';
import { curlApiCall } from './curl-import-api.ts';
import { curlTokenRequest } from './curl-import-token.ts';
import type { ServerWay } from './server-way.ts';

/** What a curl command would fill in, and everything of it that is not taken over. Nothing of it has happened yet. */
export type CurlImport =
  | { readonly kind: 'nothing'; readonly reason: string }
  | (Review & { readonly kind: 'token-request'; readonly change: Partial<Connection> })
  /** `token` goes where tokens are pasted; undefined where there is none, or only a variable. */
  | (Review & { readonly kind: 'api-call'; readonly call: ApiCall; readonly token: string | undefined });

type Review = {
  readonly shell: Shell;
  /** What was guessed or changed, in sentences. */
  readonly notes: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly harmless: readonly string[];
  /** Variables that stand in the texts as they were written: their values are not in the command. */
  readonly variables: readonly string[];
  /** `host:port` whose certificate curl would not verify (`-k`); never applied without a press of its own. */
  readonly unverified: string | undefined;
  /** Where it connects instead of the URL’s host and port (`--connect-to`, `--resolve`). */
  readonly way: ServerWay | undefined;
  /** Options that name a client certificate and its key, as written; a page cannot read these files. */
  readonly identity: readonly string[];
};

/** A command with its URL made whole and its data put together. */
export type ReadCurl = {
  readonly call: CurlCall;
  /** Absolute, as typed but for a missing scheme and without credentials. */
  readonly url: string;
  /** Credentials that stood in the URL, decoded. */
  readonly urlUser: string | undefined;
  /** Form-encoded or JSON, or anything. */
  readonly body: string;
  /** What was said about the command so far. */
  readonly notes: string[];
  readonly leftOut: LeftOut[];
};

// Far beyond what a shell takes as one argument.
const longest = 300_000;
const tooLong = 'This is longer than any command: paste only the part that begins with curl.';
const nothingThere = 'There is no curl command in it. It begins with curl, and options follow.';

/** Reads a curl command for bash, cmd or PowerShell; it is never run (security.md T38). */
export function curlImport(text: string): CurlImport {
  if (text.length > longest) return { kind: 'nothing', reason: tooLong };
  const { shell, words, rest, isCut } = curlWords(text);
  if (words === undefined) return { kind: 'nothing', reason: nothingThere };
  const call = curlCall(words);
  const read = readCurl(call);
  if (read === undefined) return { kind: 'nothing', reason: 'There is no URL in the command, so it leads nowhere.' };
  if (isCut) read.notes.push('A quotation mark is never closed, so the end of the command is probably missing.');
  if (rest !== '') read.leftOut.push(restLeftOut(rest));
  const variables = [...new Set(words.flatMap((word) => word.variables))];
  const way = wayOf(read);
  const filled = isTokenRequest(read) ? curlTokenRequest(read) : curlApiCall(read);
  return {
    ...filled,
    shell,
    notes: read.notes,
    leftOut: [...call.leftOut, ...read.leftOut],
    harmless: call.harmless,
    variables,
    unverified: call.insecure ? hostAndPort(read.url) : undefined,
    way,
    identity: call.identity,
  };
}

function wayOf({ call, url, notes, leftOut }: ReadCurl): ServerWay | undefined {
  const target = hostAndPort(url);
  const from = target === undefined ? undefined : readDestination(target, 443);
  if (target === undefined || from === undefined) return undefined;
  const way = curlWay(call.ways, from);
  notes.push(...way.notes);
  leftOut.push(...way.leftOut);
  if (way.connectTo === undefined) return undefined;
  return { hostAndPort: target, connectTo: destinationText(way.connectTo), serverName: '' };
}

function readCurl(call: CurlCall): ReadCurl | undefined {
  const [first, ...others] = call.urls;
  if (first === undefined || first === '') return undefined;
  const leftOut = others.map((written) => ({ written, reason: 'A second URL; only the first one is read.' }));
  const notes: string[] = [];
  const { url: bare, user: urlUser } = withoutUser(withScheme(first, notes));
  const body = joinedData(call.data.filter((piece) => !piece.isQuery));
  const queries = [joinedData(call.data.filter((piece) => piece.isQuery)), call.isGet ? body : ''];
  const url = queries
    .filter(Boolean)
    .reduce((whole, query) => `${whole}${whole.includes('?') ? '&' : '?'}${query}`, bare);
  return { call, url, urlUser, body: call.isGet ? '' : body, notes, leftOut };
}

function withScheme(url: string, notes: string[]): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return url;
  notes.push('The URL has no scheme. curl takes http then, and so does the form: write https if that is meant.');
  return `http://${url.replace(/^\/+/, '')}`;
}

/** A URL without the credentials in it, and these decoded. */
export function withoutUser(url: string): { readonly url: string; readonly user: string | undefined } {
  const [, scheme, user, rest] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]*)@(.*)$/is.exec(url) ?? [];
  if (scheme === undefined || user === undefined || rest === undefined) return { url, user: undefined };
  return { url: `${scheme}${rest}`, user: percentDecoded(user) };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** By its grant_type, wherever it stands; without one, by a client’s credentials on the way to something called token. */
export function isTokenRequest({ call, url, urlUser, body }: ReadCurl): boolean {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  if (/(?:^|&)\s*grant_type=/.test(body) || /(?:^|&)grant_type=/.test(query)) return true;
  if (/^\s*\{[^]*"grant_type"\s*:/.test(body)) return true;
  const authorization = headerValue(call.headers, 'authorization') ?? '';
  if (call.bearer !== undefined || /^(?:bearer|dpop)\s/i.test(authorization)) return false;
  const hasClient =
    call.user !== undefined ||
    urlUser !== undefined ||
    /^basic\s/i.test(authorization) ||
    formPairs(body).some(([name]) => name.trim() === 'client_id');
  return hasClient && /token/i.test(url.replace(/[?#].*$/s, ''));
}

/** Named, and no more: what stands there may hold secrets. */
function restLeftOut(rest: string): LeftOut {
  if (rest.startsWith('&') && !/^&(?:&|\s|$)/.test(rest)) {
    const written = rest.replaceAll(/=[^&\s]*/g, '=…').slice(0, 80);
    return { written, reason: 'An & without quotes ends a command, so curl never sees this. Put the URL in quotes.' };
  }
  const written = `${/^[|;&\s]*[\w./-]*/.exec(rest)?.[0].trim() ?? ''} …`;
  return { written, reason: 'What stands behind the command is none of the request.' };
}
