import { visitJson } from './json-tokens.ts';

/**
 * What a body seems to be, from its bytes and not from its Content-Type. `json-other` is valid JSON that is not
 * what was asked for; in an answer of the token endpoint, JSON that is no object. Of what is nearly JSON it says how it
 * misses: cut off (`cut-json`), with something behind it (`json-and-more`) or before it (`text-and-json`),
 * behind a guard against scripts
 * (`guarded-json`), as a call of a function (`jsonp`), or with NUL bytes in it (`nul-bytes`).
 */
export type BodyKind =
  | 'empty'
  | 'html'
  | 'xml'
  | 'form'
  | 'json-other'
  | 'cut-json'
  | 'broken-json'
  | 'json-and-more'
  | 'text-and-json'
  | 'guarded-json'
  | 'jsonp'
  | 'nul-bytes'
  | 'jwt'
  | 'text'
  | 'utf-16'
  | 'not-utf-8'
  | 'binary'
  | 'compressed';

const decoder = new TextDecoder('utf-8', { fatal: true });
const anyByte = new TextDecoder('latin1');
// Enough to tell: the kind of a longer text shows at its beginning.
const sniffedBytes = 4096;

/** Looks at the bytes of a body and says what they seem to be. */
export function bodyKind(bytes: Uint8Array): BodyKind {
  if (bytes.length === 0) return 'empty';
  if (hasCompressionMagic(bytes)) return 'compressed';
  if (isUtf16(bytes)) return 'utf-16';
  const text = decoded(bytes);
  if (text === undefined) return foreignKind(bytes);
  if (hasControls(text)) return isJson(text.replaceAll('\0', '')) ? 'nul-bytes' : 'binary';
  return text.trim() === '' ? 'empty' : textKind(text);
}

function textKind(text: string): BodyKind {
  if (isJson(text)) return 'json-other';
  const markup = markupKind(text);
  if (markup !== undefined) return markup;
  if (guarded(text)) return 'guarded-json';
  if (/^\s*[{[]/.test(text)) return brokenKind(text);
  if (isCall(text)) return 'jsonp';
  if (/^\s*eyJ[\w-]*\.[\w-]+\.[\w-]*\s*$/.test(text)) return 'jwt';
  if (isForm(text)) return 'form';
  return endsInJson(text) ? 'text-and-json' : 'text';
}

function markupKind(text: string): 'html' | 'xml' | undefined {
  const start = text.slice(0, sniffedBytes).trimStart();
  if (!/^<[a-z!?/]/i.test(start)) return undefined;
  if (/^(<!--|<(!doctype html|html|head|body|title|h[1-6]|p|div|center|script|meta|pre)[\s>/])/i.test(start))
    return 'html';
  return /<(!doctype html|html)[\s>]/i.test(start) ? 'html' : 'xml';
}

/** Bytes that are no UTF-8: a page or a text in an older encoding, or no text at all. */
function foreignKind(bytes: Uint8Array): BodyKind {
  const text = anyByte.decode(bytes);
  if (hasControls(text)) return 'binary';
  const start = text.slice(0, sniffedBytes);
  const isPlain = (start.match(/[\x20-\x7e\s]/g)?.length ?? 0) >= start.length * 0.7;
  return isPlain ? (markupKind(text) ?? 'not-utf-8') : 'binary';
}

/** gzip (RFC 1952 §2.3.1), zlib with its usual headers (RFC 1950 §2.2), zstd (RFC 8878 §3.1.1); Brotli has no mark. */
function hasCompressionMagic([first, second, third, fourth]: Uint8Array): boolean {
  if (first === 0x1f && second === 0x8b) return true;
  if (first === 0x78 && (second === 0x01 || second === 0x9c || second === 0xda)) return true;
  return first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd;
}

/** A byte order mark of UTF-16, or ASCII with every other byte NUL, as JSON without one begins (RFC 4627 §3). */
function isUtf16([first = -1, second = -1, third = -1, fourth = -1]: Uint8Array): boolean {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const isHigh = first === 0 && second > 0 && third === 0 && fourth > 0;
  return isHigh || (first > 0 && second === 0 && third > 0 && fourth === 0);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Control characters that no text has. */
function hasControls(text: string): boolean {
  return /[^\P{Cc}\s\u0080-\u009f]/u.test(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What some servers write before JSON so that it cannot be run as a script. */
function guarded(text: string): boolean {
  const rest = text.replace(/^\s*(\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);|\/\*|&&&START&&&|\{\}\s*&&)/, '');
  return rest.length < text.length && isJson(rest.replace(/\*\/\s*$/, ''));
}

/** By hand: a pattern for the end would look at a long run of blanks anew from each of them. */
function isCall(text: string): boolean {
  const call = text.trim().replace(/;$/, '').trimEnd();
  const open = call.indexOf('(');
  if (open < 1 || !call.endsWith(')') || !/^(?:\/\*\*\/\s*)?[\w$.]+\s*$/.test(call.slice(0, open))) return false;
  return isJson(call.slice(open + 1, -1));
}

/** How a text that begins like JSON misses it: what is still open at its end was cut off. */
function brokenKind(text: string): 'cut-json' | 'json-and-more' | 'broken-json' {
  let depth = 0;
  let firstEnd: number | undefined;
  let isOdd = false;
  visitJson(text, (kind, _, end) => {
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    if (kind === 'odd') isOdd = true;
    if (depth === 0 && kind === 'close') firstEnd ??= end;
  });
  if (firstEnd !== undefined) return isJson(text.slice(0, firstEnd)) ? 'json-and-more' : 'broken-json';
  return depth > 0 && !isOdd ? 'cut-json' : 'broken-json';
}

/** An object to the end of the text, behind something else; looked for at the first brace that could begin it. */
function endsInJson(text: string): boolean {
  const start = text.search(/\{\s*"/);
  return start > 0 && isJson(text.slice(start));
}

function isForm(text: string): boolean {
  return text
    .trim()
    .split('&')
    .every((pair) => /^[\w.~%+*-]{1,64}=\S*$/.test(pair));
}
