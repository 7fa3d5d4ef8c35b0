import type { DecodedJws, DecodedJwt, DecodedToken } from './decode.ts';
import { jsonFacts } from './json-facts.ts';
import { keyWantedBy } from './judge-keys.ts';
import { textOf } from './key-facts.ts';
import { notForYou } from './not-for-you.ts';
import type { CannotCheckCode, NotValidCode, Verdict } from './verdict.ts';

/** A token that has a signature, or a place for one. */
export type SignedToken = DecodedJwt | DecodedJws;

/** Tokens that have no signature to check, each with what can be done instead. */
export function uncheckable(decoded: Exclude<DecodedToken, SignedToken>): Verdict {
  switch (decoded.kind) {
    case 'opaque':
      return cannotCheck(
        'opaque',
        'The token is opaque: it has no signature.',
        'Introspect it: its server knows what it is worth.',
      );
    case 'jwe':
      return cannotCheck(
        'encrypted',
        'The token is encrypted; a signature, if any, is within.',
        'Decrypt it with the key of the API it is meant for.',
      );
    case 'damaged':
      return cannotCheck('damaged', `The token cannot be read: ${decoded.reason}`, 'Copy it anew, whole.');
    case 'too-large':
      return cannotCheck('damaged', 'The token is too large to be checked here.', 'No server takes one of that size.');
  }
}

/** What no key can make good (RFC 7515 §4, RFC 8725 §3), or what makes a key pointless; undefined where there is nothing. */
export function flawOf(decoded: SignedToken): Verdict | undefined {
  const { header } = decoded;
  if (decoded.unsigned) {
    return notValid(
      'unsigned',
      'The token is unsigned: it proves nothing. Anyone can write one like it, and no key can make it good (RFC 8725 §3.2).',
    );
  }
  const [odd] = decoded.oddities;
  if (odd !== undefined)
    return notValid(
      'not-strict',
      `${odd.sentence} So the text is not what was signed, or not as a token must be written.`,
    );
  const [repeated] = jsonFacts(decoded.headerJson).repeated;
  if (repeated !== undefined) {
    return notValid(
      'not-strict',
      `The header names ${repeated.slice(1, 80)} twice, which RFC 7515 §4 forbids: two readers could check it in two ways.`,
    );
  }
  if (Object.hasOwn(header, 'b64') && header['b64'] !== true) {
    return notValid(
      'unencoded-payload',
      'The header says that the payload is not encoded (b64 is false), which no JWT may do (RFC 7797 §7).',
    );
  }
  if (Object.hasOwn(header, 'crit')) {
    return notValid(
      'unknown-critical',
      'The header demands that extensions be understood (crit), and none is here: a reader must refuse such a token (RFC 7515 §4.1.11).',
    );
  }
  const alg = textOf(header, 'alg');
  if (alg === undefined || alg === '') {
    return cannotCheck(
      'no-algorithm',
      'The header names no algorithm (alg), and guessing one would be dangerous.',
      'Have the server name it (RFC 7515 §4.1.1).',
    );
  }
  const other = decoded.kind === 'jwt' ? notForYou(header, decoded.claims) : undefined;
  if (other !== undefined) return { kind: 'not-for-you', ...other };
  return keyWantedBy(alg) === undefined ? unsupported(alg) : undefined;
}

/** An algorithm of which nothing can be said here. */
export function unsupported(alg: string): Verdict {
  return cannotCheck(
    'unsupported-algorithm',
    `${alg.slice(0, 60)} cannot be checked in this browser.`,
    'Check it with a library that knows the algorithm.',
  );
}

/** A token that is wrong whatever key there is. */
export function notValid(code: NotValidCode, reason: string): Verdict {
  return { kind: 'not-valid', code, reason, tried: [] };
}

/** Nothing can be said, and no key was looked at. */
export function cannotCheck(code: CannotCheckCode, reason: string, next: string): Verdict {
  return { kind: 'cannot-check', code, reason, next, excluded: [], excludedCount: 0 };
}
