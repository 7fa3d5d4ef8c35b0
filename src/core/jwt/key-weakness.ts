import { noBytes } from '../http/bytes.ts';
import { readBase64Url } from './base64url.ts';
import { type CandidateKey, textOf } from './key-facts.ts';
import { hasWeakPrimes } from './weak-primes.ts';

/** Sizes that an algorithm allows its key, bits. */
export type KeySizes = { readonly leastBits: number | undefined; readonly mostBits: number | undefined };

/** What a key would need to protect anything, and what it has instead. */
export type KeyWeakness = { readonly wanted: string; readonly found: string };

/**
 * Why a signature that fits this key would prove nothing, since others than its owner can make one (RFC 7518 §3.2, §3.3;
 * RFC 8725 §2.1, §3.5), or undefined. Expects a key of the right kind without a fault.
 */
export function keyWeakness(key: CandidateKey, sizes: KeySizes): KeyWeakness | undefined {
  switch (textOf(key.jwk, 'kty') ?? '') {
    case 'RSA':
      return (
        wrongSize(modulusBits(textOf(key.jwk, 'n') ?? ''), sizes) ??
        weakExponent(bytesOf(key, 'e')) ??
        weakPrimes(bytesOf(key, 'n'))
      );
    case 'oct':
      return wrongSize(bytesIn(textOf(key.jwk, 'k') ?? '') * 8, sizes) ?? publicSecret(bytesOf(key, 'k'));
    case 'OKP':
      return textOf(key.jwk, 'crv') === 'Ed25519' ? smallOrder(bytesOf(key, 'x')) : undefined;
    default:
      return undefined;
  }
}

function wrongSize(bits: number, { leastBits, mostBits }: KeySizes): KeyWeakness | undefined {
  const found = `${bits} bits`;
  if (leastBits !== undefined && bits < leastBits) return { wanted: `at least ${leastBits} bits`, found };
  return mostBits !== undefined && bits > mostBits ? { wanted: `at most ${mostBits} bits`, found } : undefined;
}

function bytesIn(encoded: string): number {
  return Math.floor((encoded.length * 3) / 4);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Counted in the text, six bits a character, without decoding: large sets hold thousands of keys. Leading zeros are none. */
function modulusBits(encoded: string): number {
  const zeros = /^A*/.exec(encoded)?.[0].length ?? 0;
  const first = alphabet.indexOf(encoded.charAt(zeros) || 'A');
  return Math.max(0, bytesIn(encoded) * 8 - zeros * 6 - (Math.clz32(first) - 26));
}

/** With an exponent of 1 the padded text is its own signature, and an even one belongs to no key. */
function weakExponent(bytes: Uint8Array): KeyWeakness | undefined {
  const last = bytes.at(-1) ?? 0;
  const isOne = last === 1 && bytes.every((byte, index) => byte === 0 || index === bytes.length - 1);
  if (last % 2 === 1 && !isOne) return undefined;
  return { wanted: 'an odd exponent (e) of at least 3', found: isOne ? '1' : 'an even one' };
}

function weakPrimes(modulus: Uint8Array): KeyWeakness | undefined {
  return hasWeakPrimes(modulus)
    ? { wanted: 'primes chosen by chance', found: 'such as a broken generator makes (CVE-2017-15361)' }
    : undefined;
}

// Key kinds as a public key in DER names them (RFC 5280 §4.1): RSA, elliptic curves, Ed25519.
const keyKinds = ['2a864886f70d010101', '2a8648ce3d0201', '2b6570'];

/** A reader who takes the text of a public key for a secret lets everybody sign (RFC 8725 §2.1). */
function publicSecret(bytes: Uint8Array): KeyWeakness | undefined {
  const text = new TextDecoder().decode(bytes);
  const start = hex(bytes.subarray(0, 40));
  const isPublic =
    /-----BEGIN [A-Z0-9 ]*(?:PUBLIC KEY|CERTIFICATE)-----/.test(text) ||
    /^\s*[{[].*"kty"\s*:\s*"(?:RSA|EC|OKP|AKP)"/s.test(text) ||
    (start.startsWith('30') && keyKinds.some((kind) => start.includes(kind)));
  return isPublic ? { wanted: 'a secret', found: 'a public key, which everybody may know' } : undefined;
}

// The points of small order, and other ways to write them, without the sign bit.
const smallOrderPoints: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

/** For these points a signature fits any text, or many, without a private key. */
function smallOrder(bytes: Uint8Array): KeyWeakness | undefined {
  const unsigned = bytes.map((byte, index) => (index === 31 ? byte & 0x7f : byte));
  return smallOrderPoints.has(hex(unsigned))
    ? { wanted: 'a point of full order', found: 'one of the few with which anybody can sign' }
    : undefined;
}

function bytesOf({ jwk }: CandidateKey, name: string): Uint8Array {
  const read = readBase64Url(textOf(jwk, name) ?? '');
  return read.kind === 'bytes' ? read.bytes : noBytes;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
