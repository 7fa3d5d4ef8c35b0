import { base64url } from 'jose';
import { utf8 } from '../http/bytes.ts';
import type { JsonObject } from './decode.ts';
import { jsonFacts } from './json-facts.ts';
import { type CandidateKey, holdsSecret } from './key-facts.ts';
import { memberCount } from './member-count.ts';
import { readPemKeys } from './read-pem-keys.ts';

/** What a text holds for checking signatures, or a sentence that says why it holds nothing. */
export type KeyReading =
  | {
      readonly kind: 'keys';
      readonly form: KeyForm;
      /** Published by a server for everybody, or given by the person. */
      readonly origin: 'published' | 'given';
      readonly keys: readonly CandidateKey[];
      /** What is wrong with the keys as a whole, sentences. */
      readonly warnings: readonly string[];
    }
  | UnreadableKeys;

export type UnreadableKeys = { readonly kind: 'unreadable'; readonly reason: string; readonly next: string };

export type KeyForm = 'jwk' | 'jwks' | 'pem' | 'certificate' | 'shared secret';

/** Beyond this a key set is refused by its size alone (security.md T48). */
const mostCharacters = 8 * 1024 * 1024;
const mostKeys = 20_000;

/**
 * Reads keys: a JWK or JWK set (RFC 7517 §4, §5), a list of JWKs, or PEM: public keys, certificates, private keys (whose
 * public half counts). A text is never taken for a shared secret: that would let a public key pass for one (RFC 8725
 * §2.1). Never throws.
 */
export async function readKeys(text: string, origin: 'published' | 'given'): Promise<KeyReading> {
  const trimmed = text.trim();
  if (trimmed === '') return unreadable('There is no key in it.', 'Paste a JWK, a JWK set, a PEM or a certificate.');
  if (trimmed.length > mostCharacters) {
    return unreadable('The key set is over 8 MiB, which is more than is read here.', 'Give the one key that is meant.');
  }
  if (/^[{[]/.test(trimmed)) return readJwks(trimmed, origin);
  if (trimmed.includes('-----BEGIN ')) return readPemKeys(withLineEnds(trimmed), origin);
  return notAKey(trimmed);
}

/** In JSON files and variables the line ends of a PEM are often written as two characters, which base64 has not. */
function withLineEnds(pem: string): string {
  return pem.replaceAll('\\r', '').replaceAll('\\n', '\n');
}

/** A secret that both sides know, as bytes (RFC 7518 §3.2), in the form that the person says it is written in. */
export function sharedSecret(text: string, encoding: 'text' | 'base64url' | 'hex'): KeyReading {
  const bytes = secretBytes(text, encoding);
  if (bytes === undefined) {
    return unreadable(`The secret is no ${encoding}.`, 'Check it, or choose another way to read it.');
  }
  if (bytes.length === 0) return unreadable('The secret is empty.', 'Type the shared secret.');
  const key = { position: 1, jwk: { kty: 'oct', k: base64url.encode(bytes) } };
  return { kind: 'keys', form: 'shared secret', origin: 'given', keys: [key], warnings: [] };
}

function secretBytes(text: string, encoding: 'text' | 'base64url' | 'hex'): Uint8Array | undefined {
  if (encoding === 'text') return utf8(text);
  const tidy = text.trim();
  if (encoding === 'hex') {
    if (!/^(?:[0-9a-f]{2})*$/i.test(tidy)) return undefined;
    return Uint8Array.from(tidy.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }
  const bare = withoutPadding(tidy).replaceAll('+', '-').replaceAll('/', '_');
  return /^[\w-]*$/.test(bare) && bare.length % 4 !== 1 ? base64url.decode(bare) : undefined;
}

/** By hand: a pattern would try each of a long run of `=` anew. */
function withoutPadding(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '=') end--;
  return text.slice(0, end);
}

function readJwks(text: string, origin: 'published' | 'given'): KeyReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable('It begins like a JWK, and is no JSON.', 'Perhaps a part was lost in copying.');
  }
  const set = keysIn(value);
  if (set === undefined) {
    return unreadable(
      'The JSON holds no keys: neither kty nor a list called keys.',
      'Paste a JWK or a JWK set (RFC 7517).',
    );
  }
  if (set.keys.length === 0)
    return unreadable('The key set is empty.', 'The server publishes no key; look there first.');
  if (set.keys.length > mostKeys) {
    return unreadable(
      `There are ${set.keys.length} keys in it, more than anybody means.`,
      'Give the one key that is meant.',
    );
  }
  if (memberCount(text) !== membersWithin(value)) return repeatedMembers(text);
  const keys = set.keys.map((jwk, index) => ({ position: index + 1, jwk: isObject(jwk) ? jwk : {} }));
  const warnings = origin === 'published' && set.keys.some((jwk) => isObject(jwk) && holdsSecret(jwk)) ? [leak] : [];
  return { kind: 'keys', form: set.form, origin, keys, warnings };
}

const leak =
  'The published key set holds a private or secret key: whoever reads it can sign tokens. The server must take it out and change it.';

/** A repeated name makes it anybody's guess which key is meant: one parser checks with the first, another with the last. */
function repeatedMembers(text: string): KeyReading {
  const [first = ''] = jsonFacts(text).repeated;
  return unreadable(
    `The JSON of the keys names something twice (${first.slice(0, 80)}).`,
    'Have each name stand once (RFC 7517 §4).',
  );
}

function keysIn(value: unknown): { readonly form: KeyForm; readonly keys: readonly unknown[] } | undefined {
  if (Array.isArray(value)) return { form: 'jwks', keys: value };
  if (!isObject(value)) return undefined;
  const keys = Object.hasOwn(value, 'keys') ? value['keys'] : undefined;
  if (Array.isArray(keys)) return { form: 'jwks', keys };
  return Object.hasOwn(value, 'kty') ? { form: 'jwk', keys: [value] } : undefined;
}

/** How many members all objects together have; without recursion, for the depth comes from outside. */
function membersWithin(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) for (const item of next) open.push(item);
    else if (isObject(next)) {
      for (const name of Object.keys(next)) {
        count++;
        const member = next[name];
        if (typeof member === 'object') open.push(member);
      }
    }
  }
  return count;
}

function notAKey(text: string): UnreadableKeys {
  if (/^<(?:!doctype|html|\?xml)/i.test(text)) {
    return unreadable('This is a web page, and no key.', 'Check the address that it came from.');
  }
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) {
    return unreadable(
      'This is a token, and no key.',
      'Paste the key that verifies it: a JWK, a JWK set, a PEM or a certificate.',
    );
  }
  if (/^ssh-|^ecdsa-sha2-/.test(text)) {
    return unreadable(
      'This is a public key in the form of OpenSSH.',
      'Convert it with ssh-keygen -e -m PKCS8 -f key.pub.',
    );
  }
  // Base64 of a sequence in DER, as every public key and certificate is.
  if (/^M[CFHI][A-Za-z0-9+/=\s]{50,}$/.test(text)) {
    return unreadable(
      'This looks like a key or a certificate without its first and last line.',
      'Write -----BEGIN PUBLIC KEY----- above it and -----END PUBLIC KEY----- below it, or CERTIFICATE in both. If it is a shared secret, say so beside the field.',
    );
  }
  return unreadable(
    'This is no JWK, JWK set, PEM or certificate.',
    'If it is a shared secret, say so beside the field: what a text is meant as is never guessed.',
  );
}

function unreadable(reason: string, next: string): UnreadableKeys {
  return { kind: 'unreadable', reason, next };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
