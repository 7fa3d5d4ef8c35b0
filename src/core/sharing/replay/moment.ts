import type { ReplayMessage, Timeline } from './timeline.ts';

/**
 * Where a replay stands: ms on the timeline, and the message that it has come to by then, -1 before the first. Both,
 * since several messages may stand at one time, and who walks by hand comes to each of them.
 */
export type Moment = { readonly ms: number; readonly index: number };

export const beforeAll: Moment = { ms: 0, index: -1 };

/** The last moment: all messages are over. */
export function lastMoment({ messages, totalMs }: Timeline): Moment {
  return { ms: totalMs, index: messages.length - 1 };
}

/** Where the replay stands when a message is just over; before all of them for -1, and at the last one beyond it. */
export function momentOf(timeline: Timeline, index: number): Moment {
  const { messages } = timeline;
  const at = Math.min(Math.floor(index), messages.length - 1);
  const message = messages[at];
  return message === undefined || at < 0 ? beforeAll : { ms: message.untilMs, index: at };
}

/** Where the replay stands at a time, which is held within the timeline. */
export function momentAt({ messages, totalMs }: Timeline, ms: number): Moment {
  const held = Math.min(Math.max(0, ms), totalMs);
  return { ms: held, index: messages.findLastIndex(({ fromMs }) => fromMs <= held) };
}

/** How far a message has come: 0 before it begins, 1 when it is over, and in between its share. */
export function shareOf({ fromMs, untilMs }: ReplayMessage, index: number, moment: Moment): number {
  const isReached = index <= moment.index;
  if (moment.ms > untilMs || (moment.ms === untilMs && isReached)) return 1;
  if (moment.ms <= fromMs) return 0;
  return (moment.ms - fromMs) / (untilMs - fromMs);
}
