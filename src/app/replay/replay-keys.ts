import { useEffect } from 'react';
import type { Playhead } from './use-playhead.ts';

// What these do with such a key is their own: a range moves, a message leads from part to part.
const ownArrows = 'input, select, textarea, pre, [role="tab"]';
const ownSpace = 'button, input:not([type="range"]), select, textarea, summary, a';

/** The keys of a replay, wherever in it the focus is: a press on a text takes the focus out of everything. */
export function useReplayKeys({ toggle, goTo, moment }: Playhead, lastIndex: number): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      const at = event.target instanceof Element ? event.target : document.body;
      if (event.key === ' ') {
        if (at.closest(ownSpace) !== null) return;
        toggle();
      } else {
        const to = target(event.key, moment.index, lastIndex);
        if (to === undefined || at.closest(ownArrows) !== null) return;
        goTo(to);
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  });
}

function target(key: string, at: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(-1, at - 1);
    case 'Home':
      return -1;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
