import type { Exchange } from '../../http/exchange.ts';

/** Where an exchange begins on the timeline, and how much idle time before it was left out; both in ms. */
export type PlacedStep = { readonly fromMs: number; readonly leftOutMs: number };

// Longer than this nobody watches nothing: it is the time that a person took, not one that a message took.
const mostIdleMs = 100;
// Beginnings are told by a wall clock of whole milliseconds, and ends by another one.
const clockStepMs = 2;

/**
 * Puts exchanges on one clock, in the order given. What overlapped does so here; what followed after a while follows at
 * once, with that while told apart. A wall clock that was set back in between tells nothing: then one follows the other.
 */
export function placeSteps(exchanges: readonly Exchange[]): readonly PlacedStep[] {
  const placed: PlacedStep[] = [];
  let before: { readonly fromMs: number; readonly startedAtMs: number } | undefined;
  let busyUntilMs = 0;
  for (const { startedAtMs, timing } of exchanges) {
    const step = before === undefined ? start : placeStep(before, startedAtMs, busyUntilMs);
    placed.push(step);
    before = { fromMs: step.fromMs, startedAtMs };
    busyUntilMs = Math.max(busyUntilMs, step.fromMs + Math.max(0, timing.endMs ?? 0));
  }
  return placed;
}

const start: PlacedStep = { fromMs: 0, leftOutMs: 0 };

function placeStep(
  before: { readonly fromMs: number; readonly startedAtMs: number },
  startedAtMs: number,
  busyUntilMs: number,
): PlacedStep {
  const sinceMs = startedAtMs - before.startedAtMs;
  const fromMs = before.fromMs + sinceMs;
  const idleMs = fromMs - busyUntilMs;
  if (sinceMs < 0 || Math.abs(idleMs) < clockStepMs) return { fromMs: busyUntilMs, leftOutMs: 0 };
  return idleMs > mostIdleMs ? { fromMs: busyUntilMs, leftOutMs: idleMs } : { fromMs, leftOutMs: 0 };
}
