import { type BodyKind, bodyKind } from '../http/body-kind.ts';
import { formPairs } from '../http/form-pairs.ts';
import { jsonStringValue, visitJson } from '../http/json-tokens.ts';
import { headerValues, type HttpResponse } from '../http/message.ts';

export type { BodyKind } from '../http/body-kind.ts';

/**
 * What an answer of the token endpoint says (RFC 6749 §5.1, §5.2), whatever its status: some servers report errors
 * with 200, and some issue tokens with 201.
 */
export type TokenAnswer =
  | IssuedToken
  | RefusedToken
  /** A JSON object that holds neither a usable `access_token` nor an `error`. */
  | { readonly kind: 'no-token'; readonly members: Members }
  /** Not a JSON object at all; `looksLike` says what it seems to be. */
  | { readonly kind: 'unreadable'; readonly looksLike: BodyKind };

export type IssuedToken = {
  readonly kind: 'issued';
  readonly accessToken: string;
  /** As it came, for example `bearer`; undefined where it is missing or not a string. */
  readonly tokenType: string | undefined;
  /** Undefined where it is missing or no usable number; a string of digits counts (some servers send one). */
  readonly expiresInSeconds: number | undefined;
  readonly scope: string | undefined;
} & Answered;

/** The members of RFC 6749 §5.2, as they came. */
export type RefusedToken = {
  readonly kind: 'refused';
  readonly error: string;
  readonly description: string | undefined;
  readonly uri: string | undefined;
} & Answered;

type Answered = {
  readonly members: Members;
  /** RFC 6749 wants JSON; some servers answer form-encoded all the same. */
  readonly format: 'json' | 'form';
  /** Names that stand more than once at the top; the last value counts. */
  readonly duplicates: readonly string[];
};

/** All members of the JSON object; look-ups go by `Object.hasOwn`, since the names come from outside. */
export type Members = Readonly<Record<string, unknown>>;

/** Reads an answer as tolerantly as it can be understood without guessing. No input makes it throw. */
export function readTokenResponse(response: HttpResponse): TokenAnswer {
  const text = decoder.decode(response.body);
  const object = jsonObject(text);
  if (object !== undefined) return answerOf(object, 'json', () => repeated(topLevelNames(text)));
  const looksLike = bodyKind(response.body);
  if (looksLike === 'form') {
    const pairs = formPairs(text.trim());
    const answer = answerOf(Object.fromEntries(pairs), 'form', () => repeated(pairs.map(([name]) => name)));
    if (answer.kind !== 'no-token') return answer;
  }
  return { kind: 'unreadable', looksLike: isCompressed(response, looksLike) ? 'compressed' : looksLike };
}

// Tolerant, and without the byte order mark that some servers put first.
const decoder = new TextDecoder('utf-8');

function answerOf(members: Members, format: 'json' | 'form', duplicates: () => readonly string[]): TokenAnswer {
  const accessToken = text(members, 'access_token');
  const error = text(members, 'error');
  if (accessToken !== undefined && accessToken !== '') {
    return {
      kind: 'issued',
      accessToken,
      tokenType: text(members, 'token_type'),
      expiresInSeconds: seconds(member(members, 'expires_in')),
      scope: text(members, 'scope'),
      members,
      format,
      duplicates: duplicates(),
    };
  }
  if (error === undefined || error === '') return { kind: 'no-token', members };
  const description = text(members, 'error_description');
  return {
    kind: 'refused',
    error,
    description,
    uri: text(members, 'error_uri'),
    members,
    format,
    duplicates: duplicates(),
  };
}

function member(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function text(members: Members, name: string): string | undefined {
  const value = member(members, name);
  return typeof value === 'string' ? value : undefined;
}

function seconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function jsonObject(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function topLevelNames(text: string): readonly string[] {
  let depth = 0;
  const names: string[] = [];
  visitJson(text, (kind, start, end) => {
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    if (kind === 'name' && depth === 1) names.push(jsonStringValue(text.slice(start, end)));
  });
  return names;
}

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return [...twice];
}

function isCompressed(response: HttpResponse, looksLike: BodyKind): boolean {
  if (looksLike !== 'binary' && looksLike !== 'not-utf-8') return false;
  return headerValues(response.headers, 'content-encoding').some((value) => !/^\s*(identity)?\s*$/i.test(value));
}
