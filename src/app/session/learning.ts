import { useSyncExternalStore } from 'react';

/** What of learning is open above the workbench. */
export type LearningDialog = 'missions' | 'reference';

let open: LearningDialog | undefined;
const listeners = new Set<() => void>();

/** Opens one of them, or closes what is open. */
export function showLearning(dialog: LearningDialog | undefined): void {
  open = dialog;
  for (const listener of listeners) listener();
}

export function useLearningDialog(): LearningDialog | undefined {
  return useSyncExternalStore(subscribe, () => open);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
