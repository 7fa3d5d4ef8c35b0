import { jsonStringValue } from '#core/http/json-tokens.ts';

const longestShown = 4096;

/** A JSON value for a table: a text without its quotes and escapes, everything else digit by digit as it came. */
export function shownValue(raw: string): { readonly text: string; readonly hidden: number } {
  const text = raw.startsWith('"') ? jsonStringValue(raw) : raw;
  return { text: text.slice(0, longestShown), hidden: Math.max(0, text.length - longestShown) };
}
