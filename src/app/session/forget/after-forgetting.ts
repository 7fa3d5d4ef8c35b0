import { type ForgottenMark, takeForgottenMark } from './forgotten-mark.ts';
import type { Looked } from './look-through.ts';
import { storesOf } from './stores.ts';

/** After a reload that followed forgetting: what is found in all stores, before anything is written into them again. */
export async function afterForgetting(
  page: Document,
): Promise<{ readonly by: ForgottenMark; readonly looked: readonly Looked[] } | undefined> {
  const view = page.defaultView;
  const by = view === null ? undefined : takeForgottenMark(view.history);
  const stores = storesOf(page);
  if (by === undefined || stores === undefined) return undefined;
  const { lookThrough } = await import('./look-through.ts');
  return { by, looked: await lookThrough(stores) };
}
