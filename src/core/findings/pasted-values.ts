import { fromBase64 } from '../http/bytes.ts';
import { readText } from '../http/text.ts';
import type { TypedField } from './before-rule.ts';

/** Values found in a pasted text, by the field that each belongs to. */
export type PastedValues = Readonly<Partial<Record<TypedField, string>>>;

/**
 * The values in `client_secret=…`, `CLIENT_SECRET: …`, a few such lines, or a form-encoded body; undefined where the
 * text does not begin with a name that says what it is.
 */
export function assignedValues(text: string): PastedValues | undefined {
  const [, lead] =
    /^\s*(?:export\s+|set\s+|\$env:|-{1,2})?["']?([A-Za-z][\w.-]{1,60})["']?\s*[=:]\s*[^=\s]/.exec(text) ?? [];
  if (lead === undefined || fieldNamed(lead) === undefined) return undefined;
  const isForm = /^[\w.-]+=[^\s&]*(?:&[\w.-]+=[^\s&]*)+$/.test(text.trim());
  const pair = isForm
    ? /(?:^|&)\s*([\w.-]+)=([^&\s]*)/g
    : /(?:^|[\s,;])(?:\$env:|-{1,2})?["']?([A-Za-z][\w.-]{1,60})["']?\s*[=:]\s*("[^"]*"|'[^']*'|[^\s]+)/g;
  const values: Partial<Record<TypedField, string>> = {};
  for (const [, name = '', value = ''] of text.matchAll(pair)) {
    const field = fieldNamed(name);
    if (field !== undefined) values[field] ??= isForm ? formDecoded(value) : bare(value);
  }
  return Object.keys(values).length > 0 ? values : undefined;
}

/** The values in a JSON object, or in one line of one. */
export function jsonValues(text: string): PastedValues | undefined {
  const trimmed = text.trim().replace(/,$/, '');
  const object = parsed(trimmed) ?? (trimmed.startsWith('"') ? parsed(`{${trimmed}}`) : undefined);
  if (object === undefined) return undefined;
  const values: Partial<Record<TypedField, string>> = {};
  const inner = Object.values(object).flatMap((value) => (isObject(value) ? Object.entries(value) : []));
  for (const [name, value] of [...Object.entries(object), ...inner]) {
    const field = fieldNamed(name);
    if (field !== undefined && typeof value === 'string') values[field] ??= value;
  }
  return Object.keys(values).length > 0 ? values : undefined;
}

/** Id and secret in Basic credentials, with or without the header's name and scheme before them (RFC 7617 §2). */
export function basicValues(text: string): PastedValues | undefined {
  const [, credentials] =
    /^\s*(?:["']?(?:proxy-)?authorization["']?\s*[:=]\s*["']?)?basic\s+([A-Za-z0-9+/_-]+={0,2})["']?\s*$/i.exec(text) ??
    [];
  return credentials === undefined ? undefined : pairIn(credentials);
}

/** Id and secret where the text is nothing but `id:secret` in base64. */
export function base64Pair(text: string): PastedValues | undefined {
  return /^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(text) ? pairIn(text) : undefined;
}

/** The text in a base64 text, where it is printable ASCII: what random bytes hardly ever are. */
export function printableInBase64(text: string): string | undefined {
  const bytes = fromBase64(text.trim().replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes === undefined || bytes.length < 8) return undefined;
  const decoded = readText(bytes)
    .map((piece) => (piece.kind === 'text' ? piece.text : '\uFFFD'))
    .join('');
  return /^[ -~]+\r?\n?$/.test(decoded) ? decoded.trimEnd() : undefined;
}

/** What stands between quotation marks, with the comma or semicolon of its line taken away; undefined without any. */
export function quotedValue(text: string): string | undefined {
  const [, open = '', value = '', close = ''] =
    /^\s*(["'`\u2018-\u201F])(.+?)(["'`\u2018-\u201F])[,;]?\s*$/su.exec(text) ?? [];
  if (value === '') return undefined;
  const isPair = open === close || !/["'`]/.test(open + close);
  return isPair && !value.includes(open) ? value : undefined;
}

function pairIn(credentials: string): PastedValues | undefined {
  const decoded = printableInBase64(credentials);
  const colon = decoded?.indexOf(':') ?? -1;
  if (decoded === undefined || colon < 1 || colon === decoded.length - 1) return undefined;
  return { clientId: decoded.slice(0, colon), clientSecret: decoded.slice(colon + 1) };
}

/** The field that a name in a configuration, a form or an answer means. */
function fieldNamed(name: string): TypedField | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  if (/(?:secret|secretvalue|password|clientkey)$/.test(plain)) return 'clientSecret';
  if (/(?:clientid|appid|applicationid|consumerkey)$/.test(plain)) return 'clientId';
  if (/scopes?$/.test(plain)) return 'scope';
  return /token(?:endpoint|ur[il]|ur[il]s|endpointurl)$/.test(plain) ? 'tokenEndpoint' : undefined;
}

function bare(value: string): string {
  return quotedValue(value) ?? value.replace(/^["']|["']?[,;]?$/g, '');
}

function formDecoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
