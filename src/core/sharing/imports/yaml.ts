import { boolCoreTag, FAILSAFE_SCHEMA, load, nullCoreTag } from 'js-yaml';

/** YAML as values, or why it is none: a phrase with its line. */
export type ReadYaml =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly reason: string };

// Numbers stay as they are written: a client ID of twenty digits must not be rounded.
const schema = FAILSAFE_SCHEMA.withTags(nullCoreTag, boolCoreTag);
// A few are ordinary in descriptions of APIs; more are how a small file becomes a huge one.
const mostAliases = 200;
const mostDepth = 200;

/** Reads one YAML document. Types of a program are never made, merge keys are ordinary ones, and it does not throw. */
export function readYaml(text: string): ReadYaml {
  try {
    return { kind: 'value', value: load(text, { schema, maxAliases: mostAliases, maxDepth: mostDepth }) };
  } catch (error) {
    return { kind: 'fault', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it cannot be read';
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : 'it cannot be read';
  const line = 'mark' in error && isMark(error.mark) ? `, line ${error.mark.line + 1}` : '';
  return `${reason.slice(0, 200)}${line}`;
}

function isMark(mark: unknown): mark is { readonly line: number } {
  return typeof mark === 'object' && mark !== null && 'line' in mark && typeof mark.line === 'number';
}
