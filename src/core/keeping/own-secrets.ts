import { fromBase64, latin1 } from '../http/bytes.ts';
import type { Exchange } from '../http/exchange.ts';
import { formPairs } from '../http/form-pairs.ts';
import { findSecret } from '../http/secret-forms.ts';
import type { HeaderField } from '../http/message.ts';
import { isSecretName } from '../sharing/secret-names.ts';

// A shorter value is a word like any other, and would be missed everywhere else in the run.
const shortest = 8;
const most = 40;
const deepest = 20;

/**
 * The secrets that a run gives away itself: header fields, cookies, parameters, members of JSON and credentials in a URL
 * whose name or place says what they are. A server may say each again elsewhere, in any form; there only the value tells.
 * What is found anyway, because it holds a known secret or is a JWT, is left out: each costs a search of all the rest.
 */
export function ownSecrets(exchanges: readonly Exchange[], knownSecrets: readonly string[]): readonly string[] {
  const found = new Set(exchanges.flatMap(secretsIn));
  return [...found]
    .filter((secret) => secret.length >= shortest && !secret.startsWith('eyJ'))
    .filter((secret) => !knownSecrets.some((known) => findSecret(secret, known).length > 0))
    .slice(0, most);
}

function secretsIn({ request, outcome }: Exchange): readonly string[] {
  const response = outcome.kind === 'response' ? outcome.response : undefined;
  return [
    ...inUrl(request.url),
    ...request.headers.flatMap(inHeader),
    ...inBody(request.body),
    ...(response === undefined ? [] : [...response.headers.flatMap(inHeader), ...inBody(response.body)]),
  ];
}

function inUrl(text: string): readonly string[] {
  if (!URL.canParse(text)) return [];
  const url = new URL(text);
  return [decoded(url.password || url.username), ...inPairs([...url.searchParams])];
}

function inHeader([name, value]: HeaderField): readonly string[] {
  switch (name.toLowerCase()) {
    case 'authorization':
    case 'proxy-authorization':
      return credentials(value);
    case 'cookie':
      return value.split(';').map(cookieValue);
    case 'set-cookie':
      return [cookieValue(value.split(';')[0] ?? '')];
    default:
      return isSecretName(name) ? [value] : [];
  }
}

/** Of credentials what comes after the scheme; of Basic the password as well (RFC 7617 §2). */
function credentials(value: string): readonly string[] {
  const [, scheme = '', word = value] = /^([\w-]+) +(\S.*)$/.exec(value) ?? [];
  if (scheme.toLowerCase() !== 'basic') return [word];
  const pair = latin1(fromBase64(word) ?? new Uint8Array());
  return [word, pair.slice(pair.indexOf(':') + 1)];
}

function cookieValue(pair: string): string {
  return pair.slice(pair.indexOf('=') + 1).trim();
}

function inBody(bytes: Uint8Array): readonly string[] {
  if (bytes.length === 0) return [];
  const text = new TextDecoder().decode(bytes);
  const json = parsed(text);
  return json === undefined ? inPairs(formPairs(text)) : inJson(json, '', 0);
}

function inPairs(pairs: readonly (readonly [name: string, value: string])[]): readonly string[] {
  return pairs.filter(([name]) => isSecretName(name)).map(([, value]) => value);
}

function inJson(value: unknown, name: string, depth: number): readonly string[] {
  if (typeof value === 'string') return isSecretName(name) ? [value] : [];
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  return Object.entries(value).flatMap(([each, member]) =>
    inJson(member, Array.isArray(value) ? name : each, depth + 1),
  );
}

function parsed(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
