/**
 * Calls back once the page has drawn and has nobody to answer, and at the latest after so long. Answers how to call it
 * off. Safari does not tell when it is idle; there it comes after a frame or two.
 */
export function whenIdle(act: () => void, latestMs: number): () => void {
  const ask: typeof requestIdleCallback | undefined = globalThis.requestIdleCallback;
  if (ask === undefined) {
    const timer = setTimeout(act, Math.min(latestMs, 40));
    return () => clearTimeout(timer);
  }
  const handle = ask(act, { timeout: latestMs });
  return () => cancelIdleCallback(handle);
}
