/** What signs comes in a file of its own, since most never need it; undefined where it does not load. */
export function signing() {
  return import('./send-proved.ts').catch(() => undefined);
}

/** Why nothing was signed, where that file did not come: the server is gone, or serves a newer build. */
export const signingNotLoaded = 'The part of this page that signs did not load. Reload the page.';
