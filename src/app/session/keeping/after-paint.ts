// A tab in the background draws nothing, and what was done there is kept all the same.
const atLatestMs = 250;

/**
 * Does something once what is on screen by now was drawn: a timer alone may come before the frame, and hold it up.
 * Gives how to take it back.
 */
export function afterPaint(act: () => void): () => void {
  let takeBack: (() => void) | undefined;
  const atLatest = setTimeout(() => start(), atLatestMs);
  // The frame is drawn right after this; a task behind it comes when that is done.
  const frame = requestAnimationFrame(() => start());
  const start = (): void => {
    clearTimeout(atLatest);
    cancelAnimationFrame(frame);
    takeBack ??= whenFree(act);
  };
  return () => {
    clearTimeout(atLatest);
    cancelAnimationFrame(frame);
    takeBack?.();
  };
}

/** Not the next task, which comes before what waits for the paint itself. Safari does not tell when it is free. */
function whenFree(act: () => void): () => void {
  const ask: typeof requestIdleCallback | undefined = globalThis.requestIdleCallback;
  if (ask === undefined) {
    const task = setTimeout(act);
    return () => clearTimeout(task);
  }
  const handle = ask(act, { timeout: atLatestMs });
  return () => cancelIdleCallback(handle);
}
