import type { HeaderField } from './message.ts';

/** The methods for which a browser asks nothing first (Fetch, "CORS-safelisted method"). */
export const safelistedMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

const mostBytes = 128;
const mostBytesTogether = 1024;
const unsafeCharacters = '"():<>?@[\\]{}\u007f';
const languageValue = /^[0-9A-Za-z *,\-.;=]*$/;
const simpleRange = /^bytes=(\d+)-(\d*)$/;
const simpleTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/**
 * The names of the fields for which a browser asks the other origin first, lower-case, sorted, each once: the text of
 * `Access-Control-Request-Headers` (Fetch, "CORS-unsafe request-header names").
 */
export function unsafeHeaderNames(headers: readonly HeaderField[]): readonly string[] {
  const fields = joinedByName(headers);
  const unsafe = fields.filter(([name, value]) => !isSafelisted(name, value));
  const safe = fields.filter((field) => !unsafe.includes(field));
  const together = safe.reduce((sum, [, value]) => sum + value.length, 0);
  return (together > mostBytesTogether ? fields : unsafe).map(([name]) => name).toSorted();
}

function isSafelisted(name: string, value: string): boolean {
  if (value.length > mostBytes) return false;
  switch (name) {
    case 'accept':
      return !hasUnsafeByte(value);
    case 'accept-language':
    case 'content-language':
      return languageValue.test(value);
    case 'content-type':
      return !hasUnsafeByte(value) && simpleTypes.has(value.split(';', 1)[0]?.trim().toLowerCase() ?? '');
    case 'range':
      return isSimpleRange(value);
    default:
      return false;
  }
}

/** Fetch, "CORS-unsafe request-header byte": what could be mistaken for structure, and controls but the tab. */
function hasUnsafeByte(value: string): boolean {
  return value.split('').some((character) => {
    const code = character.charCodeAt(0);
    return (code < 32 && code !== 9) || unsafeCharacters.includes(character);
  });
}

function isSimpleRange(value: string): boolean {
  const [, start, end] = simpleRange.exec(value) ?? [];
  if (start === undefined) return false;
  return end === undefined || end === '' || Number(start) <= Number(end);
}

/** Browsers send what is repeated as one field, and judge it so. */
function joinedByName(headers: readonly HeaderField[]): readonly HeaderField[] {
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    const before = values.get(lower);
    values.set(lower, before === undefined ? value : `${before}, ${value}`);
  }
  return [...values];
}

const forbidden: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  // The standard lets a page set this one; Chromium does not.
  'user-agent',
]);
const overriding: ReadonlySet<string> = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

/** Whether a browser quietly leaves this field out when a page sets it (Fetch, "forbidden request-header"). */
export function isDropped([name, value]: HeaderField): boolean {
  const lower = name.toLowerCase();
  if (forbidden.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) return true;
  return overriding.has(lower) && value.split(',').some((method) => /^(connect|trace|track)$/i.test(method.trim()));
}
