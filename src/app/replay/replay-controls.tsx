import { Pause, Play, RotateCcw, StepBack, StepForward } from 'lucide-react';
import { type RefObject, useId } from 'react';
import { scaleWords, speeds, speedWords, usualSpeed } from '#core/sharing/replay/speed.ts';
import type { Timeline } from '#core/sharing/replay/timeline.ts';
import { msWords } from '#core/time/words.ts';
import { Button } from '../ui/button.tsx';
import type { Playhead } from './use-playhead.ts';
import styles from './replay-controls.module.css';

type ReplayControlsProps = {
  readonly firstRef: RefObject<HTMLButtonElement | null>;
  readonly timeline: Timeline;
  readonly playhead: Playhead;
  readonly speed: number;
  readonly onSpeed: (speed: number) => void;
  readonly isStill: boolean;
};

/** Play and hold, message by message, and the position in the time of the run. */
export function ReplayControls({ firstRef, timeline, playhead, speed, onSpeed, isStill }: ReplayControlsProps) {
  const { moment, isPlaying, toggle, restart, goTo, seek } = playhead;
  const last = timeline.messages.length - 1;
  const position = useId();
  const at = `${msWords(moment.ms)} of ${msWords(timeline.totalMs)}`;
  return (
    <div role="group" aria-label="Replay controls" className={styles.controls}>
      <div className={styles.buttons}>
        {!isStill && (
          <Button ref={firstRef} look="primary" className={styles.play} onClick={toggle}>
            {isPlaying ? <Pause size={15} aria-hidden="true" /> : <Play size={15} aria-hidden="true" />}
            {isPlaying ? 'Pause' : 'Play'}
          </Button>
        )}
        {!isStill && (
          <Button aria-label="Restart" title="Restart" onClick={restart}>
            <RotateCcw size={15} aria-hidden="true" />
          </Button>
        )}
        <Button
          ref={isStill ? firstRef : null}
          aria-label="Step back"
          title="Step back (←)"
          aria-disabled={moment.index < 0}
          onClick={() => goTo(Math.max(-1, moment.index - 1))}
        >
          <StepBack size={15} aria-hidden="true" />
        </Button>
        <Button
          aria-label="Step forward"
          title="Step forward (→)"
          aria-disabled={moment.index >= last}
          onClick={() => goTo(Math.min(last, moment.index + 1))}
        >
          <StepForward size={15} aria-hidden="true" />
        </Button>
      </div>
      <div className={styles.position}>
        <label htmlFor={position} className="visually-hidden">
          Position
        </label>
        <input
          id={position}
          type="range"
          min={0}
          max={timeline.totalMs}
          step="any"
          value={moment.ms}
          aria-valuetext={at}
          onChange={(event) => seek(event.target.valueAsNumber)}
        />
        <output className={styles.at} aria-hidden="true">
          {at}
        </output>
      </div>
      {!isStill && <SpeedChoice timeline={timeline} speed={speed} onSpeed={onSpeed} />}
      <p className={styles.scale}>
        {isStill
          ? 'Your system asks for less motion, so nothing moves by itself: step with the buttons or the arrow keys.'
          : `${scaleWords(timeline, speed)}.`}
        {!isStill && <span className={styles.keys}> Space plays and holds, ← and → step.</span>}
        {timeline.steps.some(({ leftOutMs }) => leftOutMs > 0) && ' Time in which nothing was under way is left out.'}
      </p>
    </div>
  );
}

function SpeedChoice({ timeline, speed, onSpeed }: Pick<ReplayControlsProps, 'timeline' | 'speed' | 'onSpeed'>) {
  const id = useId();
  const usual = speeds.findIndex((each) => each === usualSpeed(timeline));
  const offered = speeds.slice(Math.max(0, usual - 2), usual + 3);
  return (
    <div className={styles.speed}>
      <label htmlFor={id}>Speed</label>
      <select id={id} value={speed} onChange={(event) => onSpeed(Number(event.target.value))}>
        {offered.map((each) => (
          <option key={each} value={each}>
            {speedWords(each)}
          </option>
        ))}
      </select>
    </div>
  );
}
