import type { DpopKey } from '#core/oauth/dpop-key.ts';
import { boundThumbprint } from '#core/oauth/dpop-binding.ts';
import type { HeldToken } from './selectors.ts';
import type { Workbench } from './workbench.ts';

/**
 * The key to call an API with: the one that the token names, where this tab has or had it, else the one that it was asked
 * for with, else the newest. Undefined where there is none yet.
 */
export function keyOfToken(
  { run, decoded }: HeldToken,
  { dpop, runs }: Pick<Workbench, 'dpop' | 'runs'>,
): DpopKey | undefined {
  const askedWith = run.kind === 'token' ? run.dpopKey : undefined;
  const wanted = boundThumbprint(decoded);
  const known = [askedWith, dpop.key, ...runs.map((each) => (each.kind === 'token' ? each.dpopKey : undefined))];
  return known.find((key) => key !== undefined && key.thumbprint === wanted) ?? askedWith ?? dpop.key;
}
