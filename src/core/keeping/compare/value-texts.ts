import { claimText } from '../../jwt/claim-text.ts';
import type { JsonObject } from '../../jwt/decode.ts';

/**
 * One member of two objects as texts that are equal only where the values are: `1` and `"1"`, which read alike, are
 * written as JSON. Undefined where it is not there.
 */
export function valueTexts(
  before: JsonObject,
  after: JsonObject,
  name: string,
): readonly [before: string | undefined, after: string | undefined] {
  const [from, to] = [textOf(before, name), textOf(after, name)];
  if (from === undefined || from !== to || typeof before[name] === typeof after[name]) return [from, to];
  return [JSON.stringify(before[name]), JSON.stringify(after[name])];
}

function textOf(object: JsonObject, name: string): string | undefined {
  return Object.hasOwn(object, name) ? claimText(object[name]) : undefined;
}
