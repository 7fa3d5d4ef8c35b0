import { BookOpen, Maximize } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import styles from './demo-bar.module.css';

const StoryView = deferred(() => import('./story-view.tsx').then((part) => part.StoryView));

/** Below the flow picture, for a room: the run as a story, and the picture alone on the whole screen. */
export function DemoBar() {
  const [isTelling, setIsTelling] = useState(false);
  return (
    <section className={styles.bar} aria-label="Demo">
      <Button look="quiet" onClick={() => setIsTelling(true)}>
        <BookOpen size={16} aria-hidden="true" />
        Story view
      </Button>
      <FullPicture />
      {isTelling && <StoryView onClose={() => setIsTelling(false)} />}
    </section>
  );
}

// A phone may give no element its whole screen: the picture then fills the page.
const filling = 'data-full';

/** The picture stands in a part of its own, above this one. */
function flowPart(): HTMLElement | undefined {
  return document.querySelector<HTMLElement>('section[aria-label="Flow"]') ?? undefined;
}

function FullPicture() {
  const [isFull, setIsFull] = useState(false);
  const show = async () => {
    const flow = flowPart();
    if (flow === undefined) return;
    try {
      await flow.requestFullscreen();
    } catch {
      flow.setAttribute(filling, '');
    }
    setIsFull(true);
  };
  const leave = () => {
    flowPart()?.removeAttribute(filling);
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    setIsFull(false);
  };
  useEffect(() => {
    if (!isFull) return undefined;
    const flow = flowPart();
    const left = () => {
      if (document.fullscreenElement === null) setIsFull(false);
    };
    const escape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
    };
    document.addEventListener('fullscreenchange', left);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('fullscreenchange', left);
      document.removeEventListener('keydown', escape);
      flow?.removeAttribute(filling);
    };
  }, [isFull]);
  return (
    <Button look="quiet" aria-pressed={isFull} onClick={() => (isFull ? leave() : void show())}>
      <Maximize size={16} aria-hidden="true" />
      Flow picture in full
    </Button>
  );
}
