import { readYaml } from './yaml.ts';

/** A text as JSON or YAML, where it is one of them. */
export type Structure =
  | { readonly kind: 'value'; readonly value: unknown }
  /** It begins like one, and is not; `named` is “The JSON”. */
  | { readonly kind: 'broken'; readonly named: string; readonly reason: string }
  | { readonly kind: 'none' };

/** By how it begins: JSON has its brace, and YAML that is of use here has a name and a colon on its first line. */
export function structureOf(text: string): Structure {
  const bare = text.replace(/^\uFEFF/, '').trimStart();
  if (/^[{[]/.test(bare)) return fromJson(bare);
  if (!/^(?:%YAML.*\n)?(?:---[^\n]*\n)?(?:[ \t]*(?:#[^\n]*)?\n)*["']?[\w$.-]+["']?[ \t]*:(?:\s|$)/.test(bare))
    return { kind: 'none' };
  // A header of a request looks so as well, and a .bru file has braces.
  const read = readYaml(bare);
  if (read.kind === 'value') return isObject(read.value) ? read : { kind: 'none' };
  return { kind: 'broken', named: 'The YAML', reason: read.reason };
}

function fromJson(text: string): Structure {
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown };
  } catch (error) {
    // A template may stand in front of YAML or text; a document that begins so is taken for JSON.
    return { kind: 'broken', named: 'The JSON', reason: error instanceof Error ? reasonOf(error.message) : 'no JSON' };
  }
}

/** Browsers quote the text in their message, and it may hold a secret. */
function reasonOf(message: string): string {
  const place = /line \d+ column \d+|position \d+/.exec(message)?.[0];
  return place === undefined ? 'it ends too early, or a sign is missing' : `it is no JSON from ${place} on`;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
