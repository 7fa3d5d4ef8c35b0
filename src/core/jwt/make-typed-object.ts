import type { JsonObject } from './decode.ts';
import { jsonFault } from './make-json-fault.ts';

/**
 * The JSON object that a typed text is, or the sentence that says why it is none. A text with half a surrogate pair has
 * no UTF-8 form: signing would silently put another character in its place, so it is refused.
 */
export function typedObject(
  text: string,
): { readonly kind: 'object'; readonly object: JsonObject } | { readonly kind: 'fault'; readonly reason: string } {
  if (text.trim() === '') return fault('This is empty; a JSON object belongs here, for example {}.');
  if (/\p{Surrogate}/u.test(text)) return fault('There is half a character in this text, which UTF-8 cannot write.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fault(jsonFault(text) ?? 'This is no JSON.');
  }
  return isObject(value)
    ? { kind: 'object', object: value }
    : fault('This is JSON, but no JSON object, which begins with { and ends with } (RFC 7519 §3).');
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(reason: string): { readonly kind: 'fault'; readonly reason: string } {
  return { kind: 'fault', reason };
}
