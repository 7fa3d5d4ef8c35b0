import { base64url, compactDecrypt, importJWK } from 'jose';
import { decodeToken, tidyToken } from './decode-token.ts';
import type { JsonObject } from './decode.ts';
import { type CandidateKey, decryptingPart, textOf } from './key-facts.ts';
import type { KeyReading } from './read-keys.ts';

/** What decrypting came to. That it could be decrypted says nothing about who wrote it. */
export type Decryption =
  /** `text` has U+FFFD where the bytes are no UTF-8; a byte order mark is kept. */
  | { readonly kind: 'decrypted'; readonly bytes: Uint8Array; readonly text: string }
  | { readonly kind: 'cannot-decrypt'; readonly reason: string; readonly next: string };

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const mostIterations = 10_000;
const mostBytes = 250 * 1024;
const mostTried = 16;

/**
 * Decrypts a token (RFC 7516 §5.2) with a key that the person gave, and no other. What would cost too much is refused
 * before any work: password-based keys with more than 10,000 rounds, content over 250 KiB (security.md T47). Never throws.
 */
export async function decryptToken({
  token,
  reading,
}: {
  readonly token: string;
  readonly reading: KeyReading;
}): Promise<Decryption> {
  const text = tidyToken(token);
  const decoded = decodeToken(text);
  if (decoded.kind !== 'jwe') return no('This is no encrypted token.', 'There is nothing to decrypt.');
  const refusal = refusalOf(decoded.header);
  if (refusal !== undefined) return refusal;
  if (globalThis.crypto?.subtle === undefined) {
    return no('The browser offers no cryptography on this page.', 'Open it at localhost or over https.');
  }
  if (reading.kind === 'unreadable') return no(reading.reason, reading.next);
  const alg = textOf(decoded.header, 'alg') ?? '';
  for (const key of reading.keys.slice(0, mostTried)) {
    const plaintext = await tryKey(text, alg, key);
    if (plaintext === undefined) continue;
    if (plaintext.length > mostBytes) return tooLarge;
    return { kind: 'decrypted', bytes: plaintext, text: decoder.decode(plaintext) };
  }
  return no(
    'The key does not open this token.',
    'It must be the private key (or the shared secret) of the API that the token is for; a public key only encrypts.',
  );
}

const tooLarge = no('What is within is over 250 KiB, more than is shown here.', 'No API expects a token of that size.');

function refusalOf(header: JsonObject): Decryption | undefined {
  const alg = textOf(header, 'alg') ?? '';
  if (alg === 'RSA1_5') {
    return no(
      'RSA1_5 is broken by padding attacks and refused here.',
      'Have the server use RSA-OAEP-256 (RFC 8725 §3.2).',
    );
  }
  if (alg.startsWith('PBES2')) {
    const rounds = header['p2c'];
    if (typeof rounds !== 'number' || !(rounds <= mostIterations)) {
      return no(
        `The key is made from a password with ${typeof rounds === 'number' ? rounds : 'an unreadable number of'} rounds (p2c); more than ${mostIterations} are refused, since anybody could make a reader compute for hours.`,
        'Have the token made with fewer rounds, or with a real key.',
      );
    }
  }
  if (Object.hasOwn(header, 'crit')) {
    return no(
      'The header demands extensions (crit) that are not known here.',
      'A reader must refuse it (RFC 7516 §4.1.13).',
    );
  }
  return undefined;
}

async function tryKey(text: string, alg: string, candidate: CandidateKey): Promise<Uint8Array | undefined> {
  const { jwk } = candidate;
  try {
    const secret = textOf(jwk, 'kty') === 'oct' ? textOf(jwk, 'k') : undefined;
    const key =
      secret === undefined
        ? await importJWK({ ...decryptingPart(candidate), kty: textOf(jwk, 'kty') ?? '' }, alg)
        : base64url.decode(secret);
    const options = {
      keyManagementAlgorithms: [alg],
      maxPBES2Count: mostIterations,
      maxDecompressedLength: mostBytes,
    };
    return (await compactDecrypt(text, key, options)).plaintext;
  } catch {
    return undefined;
  }
}

function no(reason: string, next: string): Decryption {
  return { kind: 'cannot-decrypt', reason, next };
}
