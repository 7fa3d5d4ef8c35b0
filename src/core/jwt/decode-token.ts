import { fromBase64 } from '../http/bytes.ts';
import type { DecodedToken, JsonObject } from './decode.ts';

/** Above this a token is not taken apart: it would block the page (security.md T45). */
const mostCharacters = 1024 * 1024;

type Damage = { readonly kind: 'damaged'; readonly part: 'header' | 'claims' | 'signature'; readonly reason: string };
type Part = { readonly object: JsonObject } | { readonly reason: string };

/**
 * Takes a token apart without verifying anything (RFC 7519 §3, RFC 7515 §7.1, RFC 7516 §7.1). Base64url is read
 * strictly, without padding. What does not begin like a JWT is opaque, however many dots it has.
 */
export function decodeToken(text: string): DecodedToken {
  if (text.length > mostCharacters) return { kind: 'too-large', characters: text.length };
  const parts = tidyToken(text).split('.');
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 1) return { kind: 'opaque' };
  const header = jsonPart(first);
  if ('reason' in header) {
    const isMeantAsJwt = parts.length === 3 && first.startsWith('eyJ');
    return isMeantAsJwt ? { kind: 'damaged', part: 'header', reason: header.reason } : { kind: 'opaque' };
  }
  if (parts.length === 5) return { kind: 'jwe', header: header.object };
  if (parts.length !== 3) return wrongPartCount(parts.length, header.object);
  const claims = jsonPart(second);
  if ('reason' in claims) return { kind: 'damaged', part: 'claims', reason: claims.reason };
  const signatureReason = base64UrlFault(third);
  if (signatureReason !== undefined) return { kind: 'damaged', part: 'signature', reason: signatureReason };
  return {
    kind: 'jwt',
    header: header.object,
    claims: claims.object,
    parts: [first, second, third],
    unsigned: third === '' || isNone(header.object),
  };
}

/** A token as it is pasted, without what comes along from a header: its name, the scheme, white space around. */
export function tidyToken(text: string): string {
  return text.trim().replace(/^(?:authorization\s*:\s*)?(?:(?:bearer|dpop)(?:\s+|$))?/i, '');
}

function isNone(header: JsonObject): boolean {
  const alg = header['alg'];
  return typeof alg === 'string' && alg.toLowerCase() === 'none';
}

function wrongPartCount(count: number, header: JsonObject): Damage | { readonly kind: 'opaque' } {
  if (!Object.hasOwn(header, 'alg')) return { kind: 'opaque' };
  return {
    kind: 'damaged',
    part: count < 3 ? 'signature' : 'claims',
    reason: `It has ${count} parts; a signed JWT has three and an encrypted one five (RFC 7519 §3).`,
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function jsonPart(part: string): Part {
  if (part === '') return { reason: 'It is empty.' };
  const fault = base64UrlFault(part);
  if (fault !== undefined) return { reason: fault };
  const bytes = fromBase64(part.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes === undefined) return { reason: 'It is no base64url.' };
  return jsonOf(bytes);
}

function jsonOf(bytes: Uint8Array): Part {
  let json: string;
  try {
    json = decoder.decode(bytes);
  } catch {
    return { reason: 'Its bytes are no UTF-8.' };
  }
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? { object: value } : { reason: 'It holds JSON, but no JSON object.' };
  } catch {
    return { reason: 'What it holds is no JSON.' };
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Why a part is no base64url as RFC 7515 §2 wants it, or undefined. */
function base64UrlFault(part: string): string | undefined {
  if (/\s/.test(part)) return 'There is white space or a line break in it.';
  if (part.includes('=')) return 'It is padded with =, which a JWT leaves out (RFC 7515 §2).';
  if (/[+/]/.test(part)) return 'It holds + or /, so it is base64 instead of base64url (RFC 7515 §2).';
  if (!/^[\w-]*$/.test(part)) return 'It holds characters that base64url does not have.';
  return part.length % 4 === 1 ? 'One or more characters are missing.' : undefined;
}
