/** An algorithm as a choice, marked where the server’s metadata list others. */
export function markUnlisted(alg: string, listed: readonly string[] | undefined): string {
  return listed === undefined || listed.includes(alg) ? alg : `${alg} (not listed)`;
}

/** What the server’s metadata list, as a sentence; nothing where they do not say. */
export function listedWords(listed: readonly string[] | undefined): string {
  if (listed === undefined) return '';
  return listed.length === 0 ? 'The server lists none.' : `The server lists ${listed.slice(0, 12).join(', ')}.`;
}
