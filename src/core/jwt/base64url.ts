import { fromBase64 } from '../http/bytes.ts';
import type { TokenOddity } from './decode.ts';

/** What a part of a token holds; `odd` says where it departs from the strict form, and is empty where it does not. */
export type PartBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly odd: readonly TokenOddity['code'][] }
  | { readonly kind: 'fault'; readonly reason: string };

/**
 * Reads base64url without padding (RFC 7515 §2), strictly; what a tolerant reader would take all the same (padding, the
 * letters of plain base64, white space, loose last bits) is read too, and each departure is told.
 */
export function readBase64Url(part: string): PartBytes {
  const bytes = strictBytes(part);
  return bytes === undefined ? readTolerantly(part) : { kind: 'bytes', bytes, odd: [] };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const noValue = 0xff;
const values = new Uint8Array(256).fill(noValue);
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;
const encoder = new TextEncoder();

/** The bytes of a text that is base64url to the last bit, or undefined. One pass: this is done with each key typed. */
function strictBytes(part: string): Uint8Array | undefined {
  const rest = part.length % 4;
  if (rest === 1) return undefined;
  // Bytes are read twice as fast as the characters of a text that was cut out of a longer one.
  const letters = encoder.encode(part);
  if (letters.length !== part.length) return undefined;
  const bytes = new Uint8Array(Math.floor((part.length * 3) / 4));
  const whole = part.length - rest;
  // Whether any character was none of the alphabet is asked once, in the end.
  let seen = 0;
  let at = 0;
  for (let place = 0; place < whole; place += 4) {
    const a = valueOf(letters[place]);
    const b = valueOf(letters[place + 1]);
    const c = valueOf(letters[place + 2]);
    const d = valueOf(letters[place + 3]);
    seen |= a | b | c | d;
    bytes[at++] = (a << 2) | (b >> 4);
    bytes[at++] = (b << 4) | (c >> 2);
    bytes[at++] = (c << 6) | d;
  }
  if (seen >= 64) return undefined;
  return rest === 0 || writeRest(letters.subarray(whole), bytes, at) ? bytes : undefined;
}

function valueOf(letter = 0): number {
  return values[letter] ?? noValue;
}

/** The last two or three letters; the bits of the last that belong to no byte must be zero, or two texts mean the same bytes. */
function writeRest([one, two, three]: Uint8Array, bytes: Uint8Array, at: number): boolean {
  const a = valueOf(one);
  const b = valueOf(two);
  const c = three === undefined ? 0 : valueOf(three);
  if ((a | b | c) >= 64) return false;
  bytes[at] = (a << 2) | (b >> 4);
  if (three === undefined) return (b & 0b1111) === 0;
  bytes[at + 1] = (b << 4) | (c >> 2);
  return (c & 0b11) === 0;
}

function readTolerantly(part: string): PartBytes {
  const odd: TokenOddity['code'][] = [];
  let bare = part;
  if (/\s/.test(bare)) {
    odd.push('white-space');
    bare = bare.replace(/\s+/g, '');
  }
  if (bare.endsWith('=')) {
    odd.push('padded');
    bare = bare.replace(/={1,2}$/, '');
  }
  if (/[+/]/.test(bare)) odd.push('base64-alphabet');
  const strange = bare.search(/[^A-Za-z0-9+/_-]/);
  if (strange >= 0) return fault(bare, strange);
  if (bare.length % 4 === 1) return { kind: 'fault', reason: 'One or more characters are missing.' };
  const urlSafe = bare.replaceAll('+', '-').replaceAll('/', '_');
  const bytes = strictBytes(urlSafe);
  if (bytes !== undefined) return { kind: 'bytes', bytes, odd };
  const loose = fromBase64(bare.replaceAll('-', '+').replaceAll('_', '/'));
  if (loose === undefined) return { kind: 'fault', reason: 'It is no base64url.' };
  return { kind: 'bytes', bytes: loose, odd: [...odd, 'loose-bits'] };
}

function fault(bare: string, place: number): PartBytes {
  const code = bare.codePointAt(place)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  return {
    kind: 'fault',
    reason: `It holds characters that base64url does not have: the first is U+${code}, at place ${place + 1}.`,
  };
}
