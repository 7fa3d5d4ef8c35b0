import type { Run } from './run.ts';

/** What is derived from a run, computed once: runs never change, so it is right as long as the run is kept. */
export function once<T>(cache: WeakMap<Run, T>, run: Run, derive: () => T): T {
  const known = cache.get(run);
  if (known !== undefined || cache.has(run)) return known as T;
  const fresh = derive();
  cache.set(run, fresh);
  return fresh;
}
