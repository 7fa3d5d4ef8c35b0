import { readBase64Url } from './base64url.ts';
import type { DamagedToken, DecodedToken, JsonObject, TokenPart } from './decode.ts';
import { readJsonPart } from './read-json-part.ts';
import type { JsonPart } from './read-json-part.ts';
import { isRedactedToken } from './redacted-token.ts';
import { oddities } from './token-oddities.ts';

/** Above this a token is not taken apart: it would block the page (security.md T45). */
const mostCharacters = 1024 * 1024;
/** Tokens within tokens; deeper than this nobody means. */
const deepestNesting = 3;

const leftOut = { kind: 'bytes', odd: [] } as const;

type HeaderPart = Extract<JsonPart, { kind: 'object' }>;

/**
 * Takes a token apart without verifying anything (RFC 7519 §3, RFC 7515 §7.1, RFC 7516 §7.1). Never throws. Base64url is
 * read strictly first; what only a tolerant reader takes is read too and told as an oddity. What does not begin like a
 * JWT is opaque, however many dots it has.
 */
export function decodeToken(text: string): DecodedToken {
  if (text.length > mostCharacters) return { kind: 'too-large', characters: text.length };
  return takeApart(tidyToken(text), 1);
}

/** A token as it is pasted, without what comes along from a header: its name, the scheme, white space around. */
export function tidyToken(text: string): string {
  return text.trim().replace(/^(?:authorization\s*:\s*)?(?:(?:bearer|dpop)(?:\s+|$))?/i, '');
}

function takeApart(text: string, depth: number): DecodedToken {
  const parts = text.split('.');
  const [first = ''] = parts;
  const header = readJsonPart(first);
  if (header.kind === 'fault') {
    const isMeantAsToken = (parts.length === 3 || parts.length === 5) && first.startsWith('eyJ');
    return isMeantAsToken ? damaged('header', header.reason) : { kind: 'opaque' };
  }
  if (parts.length === 5) return encrypted(parts, header);
  return parts.length === 3 ? signed(parts, header, depth) : wrongPartCount(parts.length, header);
}

function signed(parts: readonly string[], header: HeaderPart, depth: number): DecodedToken {
  const [first = '', second = '', third = ''] = parts;
  // What was put in the place of a signature is a label, and says nothing about the token.
  const signature = isRedactedToken(`.${third}`) ? leftOut : readBase64Url(third);
  if (signature.kind === 'fault') return damaged('signature', signature.reason, header);
  const claims = readJsonPart(second);
  const facts = {
    header: header.object,
    headerJson: header.json,
    parts: [first, second, third] as const,
    unsigned: third === '' || isNone(header.object),
  };
  if (claims.kind === 'object') {
    const odd = oddities({ header: header.odd, claims: claims.odd, signature: signature.odd });
    return { kind: 'jwt', ...facts, claims: claims.object, claimsJson: claims.json, oddities: odd };
  }
  if (isMeantAsClaims(header.object, second)) return damaged('claims', claims.reason, header);
  const payload = readBase64Url(second);
  if (payload.kind === 'fault') return damaged('claims', payload.reason, header);
  return {
    kind: 'jws',
    ...facts,
    payload: payload.bytes,
    nested: nestedToken(payload.bytes, depth),
    oddities: oddities({ header: header.odd, claims: payload.odd, signature: signature.odd }),
  };
}

// Base64url of `{` and a quotation mark, white space or `}` after it.
const beginsWithBrace = /^e[wy3]/;

/** A JWS may carry anything (RFC 7515 §3); whether it is a JWT gone wrong shows in its type and its first bytes. */
function isMeantAsClaims(header: JsonObject, payload: string): boolean {
  const typ = header['typ'];
  const isTyped = typeof typ === 'string' && /jwt/i.test(typ) && !Object.hasOwn(header, 'cty');
  return isTyped || !Object.hasOwn(header, 'alg') || beginsWithBrace.test(payload);
}

const text = new TextDecoder('utf-8', { fatal: true });

function nestedToken(payload: Uint8Array, depth: number): DecodedToken | undefined {
  if (depth >= deepestNesting) return undefined;
  try {
    const within = takeApart(text.decode(payload), depth + 1);
    return within.kind === 'opaque' ? undefined : within;
  } catch {
    return undefined;
  }
}

function encrypted(parts: readonly string[], header: HeaderPart): DecodedToken {
  const [first = '', key = '', iv = '', ciphertext = '', tag = ''] = parts;
  const rest = [key, iv, ciphertext, tag].map(readBase64Url);
  for (const part of rest) if (part.kind === 'fault') return damaged('signature', part.reason, header);
  return {
    kind: 'jwe',
    header: header.object,
    headerJson: header.json,
    parts: [first, key, iv, ciphertext, tag],
    oddities: oddities({
      header: header.odd,
      claims: [],
      signature: rest.flatMap((part) => (part.kind === 'bytes' ? part.odd : [])),
    }),
  };
}

function wrongPartCount(count: number, header: HeaderPart): DecodedToken {
  if (!Object.hasOwn(header.object, 'alg')) return { kind: 'opaque' };
  return damaged(
    count === 1 ? 'claims' : count < 3 ? 'signature' : 'claims',
    `It has ${count} ${count === 1 ? 'part' : 'parts'}; a signed JWT has three and an encrypted one five (RFC 7519 §3).`,
    header,
  );
}

function damaged(part: TokenPart, reason: string, header?: HeaderPart): DamagedToken {
  return { kind: 'damaged', part, reason, header: header?.object, headerJson: header?.json };
}

function isNone(header: JsonObject): boolean {
  const alg = header['alg'];
  return typeof alg === 'string' && alg.toLowerCase() === 'none';
}
