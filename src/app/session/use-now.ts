import { useEffect, useState } from 'react';
import type { Now } from '#core/time/lifetime.ts';
import { useSession } from './session-context.tsx';

/**
 * Both clocks, read anew once a second while `active` and the page can be seen (or, for the tab's title, even when not). The timer only asks for a repaint; the
 * time itself always comes from the clocks, also after sleep, a throttled tab or a jump (security.md T58).
 */
export function useNow(active: boolean, whileHidden = false): Now {
  const { clock } = useSession();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    if (!active) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      setNow(clock.now());
      if (!document.hidden || whileHidden) timer = setTimeout(tick, 1000 - (clock.now().wallMs % 1000));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    // A page that was frozen in the background is thawed with this.
    document.addEventListener('resume', tick);
    window.addEventListener('focus', tick);
    window.addEventListener('pageshow', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
      document.removeEventListener('resume', tick);
      window.removeEventListener('focus', tick);
      window.removeEventListener('pageshow', tick);
    };
  }, [active, clock, whileHidden]);
  return now;
}
