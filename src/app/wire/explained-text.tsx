import { useId, useMemo, useRef } from 'react';
import { messageParts } from '#core/annotations/message-parts.ts';
import type { MadeBy } from '#core/annotations/part-origin.ts';
import type { MessageSide } from '#core/http/message-view.ts';
import { type DrawnSegment, isColoured, type Place } from './draw-message.ts';
import { PartExplanation, spokenExplanation } from './part-explanation.tsx';
import { PartViews } from './part-views.tsx';
import { useExplainedPart } from './use-explained-part.ts';
import explanationStyles from './part-explanation.module.css';
import styles from './raw-message.module.css';

type ExplainedTextProps = {
  /** What the message is called. */
  readonly label: string;
  readonly message: MessageSide;
  readonly segments: readonly DrawnSegment[];
  readonly state: string;
  readonly madeBy: MadeBy | undefined;
  readonly revealed: boolean;
  readonly lit: readonly Place[];
};

/** The text of a message, and beside it what the part is that one points at. Nothing is added to the text itself. */
export function ExplainedText({ label, message, segments, state, madeBy, revealed, lit }: ExplainedTextProps) {
  const pre = useRef<HTMLPreElement>(null);
  const hint = useId();
  const parts = useMemo(() => (isColoured(segments) ? messageParts(segments, message) : []), [segments, message]);
  const { explained, handlers } = useExplainedPart(pre, parts);
  return (
    <>
      {/* What scrolls must be reachable by keyboard; the arrow keys lead from part to part and scroll along. */}
      <pre
        ref={pre}
        className={styles.text}
        data-raw={state}
        tabIndex={0}
        aria-describedby={parts.length > 0 ? hint : undefined}
        {...handlers}
      >
        <PartViews segments={segments} parts={parts} revealed={revealed} lit={lit} />
      </pre>
      {parts.length > 0 && (
        <>
          <p
            id={hint}
            className={madeBy === 'token-request' ? explanationStyles.hint : 'visually-hidden'}
            hidden={explained !== undefined}
          >
            Point at a part, tap it, or move with the arrow keys: it says what it is.
          </p>
          {/* It stands here from the start, so that what comes is read out. */}
          <p aria-live="polite" className="visually-hidden">
            {explained?.isSpoken === true && spokenExplanation(explained.part, message)}
          </p>
        </>
      )}
      {explained !== undefined && (
        <div
          role="group"
          aria-label={`Explained: ${label}`}
          className={explanationStyles.strip}
          data-explanation=""
          data-passing={explained.isKept ? undefined : ''}
        >
          <PartExplanation part={explained.part} side={message} madeBy={madeBy} revealed={revealed} />
        </div>
      )}
    </>
  );
}
