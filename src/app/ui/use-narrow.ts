import { useSyncExternalStore } from 'react';

// The width below which the workbench is one column (app.module.css says the same).
const narrow = '(max-width: 899px)';

/** Whether the page is one column. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches);
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
