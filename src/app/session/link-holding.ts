import type { KeptHistory } from './keeping/open-history.ts';
import type { Linked } from './linked.ts';
import type { Run } from './run.ts';
import type { WorkbenchStore } from './workbench.ts';

/** Takes the token that came with a link away, since it has expired. */
export function dropExpiredToken(store: WorkbenchStore): void {
  takeTokenAway(store, { kind: 'expired-token' });
}

/** Takes it away because its holder wants so. */
export function dropToken(store: WorkbenchStore): void {
  takeTokenAway(store, undefined);
}

/** Keeps the run that came with a link in the history; whether it is there now. */
export async function keepLinkedRun(store: WorkbenchStore, history: KeptHistory): Promise<boolean> {
  const { linked } = store.getState();
  if (linked?.kind !== 'run') return false;
  const { fresh } = history.importable([{ run: linked.run, marks: { name: '', knownGood: false } }]);
  const count = await history.imported(fresh, () => undefined);
  if (count === 0) return false;
  store.setState(({ linked: now }) => (now?.kind === 'run' ? { linked: { ...now, isKept: true } } : {}));
  return true;
}

/** Whether what came with a link is still on this desk. */
export function isLinkedHere(linked: Linked, runs: readonly Run[]): boolean {
  if (linked.kind === 'expired-token') return true;
  const wanted = linked.kind === 'run' ? linked.run.id : linked.runId;
  return runs.some(({ id }) => id === wanted);
}

function takeTokenAway(store: WorkbenchStore, next: Linked | undefined): void {
  store.setState(({ linked, runs, selectedTokenRunId }) => {
    if (linked?.kind !== 'token') return {};
    const { runId } = linked;
    return {
      linked: next,
      runs: runs.filter(({ id }) => id !== runId),
      selectedTokenRunId: selectedTokenRunId === runId ? undefined : selectedTokenRunId,
    };
  });
}
