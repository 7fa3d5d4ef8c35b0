import { useEffect, useState } from 'react';

/** What was deleted is gone with the button that did it, so the focus goes to the way back. */
export function useFocusOnUndo(): () => void {
  const [deletions, setDeletions] = useState(0);
  useEffect(() => {
    if (deletions === 0) return;
    const undos = document.querySelectorAll<HTMLElement>('[data-undo]');
    (document.querySelector<HTMLElement>('dialog[open] [data-undo]') ?? undos[0])?.focus();
  }, [deletions]);
  return () => setDeletions((count) => count + 1);
}
