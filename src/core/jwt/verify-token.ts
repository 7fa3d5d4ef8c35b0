import { compactVerify, importJWK } from 'jose';
import { decodeToken, tidyToken } from './decode-token.ts';
import type { DecodedJws, DecodedJwt, DecodedToken } from './decode.ts';
import { jsonFacts } from './json-facts.ts';
import { judgeKeys, type Judged, keyWantedBy } from './judge-keys.ts';
import { type CandidateKey, keyFactsWithThumbprint, textOf, verifyingPart } from './key-facts.ts';
import { notForYou } from './not-for-you.ts';
import type { KeyReading } from './read-keys.ts';
import type { CannotCheckCode, KeyFacts, NotValidCode, Verdict } from './verdict.ts';
import { verifiedRemarks } from './verified-remarks.ts';

type Signed = DecodedJwt | DecodedJws;
type Keys = Extract<KeyReading, { kind: 'keys' }>;

/**
 * Checks the signature of a token, exactly as its text stands, with the given keys and no others (RFC 7515 §5.2, RFC 8725
 * §3). What a token names itself (`jku`, `x5u`, `jwk`, `x5c`) is never used. No clock is read: expiry and audience are
 * judged beside the verdict. Never throws.
 */
export async function verifyToken({
  token,
  reading,
}: {
  readonly token: string;
  readonly reading: KeyReading;
}): Promise<Verdict> {
  const text = tidyToken(token);
  const decoded = decodeToken(text);
  if (decoded.kind !== 'jwt' && decoded.kind !== 'jws') return uncheckable(decoded);
  const flaw = flawOf(decoded);
  if (flaw !== undefined) return flaw;
  if (globalThis.crypto?.subtle === undefined) {
    return cannotCheck(
      'no-cryptography',
      'The browser offers no cryptography on this page.',
      'Open it at localhost or over https.',
    );
  }
  if (reading.kind === 'unreadable') return cannotCheck('unreadable-key', reading.reason, reading.next);
  return withKeys(text, decoded, reading);
}

/** Tokens that have no signature to check, each with what can be done instead. */
function uncheckable(decoded: Exclude<DecodedToken, Signed>): Verdict {
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

/** What no key can make good. */
function flawOf(decoded: Signed): Verdict | undefined {
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
      `The header names ${repeated.slice(1)} twice, which RFC 7515 §4 forbids: two readers could check it in two ways.`,
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
  if (alg === undefined) {
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

function unsupported(alg: string): Verdict {
  return cannotCheck(
    'unsupported-algorithm',
    `${alg.slice(0, 60)} cannot be checked in this browser.`,
    'Check it with a library that knows the algorithm.',
  );
}

async function withKeys(text: string, decoded: Signed, reading: Keys): Promise<Verdict> {
  const alg = textOf(decoded.header, 'alg') ?? '';
  const wanted = keyWantedBy(alg);
  if (wanted === undefined) return unsupported(alg);
  if (reading.keys.length === 0) {
    return cannotCheck('no-keys', 'There is no key to check with.', 'Take the issuer’s keys, or give one.');
  }
  if (wanted.kty === 'oct' && reading.origin === 'published') return publishedSecret(alg, reading);
  const kid = textOf(decoded.header, 'kid');
  // Who gives a key means that one, whatever it is called.
  const judged = judgeKeys(reading.keys, { alg, kid, kidDecides: reading.origin === 'published' }, wanted);
  if (judged.fitting.length === 0) return noKeyFits(judged, decoded);
  const tried: KeyFacts[] = [];
  for (const key of judged.fitting) {
    const outcome = await tryKey(text, alg, key);
    if (outcome === 'unsupported') return unsupported(alg);
    const facts = await keyFactsWithThumbprint(key);
    if (outcome === 'fits') {
      return {
        kind: 'verified',
        key: facts,
        remarks: [...reading.warnings, ...verifiedRemarks(decoded, facts, judged.fittingCount)],
      };
    }
    tried.push(facts);
  }
  return { kind: 'not-valid', code: 'signature-mismatch', reason: mismatchWords(decoded, alg, tried), tried };
}

/** A secret that is published is known to everybody, so a signature made with it says nothing (RFC 8725 §3.5). */
function publishedSecret(alg: string, { keys }: Keys): Verdict {
  return keys.some(({ jwk }) => textOf(jwk, 'kty') === 'oct')
    ? notValid(
        'published-secret',
        `The token is signed with a shared secret (${alg}) that the issuer publishes: everybody could have signed it.`,
      )
    : cannotCheck(
        'no-key-fits',
        `The token is signed with a shared secret (${alg}), which no issuer can publish.`,
        'Give the secret that you share with the issuer, or have it sign with a key pair.',
      );
}

async function tryKey(text: string, alg: string, candidate: CandidateKey): Promise<'fits' | 'fails' | 'unsupported'> {
  let key: CryptoKey | Uint8Array;
  try {
    key = await importJWK({ ...verifyingPart(candidate), kty: textOf(candidate.jwk, 'kty') ?? '' }, alg);
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? 'unsupported' : 'fails';
  }
  try {
    await compactVerify(text, key, { algorithms: [alg] });
    return 'fits';
  } catch {
    return 'fails';
  }
}

function noKeyFits({ excluded, excludedCount }: Judged, { header }: Signed): Verdict {
  const kid = textOf(header, 'kid');
  const isOnlyKid = kid !== undefined && excluded.every(({ failed }) => failed.some(({ test }) => test === 'kid'));
  return {
    kind: 'cannot-check',
    code: 'no-key-fits',
    reason: isOnlyKid
      ? `None of the ${excludedCount === 1 ? 'one key' : `${excludedCount} keys`} has the kid that the token names, ${kid.slice(0, 80)}.`
      : `None of the ${excludedCount === 1 ? 'one key' : `${excludedCount} keys`} fits what the token’s header asks for.`,
    next: isOnlyKid
      ? 'The key may have been rotated away, or the token is from another issuer or another stage. Get a new token and check that one.'
      : 'The table says which test left each key out.',
    excluded,
    excludedCount,
  };
}

function mismatchWords({ parts }: Signed, alg: string, tried: readonly KeyFacts[]): string {
  const keys = tried.length === 1 ? 'the key that it should fit' : `any of the ${tried.length} keys that it could fit`;
  const shape =
    alg.startsWith('ES') && parts[2].startsWith('M')
      ? ' It seems to be written in DER, where a JWT has both numbers side by side (RFC 7518 §3.4).'
      : '';
  return `The signature does not fit ${keys}: the token was changed after signing, or signed with another key.${shape}`;
}

function notValid(code: NotValidCode, reason: string): Verdict {
  return { kind: 'not-valid', code, reason, tried: [] };
}

function cannotCheck(code: CannotCheckCode, reason: string, next: string): Verdict {
  return { kind: 'cannot-check', code, reason, next, excluded: [], excludedCount: 0 };
}
