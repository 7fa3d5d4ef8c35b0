import type { IncomingMessage } from 'node:http';

const decided = new WeakMap<IncomingMessage, string[]>();

/**
 * Notes what was decided about a request, in a few words. They have to be fixed ones, or names that the playground
 * knows itself: whatever came with the request may hold a secret.
 */
export function decide(request: IncomingMessage, words: string): void {
  const before = decided.get(request);
  if (before === undefined) decided.set(request, [words]);
  else before.push(words);
}

/** What was decided about it so far. */
export function decisionsOf(request: IncomingMessage): readonly string[] {
  return decided.get(request) ?? [];
}
