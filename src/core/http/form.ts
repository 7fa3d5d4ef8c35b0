import { utf8 } from './bytes.ts';

const unreserved = /^[A-Za-z0-9*\-._]$/;

/**
 * One name or value as `application/x-www-form-urlencoded`: UTF-8, space as `+`, everything but letters, digits and
 * `* - . _` percent-encoded (URL standard §5.2; RFC 6749 Appendix B). A lone surrogate becomes U+FFFD, as in
 * `URLSearchParams`.
 */
export function formEncode(text: string): string {
  return encodeBytes(text, (character) => unreserved.test(character)).replaceAll('%20', '+');
}

/** Name-value pairs as one form-encoded body, in this order; repeated names stay repeated. */
export function formBody(pairs: readonly (readonly [name: string, value: string])[]): string {
  return pairs.map(([name, value]) => `${formEncode(name)}=${formEncode(value)}`).join('&');
}

/** Percent-encodes the UTF-8 bytes of a text, but for the ASCII characters that `keeps` lets stand. */
export function encodeBytes(text: string, keeps: (character: string) => boolean): string {
  let encoded = '';
  for (const byte of utf8(text)) {
    const character = String.fromCharCode(byte);
    encoded += byte < 0x80 && keeps(character) ? character : percent(byte);
  }
  return encoded;
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
