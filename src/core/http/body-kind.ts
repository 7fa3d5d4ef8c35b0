/**
 * What a body seems to be, from its bytes and not from its Content-Type. `json-other` is valid JSON that is not
 * what was asked for; in an answer of the token endpoint, JSON that is no object.
 */
export type BodyKind = 'empty' | 'html' | 'form' | 'json-other' | 'broken-json' | 'text' | 'binary' | 'compressed';

const decoder = new TextDecoder('utf-8', { fatal: true });
// Enough to tell: the kind of a longer text shows at its beginning.
const sniffedBytes = 4096;

/** Looks at the bytes of a body and says what they seem to be. */
export function bodyKind(bytes: Uint8Array): BodyKind {
  if (bytes.length === 0) return 'empty';
  if (hasCompressionMagic(bytes)) return 'compressed';
  const text = decoded(bytes);
  if (text === undefined) return 'binary';
  if (text.trim() === '') return 'empty';
  if (isJson(text)) return 'json-other';
  const start = text.slice(0, sniffedBytes).trimStart();
  if (/^(<!doctype html|<html|<head|<body|<!--|<\?xml[^>]*>\s*<(!doctype html|html))/i.test(start)) return 'html';
  if (/^[{[]/.test(start)) return 'broken-json';
  if (isForm(text)) return 'form';
  return 'text';
}

/** gzip (RFC 1952 §2.3.1), zlib with its usual headers (RFC 1950 §2.2), zstd (RFC 8878 §3.1.1); Brotli has no mark. */
function hasCompressionMagic([first, second, third, fourth]: Uint8Array): boolean {
  if (first === 0x1f && second === 0x8b) return true;
  if (first === 0x78 && (second === 0x01 || second === 0x9c || second === 0xda)) return true;
  return first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd;
}

/** The text, or undefined where the bytes are no UTF-8 or hold control characters that no text has. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes);
    return /[^\P{Cc}\s\u0080-\u009f]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isForm(text: string): boolean {
  return text
    .trim()
    .split('&')
    .every((pair) => /^[\w.~%+*-]+=\S*$/.test(pair));
}
