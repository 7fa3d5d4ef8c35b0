/**
 * Tells whoever is at work that the page has gone. One listener at a time, as the steps of a request follow each other;
 * an `AbortSignal` says the same at a cost that shows in every request.
 */
export type Cancellation = {
  readonly isCancelled: () => boolean;
  /** Replaces the listener; undefined removes it. */
  readonly listen: (onCancel: (() => void) | undefined) => void;
};

/** A cancellation and the function that brings it about. */
export function cancellation(): Cancellation & { readonly cancel: () => void } {
  let listener: (() => void) | undefined;
  let isCancelled = false;
  return {
    isCancelled: () => isCancelled,
    listen: (onCancel) => {
      listener = onCancel;
    },
    cancel: () => {
      isCancelled = true;
      listener?.();
    },
  };
}
