import { useEffect, useRef } from 'react';
import { type Moment, shareOf } from '#core/sharing/replay/moment.ts';
import type { ReplayStep, Timeline } from '#core/sharing/replay/timeline.ts';
import { durationWords, msWords } from '#core/time/words.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import { laneAt, ReplayArrow } from './replay-arrow.tsx';
import styles from './replay-picture.module.css';

type ReplayPictureProps = {
  readonly id: string;
  readonly timeline: Timeline;
  readonly moment: Moment;
  readonly onGoTo: (index: number) => void;
  /** The pointer rests on a message; undefined once it does not. */
  readonly onPoint: (index: number | undefined) => void;
};

/** Who takes part, and every message as an arrow as far as it has come. One stop for Tab; the arrow keys walk in it. */
export function ReplayPicture({ id, timeline, moment, onGoTo, onPoint }: ReplayPictureProps) {
  const { lanes, steps, messages } = timeline;
  const list = useRef<HTMLDivElement>(null);
  const { index } = moment;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  return (
    <div className={styles.picture}>
      <div className={styles.sheet} style={{ minWidth: `${lanes.length * 108 + 72}px` }}>
        <Lanes timeline={timeline} />
        <div
          ref={list}
          id={id}
          role="listbox"
          aria-label="Messages"
          tabIndex={0}
          aria-activedescendant={index < 0 ? undefined : `${id}-${index}`}
          className={styles.messages}
          onPointerLeave={() => onPoint(undefined)}
        >
          {steps.map((step) => (
            <div
              key={step.number}
              role="group"
              aria-label={`Step ${step.number}, ${step.name}`}
              className={styles.step}
            >
              <StepHead {...step} />
              {messages.map(
                (message, at) =>
                  message.step === step.number && (
                    <ReplayArrow
                      key={`${message.step} ${message.kind}`}
                      id={`${id}-${at}`}
                      message={message}
                      lanes={lanes}
                      share={shareOf(message, at, moment)}
                      isCurrent={at === index}
                      onChoose={() => onGoTo(at)}
                      onPoint={() => onPoint(at)}
                    />
                  ),
              )}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function StepHead({ number, name, leftOutMs }: ReplayStep) {
  return (
    <p className={styles.stepHead} aria-hidden="true">
      <span className={styles.number}>{number}</span> {name}
      {leftOutMs > 0 && (
        <span className={styles.leftOut}>{leftOutMs < 1000 ? msWords(leftOutMs) : durationWords(leftOutMs)} later</span>
      )}
    </p>
  );
}

function Lanes({ timeline: { lanes } }: Pick<ReplayPictureProps, 'timeline'>) {
  const shown = useDemoText();
  return (
    <>
      <ul className={styles.lanes} aria-label="Who takes part">
        {lanes.map(({ name, place }) => (
          <li key={`${name} ${place}`}>
            <strong>{name}</strong> <span className={styles.place}>{shown(place)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.lifelines} aria-hidden="true">
        {lanes.map(({ name, place }, at) => (
          <span key={`${name} ${place}`} style={{ left: `${laneAt(at, lanes.length)}%` }} />
        ))}
      </div>
    </>
  );
}
