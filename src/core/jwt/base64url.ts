import { fromBase64, noBytes } from '../http/bytes.ts';
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
const values = new Uint8Array(128).fill(noValue);
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;

/** The bytes of a text that is base64url to the last bit, or undefined. One pass: this is done with each key typed. */
function strictBytes(part: string): Uint8Array | undefined {
  const rest = part.length % 4;
  if (rest === 1) return undefined;
  if (part === '') return noBytes;
  const bytes = new Uint8Array(Math.floor((part.length * 3) / 4));
  const whole = part.length - rest;
  // Whether any character was none of the alphabet is asked once, in the end.
  let codes = 0;
  let seen = 0;
  const valueAt = (place: number): number => {
    const code = part.charCodeAt(place);
    codes |= code;
    const value = values[code & 0x7f] ?? noValue;
    seen |= value;
    return value;
  };
  let at = 0;
  for (let place = 0; place < whole; place += 4) {
    const group = (valueAt(place) << 18) | (valueAt(place + 1) << 12) | (valueAt(place + 2) << 6) | valueAt(place + 3);
    bytes[at++] = group >> 16;
    bytes[at++] = group >> 8;
    bytes[at++] = group;
  }
  if (rest > 0) {
    const third = rest === 3 ? valueAt(whole + 2) : 0;
    const group = (valueAt(whole) << 18) | (valueAt(whole + 1) << 12) | (third << 6);
    bytes[at++] = group >> 16;
    if (rest === 3) bytes[at++] = group >> 8;
    // The last character carries bits that belong to no byte; they must be zero, or two texts mean the same bytes.
    if ((group & (rest === 3 ? 0xff : 0xffff)) !== 0) return undefined;
  }
  return codes < 128 && seen < 64 ? bytes : undefined;
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
