import { type ForgottenMark, takeForgottenMark } from './forgotten-mark.ts';
import type { Looked } from './look-through.ts';

/** After a reload that followed forgetting: what is found in all stores, before anything is written into them again. */
export async function afterForgetting(
  page: Document,
): Promise<{ readonly by: ForgottenMark; readonly looked: readonly Looked[] } | undefined> {
  const view = page.defaultView;
  const by = view === null ? undefined : takeForgottenMark(view.history);
  if (by === undefined) return undefined;
  const part = await import('./look-in-turn.ts').catch(() => undefined);
  return part === undefined ? undefined : { by, looked: await part.lookInTurn(page, by) };
}
