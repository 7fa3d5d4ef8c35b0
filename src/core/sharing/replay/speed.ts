import { msWords } from '../../time/words.ts';
import type { Timeline } from './timeline.ts';

/** At which share of the real speed a replay may run: below 1 it is slower than it was. */
export const speeds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100] as const;

// As long as it takes to read an arrow; a replay of many of them still comes to an end.
const perMessageMs = 800;
const mostMs = 20_000;

/** The fastest of these at which each message can still be read; everything runs at that one speed. */
export function usualSpeed({ messages, totalMs }: Timeline): number {
  const wantedMs = Math.min(mostMs, messages.length * perMessageMs);
  return speeds.findLast((speed) => totalMs / speed >= wantedMs) ?? speeds[0];
}

/** `1/20 of its speed`, `its own speed`, `5 times its speed`. */
export function speedWords(speed: number): string {
  if (speed === 1) return 'its own speed';
  return speed < 1 ? `1/${Math.round(1 / speed)} of its speed` : `${speed} times its speed`;
}

/** How long the messages took, and how long showing them takes. */
export function scaleWords({ totalMs }: Timeline, speed: number): string {
  return `${msWords(totalMs)} in all, shown at ${speedWords(speed)}: ${msWords(totalMs / speed)}`;
}
