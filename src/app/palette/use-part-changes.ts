import { useEffect, useReducer } from 'react';

/** Draws again when parts of the workbench come or go: what can be done depends on what is on screen. */
export function usePartChanges(): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const workbench = document.getElementById('workbench');
    if (workbench === null) return undefined;
    const observer = new MutationObserver(redraw);
    // What came between the drawing of what asks and now.
    redraw();
    observer.observe(workbench, { childList: true, subtree: true, attributeFilter: ['disabled', 'aria-disabled'] });
    return () => observer.disconnect();
  }, []);
}
