import { compactVerify, errors, importJWK } from 'jose';
import { decodeToken, tidyToken } from './decode-token.ts';
import { judgeKeys, type Judged, keyWantedBy } from './judge-keys.ts';
import { type CandidateKey, holdsSecret, keyFactsWithThumbprint, textOf, verifyingPart } from './key-facts.ts';
import type { KeyReading } from './read-keys.ts';
import { cannotCheck, flawOf, notValid, type SignedToken, uncheckable, unsupported } from './token-flaw.ts';
import type { ExcludedKey, KeyFacts, Verdict } from './verdict.ts';
import { verifiedRemarks } from './verified-remarks.ts';

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

async function withKeys(text: string, decoded: SignedToken, reading: Keys): Promise<Verdict> {
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
  const tried: KeyFacts[] = [];
  const broken: ExcludedKey[] = [];
  for (const key of judged.fitting) {
    const outcome = await tryKey(text, alg, key);
    if (outcome === 'unsupported') return unsupported(alg);
    const facts = await keyFactsWithThumbprint(key);
    if (outcome === 'fits') return fitting({ decoded, key, facts, reading, judged });
    if (outcome === 'fails') tried.push(facts);
    else broken.push({ key: facts, failed: [{ test: 'readable', wanted: 'a whole key', found: 'numbers of no key' }] });
  }
  if (tried.length === 0) return noKeyFits(withBroken(judged, broken), decoded);
  if (tried.length < judged.fittingCount) return notAllTried(judged.fittingCount, tried, broken);
  return { kind: 'not-valid', code: 'signature-mismatch', reason: mismatchWords(decoded, alg, tried), tried };
}

type Fitting = {
  readonly decoded: SignedToken;
  readonly key: CandidateKey;
  readonly facts: KeyFacts;
  readonly reading: Keys;
  readonly judged: Judged;
};

function fitting({ decoded, key, facts, reading, judged }: Fitting): Verdict {
  if (reading.origin === 'published' && holdsSecret(key.jwk)) {
    return notValid(
      'published-secret',
      `The signature fits key number ${facts.position}, which is published with its private half: everybody could have signed the token.`,
    );
  }
  const remarks = [...reading.warnings, ...verifiedRemarks(decoded, facts, judged.fittingCount)];
  return { kind: 'verified', key: facts, remarks };
}

function withBroken(judged: Judged, broken: readonly ExcludedKey[]): Judged {
  const excluded = [...broken, ...judged.excluded];
  return { ...judged, excluded, excludedCount: judged.excludedCount + broken.length };
}

/** A key that was not tried may be the one, so nothing is said of the signature. */
function notAllTried(count: number, tried: readonly KeyFacts[], broken: readonly ExcludedKey[]): Verdict {
  return {
    kind: 'cannot-check',
    code: 'not-all-tried',
    reason: `${count} keys could be meant. The signature fits none of the ${tried.length} that were tried${broken.length > 0 ? `, and ${broken.length} cannot be used` : ''}.`,
    next: 'Give the one key that is meant; a server names it in each token (kid).',
    excluded: broken,
    excludedCount: broken.length,
  };
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

/** `broken`: the key could not even be tried, so nothing is known of the signature. */
async function tryKey(
  text: string,
  alg: string,
  candidate: CandidateKey,
): Promise<'fits' | 'fails' | 'broken' | 'unsupported'> {
  try {
    const key = await importJWK({ ...verifyingPart(candidate), kty: textOf(candidate.jwk, 'kty') ?? '' }, alg);
    await compactVerify(text, key, { algorithms: [alg] });
    return 'fits';
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'fails';
    return error instanceof DOMException && error.name === 'NotSupportedError' ? 'unsupported' : 'broken';
  }
}

function noKeyFits({ excluded, excludedCount }: Judged, { header }: SignedToken): Verdict {
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

function mismatchWords({ parts }: SignedToken, alg: string, tried: readonly KeyFacts[]): string {
  const keys = tried.length === 1 ? 'the key that it should fit' : `any of the ${tried.length} keys that it could fit`;
  const shape =
    alg.startsWith('ES') && parts[2].startsWith('M')
      ? ' It seems to be written in DER, where a JWT has both numbers side by side (RFC 7518 §3.4).'
      : '';
  return `The signature does not fit ${keys}: the token was changed after signing, or signed with another key.${shape}`;
}
