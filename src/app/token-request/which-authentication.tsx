import { useEffect, useId, useRef } from 'react';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';

const Trials = deferred(() => import('./trials-view.tsx').then((part) => part.TrialsView));

/** Folded away until it is wanted: the ways to authenticate, tried one after the other. */
export function WhichAuthentication() {
  const { isOpen, pointedAt } = useWorkbench((state) => state.trialsView);
  const { openTrials } = useCommands();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pointedAt === 0) return;
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [pointedAt]);
  return (
    <div ref={place}>
      <Button look="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => openTrials(!isOpen)}>
        Which authentication works?
      </Button>
      <div id={id}>{isOpen && <Trials />}</div>
    </div>
  );
}
