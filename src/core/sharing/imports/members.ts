/**
 * Looking into what others wrote, of which nothing is known: only own members are seen, so that `__proto__` and
 * `constructor` lead nowhere (security.md T32), and what is of another kind than expected is as if it were not there.
 */

/** The member at the end of this path; undefined where one of its steps is missing. */
export function memberAt(value: unknown, ...path: readonly string[]): unknown {
  let at: unknown = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

/** The same as a text; numbers and truth values as they are written, everything else empty. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = memberAt(value, ...path);
  if (typeof found === 'string') return found;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : '';
}

/** The same as a list; empty where there is none. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found: unknown = memberAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The own members of an object with their names, in order; empty for everything else. */
export function entriesAt(value: unknown, ...path: readonly string[]): readonly (readonly [string, unknown])[] {
  const found = memberAt(value, ...path);
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? Object.entries(found) : [];
}

/** Whether there is anything at this place. */
export function isThere(value: unknown, ...path: readonly string[]): boolean {
  const found = memberAt(value, ...path);
  return found !== undefined && found !== null;
}

/** Whether a switch at this place says yes. YAML may have it as a text. */
export function isYes(value: unknown, ...path: readonly string[]): boolean {
  return textAt(value, ...path) === 'true';
}

/** Whether a switch at this place says no; one that is not there says neither. */
export function isNo(value: unknown, ...path: readonly string[]): boolean {
  return textAt(value, ...path) === 'false';
}
