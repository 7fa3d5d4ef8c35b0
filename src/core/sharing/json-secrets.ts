import { jsonStringValue, visitJson } from '../http/json-tokens.ts';
import { findSecret, type Span } from '../http/secret-forms.ts';
import { isSecretName } from './secret-names.ts';
import { secretPatterns } from './secret-patterns.ts';
import { inQuotes, mergedSpans } from './secret-spans.ts';

/**
 * Where secrets stand in a JSON text, as ordered spans that do not overlap: the same as `secretSpans` finds in the
 * segments of the text, without making a segment of each of a million tokens.
 */
export function jsonSecrets(json: string, knownSecrets: readonly string[]): readonly Span[] {
  return mergedSpans([...named(json), ...textSecrets(json, knownSecrets)]);
}

/** Where secrets stand in any text, by their looks and because they are known. */
export function textSecrets(text: string, knownSecrets: readonly string[]): readonly Span[] {
  const known = [...new Set(knownSecrets)].flatMap((secret) => findSecret(text, secret));
  return mergedSpans([...secretPatterns(text), ...known]);
}

function named(json: string): readonly Span[] {
  const spans: Span[] = [];
  const told = new Map<string, boolean>();
  const tells = (token: string): boolean => {
    const known = told.get(token);
    if (known !== undefined) return known;
    const isSecret = isSecretName(jsonStringValue(token));
    // A text of nothing but different names must not fill the memory.
    if (told.size < 10_000) told.set(token, isSecret);
    return isSecret;
  };
  let name = '';
  visitJson(json, (kind, start, end) => {
    if (kind === 'name') name = json.slice(start, end);
    if ((kind !== 'string' && kind !== 'number') || name === '' || !tells(name)) return;
    if (kind === 'string') spans.push(...inQuotes(jsonStringValue(name), json.slice(start, end), start));
    else if (jsonStringValue(name) !== 'code') spans.push({ start, end });
  });
  return spans;
}
