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
  if (part === '') return { kind: 'bytes', bytes: noBytes, odd: [] };
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
  const standard = bare.replaceAll('-', '+').replaceAll('_', '/');
  if (/[^A-Za-z0-9+/]/.test(standard)) return fault(bare);
  if (standard.length % 4 === 1) return { kind: 'fault', reason: 'One or more characters are missing.' };
  if (hasLooseBits(standard)) odd.push('loose-bits');
  const bytes = fromBase64(standard);
  return bytes === undefined ? { kind: 'fault', reason: 'It is no base64url.' } : { kind: 'bytes', bytes, odd };
}

function fault(bare: string): PartBytes {
  const place = bare.search(/[^A-Za-z0-9+/_-]/);
  const code = bare.codePointAt(place)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  return {
    kind: 'fault',
    reason: `It holds characters that base64url does not have: the first is U+${code}, at place ${place + 1}.`,
  };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The last character may carry bits that belong to no byte; they must be zero, or two texts mean the same bytes. */
function hasLooseBits(standard: string): boolean {
  const unused = { 0: 0, 1: 0, 2: 0b1111, 3: 0b11 }[standard.length % 4] ?? 0;
  return (alphabet.indexOf(standard.slice(-1)) & unused) !== 0;
}
