import { useEffect, useState } from 'react';
import type { Now } from '#core/time/lifetime.ts';
import { useSession } from './session-context.tsx';

/**
 * Both clocks, read anew once a second while `active` and the page can be seen. The timer only asks for a repaint; the
 * time itself always comes from the clocks, also after sleep, a throttled tab or a jump (security.md T58).
 */
export function useNow(active: boolean): Now {
  const { clock } = useSession();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    if (!active) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      setNow(clock.now());
      if (!document.hidden) timer = setTimeout(tick, 1000 - (clock.now().wallMs % 1000));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    window.addEventListener('focus', tick);
    window.addEventListener('pageshow', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
      window.removeEventListener('focus', tick);
      window.removeEventListener('pageshow', tick);
    };
  }, [active, clock]);
  return now;
}
