import { startTransition, useEffect, useState } from 'react';
import { whenIdle } from '../ui/when-idle.ts';

/** So soon the next piece comes, however busy the page is. */
const latestMs = 100;

/** How many of these pieces are drawn: one at once, and one more each time the page has drawn and is idle. */
export function useGrowing(pieces: number): number {
  const [grown, setGrown] = useState(1);
  useEffect(() => {
    if (grown >= pieces) return undefined;
    return whenIdle(() => startTransition(() => setGrown(grown + 1)), latestMs);
  }, [grown, pieces]);
  return Math.min(grown, pieces);
}
