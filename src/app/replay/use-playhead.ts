import { useEffect, useState } from 'react';
import { beforeAll, lastMoment, type Moment, momentAt, momentOf } from '#core/sharing/replay/moment.ts';
import type { Timeline } from '#core/sharing/replay/timeline.ts';

export type Playhead = {
  readonly moment: Moment;
  readonly isPlaying: boolean;
  /** Plays on, from the beginning where it was over; or holds it where it is. */
  readonly toggle: () => void;
  readonly restart: () => void;
  /** Goes to the end of a message, -1 for before the first, and stays there. */
  readonly goTo: (index: number) => void;
  /** Goes to a time of the run, in ms, and stays there. */
  readonly seek: (ms: number) => void;
};

// A tab in the background draws nothing; what was missed there is not caught up at once.
const mostFrameMs = 100;

/** Where a replay stands. Where the person wants no motion it begins at the end, and moves by hand only. */
export function usePlayhead(timeline: Timeline, speed: number, isStill: boolean): Playhead {
  const last = lastMoment(timeline);
  const [moment, setMoment] = useState(isStill ? last : beforeAll);
  const [isWanted, setIsWanted] = useState(true);
  const isOver = moment.ms >= last.ms && moment.index >= last.index;
  const isPlaying = isWanted && !isOver && !isStill;
  useEffect(() => {
    if (!isPlaying) return undefined;
    let before: number | undefined;
    const draw = (atMs: number) => {
      const passedMs = Math.min(mostFrameMs, atMs - (before ?? atMs));
      before = atMs;
      setMoment(({ ms }) => momentAt(timeline, ms + passedMs * speed));
      frame = requestAnimationFrame(draw);
    };
    let frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, timeline, speed]);
  const stayAt = (to: Moment) => {
    setIsWanted(false);
    setMoment(to);
  };
  const restart = () => {
    setIsWanted(true);
    setMoment(beforeAll);
  };
  return {
    moment,
    isPlaying,
    toggle: () => {
      if (isOver) restart();
      else setIsWanted(!isPlaying);
    },
    restart,
    goTo: (index) => stayAt(momentOf(timeline, index)),
    seek: (ms) => stayAt(momentAt(timeline, ms)),
  };
}
