import { type CurlArgument, curlArguments } from './curl-arguments.ts';
import { dataPiece, type DataPiece } from './curl-data.ts';
import { harmlessOptions } from './curl-options.ts';
import type { CurlWord } from './curl-words.ts';
import { identityOptions, isToConfirm, leftOutReason } from './curl-left-out.ts';
import type { WayOption } from './curl-way.ts';
import type { HeaderField } from './message.ts';

/** A part of the command that is not taken over, as it was written, and a sentence that says why. */
export type LeftOut = {
  readonly written: string;
  readonly reason: string;
  /** Without it, what is sent or the way it takes is another one than curl’s; a person has to agree to that. */
  readonly toConfirm?: true;
};

/** What a curl command asks for, before anybody decides what it is. */
export type CurlCall = {
  readonly urls: readonly string[];
  /** As typed; undefined where the command leaves it to curl. */
  readonly method: string | undefined;
  readonly headers: readonly HeaderField[];
  readonly data: readonly DataPiece[];
  readonly isJson: boolean;
  /** The parameters go into the URL (`-G`). */
  readonly isGet: boolean;
  readonly user: string | undefined;
  readonly bearer: string | undefined;
  /** The command asks not to verify the certificate (`-k`). */
  readonly insecure: boolean;
  /** Options that name another place to connect to. */
  readonly ways: readonly WayOption[];
  /** Options that name a client certificate and its key, as written. */
  readonly identity: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** Options that concern only curl’s output and the like, as written. */
  readonly harmless: readonly string[];
};

type Draft = {
  -readonly [Key in keyof CurlCall]: CurlCall[Key] extends readonly (infer Item)[] ? Item[] : CurlCall[Key];
};

/** Reads the arguments of a curl command. What follows `--next` is another request, and left out. */
export function curlCall(words: readonly CurlWord[]): CurlCall {
  const draft: Draft = {
    urls: [],
    method: undefined,
    headers: [],
    data: [],
    isJson: false,
    isGet: false,
    user: undefined,
    bearer: undefined,
    insecure: false,
    ways: [],
    identity: [],
    leftOut: [],
    harmless: [],
  };
  for (const argument of curlArguments(words)) {
    if (argument.kind === 'unknown') {
      leaveOut(draft, argument.written, 'Not an option of curl that is known here.');
    } else if (argument.name === 'next') {
      leaveOut(draft, argument.written, 'What follows is a second request; only the first one is read.');
      break;
    } else take(draft, argument);
  }
  return draft;
}

function take(draft: Draft, argument: Extract<CurlArgument, { kind: 'option' }>): void {
  const { name, written, value = '' } = argument;
  switch (name) {
    case 'url':
      draft.urls.push(value);
      return;
    case 'request':
      draft.method = value;
      return;
    case 'head':
      draft.method ??= 'HEAD';
      return;
    case 'get':
      draft.isGet = true;
      return;
    case 'header':
      return takeHeader(draft, written, value);
    case 'user-agent':
    case 'referer':
      draft.headers.push([name === 'referer' ? 'Referer' : 'User-Agent', value]);
      return;
    case 'cookie':
      if (!value.includes('=')) return leaveOut(draft, `${written} ${value}`, 'Cookies in a file are not read.', true);
      draft.headers.push(['Cookie', value]);
      return;
    case 'user':
      draft.user = value;
      return;
    case 'oauth2-bearer':
      draft.bearer = value;
      return;
    case 'insecure':
      draft.insecure = true;
      return;
    case 'connect-to':
    case 'resolve':
      draft.ways.push({ name, written, value });
      return;
    case 'json':
    case 'data':
    case 'data-ascii':
    case 'data-binary':
    case 'data-raw':
    case 'data-urlencode':
    case 'url-query':
      return takeData(draft, name, written, value);
    default:
      return takeOther(draft, argument);
  }
}

function takeHeader(draft: Draft, written: string, value: string): void {
  if (value.startsWith('@')) return leaveOut(draft, `${written} ${value}`, 'Headers in a file are not read.', true);
  const match = /^([^:;]*)([:;])(.*)$/s.exec(value);
  const [, name = '', sign = '', text = ''] = match ?? [];
  if (match === null || name.trim() === '') {
    return leaveOut(draft, `${written} ${value}`, 'It has no colon, so it is no header, and curl leaves it out too.');
  }
  // `Name:` keeps curl from sending a field of its own; `Name;` sends one without a value.
  if (sign === ':' && text.trim() === '') return;
  if (sign === ';' && text.trim() !== '') {
    return leaveOut(draft, `${written} ${value}`, 'It has no colon, so it is no header, and curl leaves it out too.');
  }
  draft.headers.push([name.trim(), text.trim()]);
}

function takeData(draft: Draft, name: string, written: string, value: string): void {
  const piece = dataPiece(name, value);
  if (piece.kind === 'file') {
    const where = piece.path === '-' ? 'what comes through the pipe' : `the file ${piece.path}`;
    const row = piece.name === '' ? '' : ` Its row is there: paste the content into it.`;
    leaveOut(draft, `${written} ${value}`, `A page cannot read ${where}, and curl would have sent it.${row}`, true);
  }
  draft.isJson ||= name === 'json';
  draft.data.push(piece);
}

function takeOther(draft: Draft, { name, written, value }: Extract<CurlArgument, { kind: 'option' }>): void {
  if (harmlessOptions.has(name.replace(/^no-/, '')) || harmlessOptions.has(name)) {
    draft.harmless.push(written);
    return;
  }
  const shown = value === undefined ? written : `${written} ${shownValue(name, value)}`;
  if (identityOptions.has(name)) draft.identity.push(shown);
  else leaveOut(draft, shown, leftOutReason(name), isToConfirm(name));
}

/** A pass phrase is no business of the screen. */
function shownValue(name: string, value: string): string {
  if (/pass|user/.test(name)) return '••••••••';
  if (name.endsWith('cert')) return value.replace(/^(.{2,}?):.*$/s, '$1:••••••••');
  return value.replace(/^(\S+:\/\/)[^/@]*@/, '$1••••••••@');
}

function leaveOut(draft: Draft, written: string, reason: string, toConfirm = false): void {
  draft.leftOut.push(toConfirm ? { written, reason, toConfirm } : { written, reason });
}
