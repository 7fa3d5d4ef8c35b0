import { type RefObject, useId, useState } from 'react';
import type { Exchange } from '#core/http/exchange.ts';
import { usualSpeed } from '#core/sharing/replay/speed.ts';
import type { Timeline } from '#core/sharing/replay/timeline.ts';
import type { Story } from '#core/sharing/trace/story.ts';
import { useReducedMotion } from '../ui/reduced-motion.ts';
import { ReplayBytes } from './replay-bytes.tsx';
import { ReplayControls } from './replay-controls.tsx';
import { useReplayKeys } from './replay-keys.ts';
import { ReplayPicture } from './replay-picture.tsx';
import { ReplaySpoken } from './replay-spoken.tsx';
import { usePlayhead } from './use-playhead.ts';
import styles from './replay-dialog.module.css';

type ReplayProps = {
  readonly story: Story;
  readonly timeline: Timeline;
  /** What was on the wire, one for each step of the story. */
  readonly exchanges: readonly Exchange[];
  /** The button that everything begins with. */
  readonly firstRef: RefObject<HTMLButtonElement | null>;
};

/** The messages of a run as they went, to be watched, held and walked through; beside them what each of them said. */
export function Replay({ story, timeline, exchanges, firstRef }: ReplayProps) {
  const isStill = useReducedMotion();
  const [speed, setSpeed] = useState(() => usualSpeed(timeline));
  const playhead = usePlayhead(timeline, speed, isStill);
  const [pointedAt, setPointedAt] = useState<number>();
  const listId = useId();
  useReplayKeys(playhead, timeline.messages.length - 1);
  const { index } = playhead.moment;
  return (
    <div className={styles.replay}>
      <ReplayControls
        firstRef={firstRef}
        timeline={timeline}
        playhead={playhead}
        speed={speed}
        onSpeed={setSpeed}
        isStill={isStill}
      />
      <ReplaySpoken timeline={timeline} playhead={playhead} listId={listId} />
      <div className={styles.views}>
        <ReplayPicture
          id={listId}
          timeline={timeline}
          moment={playhead.moment}
          onGoTo={playhead.goTo}
          onPoint={setPointedAt}
        />
        <ReplayBytes story={story} timeline={timeline} exchanges={exchanges} index={pointedAt ?? index} />
      </div>
    </div>
  );
}
