import { decodeToken } from './decode-token.ts';
import type { JsonObject } from './decode.ts';
import { readJsonPart } from './read-json-part.ts';
import { isOneWord, notAToken, type NotAToken, type Paste } from './recognise-outcome.ts';

const again = 'Copy it again from its beginning to its end.';

/** A JWT of which a piece is missing (RFC 7519 §3): shortened for display, cut by a selection, or without its dot. */
export function recogniseHalf({ bare }: Paste): NotAToken | undefined {
  const sentence = halfSentence(bare);
  if (sentence === undefined) return undefined;
  if (!isUnsignedWithoutDot(bare)) return notAToken('half-token', sentence);
  return notAToken(
    'half-token',
    'This is an unsigned token (alg none) without the dot that it ends in (RFC 7519 §6.1). Put it back to look at the token.',
    { kind: 'use-token', text: `${bare}.`, label: 'Use it with the dot' },
  );
}

/** What is missing of a text that begins like a JWT, as a sentence; undefined where it is whole, or no JWT at all. */
export function halfSentence(text: string): string | undefined {
  if (isShortened(text)) {
    return `This is a token that was shortened for display: an ellipsis stands where characters are missing. ${again}`;
  }
  if (!text.startsWith('eyJ') || !isOneWord(text)) return undefined;
  const parts = text.split('.');
  const [first = '', second = ''] = parts;
  const header = readJsonPart(first);
  if (header.kind === 'fault') return isHeaderCut(parts) ? `${beginning} its header, breaks off. ${again}` : undefined;
  if (parts.length === 2 && isHeaderMissing(header.object)) {
    return `The first of this token’s three parts, the header, is missing: this begins with the claims. ${again}`;
  }
  if (decodeToken(text).kind !== 'damaged' || parts.length === 3 || parts.length > 4) return undefined;
  // Whole, with a full stop after it.
  if (parts.length === 4 && parts[3] === '') return undefined;
  return `${partsWords(parts.length, second, header.object)} ${again}`;
}

/** One word of some length with an ellipsis: at any place in a JWT, at the end of whatever else. */
function isShortened(text: string): boolean {
  if (text.length < 6 || /\s/.test(text)) return false;
  return text.includes('…') || text.endsWith('...') || (text.startsWith('eyJ') && text.includes('...'));
}

const beginning = 'This is the beginning of a token: not even the first of its parts,';

function partsWords(count: number, second: string, header: JsonObject): string {
  if (Object.hasOwn(header, 'enc')) {
    return `This is a piece of an encrypted token: ${count} of its five parts came, and the last of them may be cut off.`;
  }
  if (count === 4) return 'This has four parts; a signed token has three and an encrypted one five.';
  if (count === 1 || second === '') {
    return 'This is a piece of a token: of its three parts only the header came; the claims and the signature are missing.';
  }
  return readJsonPart(second).kind === 'object'
    ? 'This is a piece of a token: two of its three parts came, and the signature is missing.'
    : 'This is a piece of a token: its claims break off in the middle, and the signature is missing.';
}

// What a header begins with where its JSON is cut: the name of a header parameter, so that other base64 of JSON stays
// what it is, an opaque token.
const headerName = /^\{"(?:alg|typ|kid|enc|cty|x5t|x5t#S256|x5c|jku|jwk|crit|zip|epk)"?(?:$|\s*:)/;

function isHeaderCut(parts: readonly string[]): boolean {
  const [first = ''] = parts;
  if (parts.length !== 1 || !/^[A-Za-z0-9_-]+$/.test(first)) return false;
  const whole = first.slice(0, first.length - (first.length % 4)).slice(0, 64);
  return headerName.test(atob(whole.replaceAll('-', '+').replaceAll('_', '/')));
}

/** Claims where the header should be: what every JWT has, and no header parameter (RFC 7519 §4.1). */
function isHeaderMissing(object: JsonObject): boolean {
  const has = (name: string) => Object.hasOwn(object, name);
  return !has('alg') && has('exp') && (has('iss') || has('sub') || has('aud'));
}

function isUnsignedWithoutDot(text: string): boolean {
  const parts = text.split('.');
  if (parts.length !== 2) return false;
  const decoded = decodeToken(`${text}.`);
  return decoded.kind === 'jwt' && decoded.header['alg'] === 'none';
}
