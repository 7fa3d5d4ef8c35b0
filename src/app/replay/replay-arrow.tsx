import { beganWords } from '#core/sharing/replay/message-words.ts';
import type { ReplayLane, ReplayMessage } from '#core/sharing/replay/timeline.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import styles from './replay-arrow.module.css';

type ReplayArrowProps = {
  readonly id: string;
  readonly message: ReplayMessage;
  readonly lanes: readonly ReplayLane[];
  /** How far it has come, from 0 to 1. */
  readonly share: number;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
};

/** Where a lane stands, in percent of the width. */
export function laneAt(lane: number, count: number): number {
  return (100 * (lane + 0.5)) / count;
}

/** One message: when it began, what it says, and its line from lane to lane; on a narrow page the same in words. */
export function ReplayArrow({ id, message, lanes, share, isCurrent, onChoose, onPoint }: ReplayArrowProps) {
  const shown = useDemoText();
  const { from, to, lead, through, name, facts, ending, isGood, kind } = message;
  const began = beganWords(message);
  const nameOf = (lane: number) => lanes[lane]?.name ?? '';
  const left = Math.min(from, to, lead ?? from);
  return (
    // Its keys are pressed in the list that has the focus: this is what aria-activedescendant means.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={styles.message}
      data-kind={kind}
      data-ending={ending}
      data-good={isGood}
      data-state={share === 0 ? 'to-come' : share === 1 ? 'over' : 'under-way'}
      onClick={onChoose}
      // The list may come to stand under a pointer that lies still, and a finger rests on nothing.
      onPointerMove={({ pointerType }) => pointerType === 'mouse' && onPoint()}
    >
      <span className={styles.began}>{began ?? <span>time unknown</span>}</span>
      <span className={styles.road}>
        <span className={styles.words} style={{ marginLeft: `${laneAt(left, lanes.length)}%` }}>
          <span className={styles.route}>
            {nameOf(from)} → {nameOf(to)}:{' '}
          </span>
          <code className={styles.name}>{shown(name)}</code>{' '}
          <span className={styles.facts}>{shown(facts.join(' · '))}</span>
        </span>
        <span className={styles.lines} aria-hidden="true">
          {lead !== undefined && <Line from={lead} to={from} count={lanes.length} share={share > 0 ? 1 : 0} isLead />}
          <Line from={from} to={to} count={lanes.length} share={share} isLead={false} />
          {through !== undefined && (
            <span className={styles.through} style={{ left: `${laneAt(through, lanes.length)}%` }} />
          )}
        </span>
      </span>
    </div>
  );
}

type LineProps = {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly share: number;
  readonly isLead: boolean;
};

function Line({ from, to, count, share, isLead }: LineProps) {
  const start = laneAt(from, count);
  const span = Math.abs(laneAt(to, count) - start);
  const isBack = to < from;
  return (
    <span
      className={isLead ? styles.lead : styles.line}
      data-back={isBack || undefined}
      style={isBack ? { right: `${100 - start}%`, width: `${span}%` } : { left: `${start}%`, width: `${span}%` }}
    >
      <span className={styles.drawn} style={{ width: `${100 * share}%` }} />
    </span>
  );
}
