import { jsonFault } from '../jwt/make-json-fault.ts';

/**
 * What is wrong with a value of `authorization_details`, as a sentence that names the place, or undefined: it is a list
 * of objects, each with a `type` (RFC 9396 §2). An empty text has no fault.
 */
export function authorizationDetailsFault(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const fault = jsonFault(text);
  if (fault !== undefined) return `It is no JSON. ${fault}`;
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) return 'It has to be a list in [ ], also around a single object (RFC 9396 §2).';
  if (value.length === 0) return 'The list is empty, so it asks for nothing (RFC 9396 §2).';
  for (const [index, entry] of value.entries()) {
    const wrong = entryFault(entry);
    if (wrong !== undefined) return `Entry ${index + 1} ${wrong} (RFC 9396 §2).`;
  }
  return undefined;
}

/** The types that a value asks for (RFC 9396 §2.1), in their order; none where it is not as it has to be. */
export function authorizationDetailsTypes(text: string): readonly string[] {
  if (text.trim() === '' || authorizationDetailsFault(text) !== undefined) return [];
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.map(typeOf).filter((type) => typeof type === 'string') : [];
}

function typeOf(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return undefined;
  return Object.entries(entry).find(([name]) => name === 'type')?.[1];
}

function entryFault(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'is no object in { }';
  const type = typeOf(entry);
  if (type === undefined) return 'has no type, which says what kind of permission it is';
  return typeof type === 'string' && type !== '' ? undefined : 'has a type that is no text';
}
