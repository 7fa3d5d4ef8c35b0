/** The single scopes of a `scope` value, without repeats (RFC 6749 §3.3: separated by spaces, order means nothing). */
export function scopeWords(scope: string): readonly string[] {
  return [...new Set(scope.split(' ').filter((word) => word !== ''))];
}

/** What was asked for and not granted, and what was granted without being asked for. */
export function scopeDifference(
  asked: readonly string[],
  granted: readonly string[],
): { readonly missing: readonly string[]; readonly extra: readonly string[] } {
  return {
    missing: asked.filter((word) => !granted.includes(word)),
    extra: granted.filter((word) => !asked.includes(word)),
  };
}
