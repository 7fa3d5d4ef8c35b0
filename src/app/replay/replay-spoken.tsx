import { useEffect, useState } from 'react';
import { spokenMessage } from '#core/sharing/replay/message-words.ts';
import type { Timeline } from '#core/sharing/replay/timeline.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import type { Playhead } from './use-playhead.ts';

// Messages that pass sooner than this are not read out one over the other.
const stayedMs = 500;

type ReplaySpokenProps = {
  readonly timeline: Timeline;
  readonly playhead: Playhead;
  /** The list reads out what is walked to in it; saying it here as well would say it twice. */
  readonly listId: string;
};

/** Says where the replay has come to, once it has stayed there for a moment. */
export function ReplaySpoken({ timeline, playhead: { moment, isPlaying }, listId }: ReplaySpokenProps) {
  const shown = useDemoText();
  const [said, setSaid] = useState('');
  const { index } = moment;
  useEffect(() => {
    if (!isPlaying && document.activeElement?.id === listId) return undefined;
    const timer = setTimeout(() => setSaid(spokenMessage(timeline, index)), stayedMs);
    return () => clearTimeout(timer);
  }, [timeline, index, isPlaying, listId]);
  return (
    <p role="status" className="visually-hidden">
      {shown(said)}
    </p>
  );
}
