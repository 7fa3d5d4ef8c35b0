import { readBase64Url } from './base64url.ts';
import type { JsonObject, TokenOddity } from './decode.ts';

/** A part of a token as JSON, or a sentence that says why it is none. */
export type JsonPart =
  | {
      readonly kind: 'object';
      readonly object: JsonObject;
      readonly json: string;
      readonly odd: readonly TokenOddity['code'][];
    }
  | { readonly kind: 'fault'; readonly reason: string };

/** Reads a header or a set of claims: base64url of UTF-8 of one JSON object (RFC 7515 §4, RFC 7519 §4). Never throws. */
export function readJsonPart(part: string): JsonPart {
  if (part === '') return { kind: 'fault', reason: 'It is empty.' };
  const read = readBase64Url(part);
  return read.kind === 'fault' ? read : readJsonBytes(read.bytes, read.odd);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const byteOrderMark = '\uFEFF';

/** The same for bytes that are decoded already. */
export function readJsonBytes(bytes: Uint8Array, odd: readonly TokenOddity['code'][]): JsonPart {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { kind: 'fault', reason: 'Its bytes are no UTF-8.' };
  }
  const isMarked = text.startsWith(byteOrderMark);
  const json = isMarked ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(json);
    if (!isObject(value)) return { kind: 'fault', reason: 'It holds JSON, but no JSON object.' };
    return { kind: 'object', object: value, json, odd: isMarked ? [...odd, 'byte-order-mark'] : odd };
  } catch {
    return { kind: 'fault', reason: 'What it holds is no JSON.' };
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
