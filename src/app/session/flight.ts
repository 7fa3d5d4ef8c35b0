import type { AnswerSoFar } from '#core/http/answer-so-far.ts';
import type { Phase } from '#core/http/exchange.ts';
import type { CorsStep, LookupPurpose } from './run.ts';

/** A request on its way. The id ties the answer to it, so that a late one never overwrites a newer one (T63). */
export type Flight = {
  readonly id: string;
  readonly startedAtMonotonicMs: number;
  readonly phase: Phase;
  readonly receivedBytes: number;
  /** What is there of an answer that takes its time. */
  readonly answer?: AnswerSoFar;
};

export type CorsFlight = { readonly id: string; readonly ofRunId: string; readonly name: CorsStep['name'] };

export type LookupFlight = {
  readonly id: string;
  readonly purpose: LookupPurpose;
  readonly startedAtMonotonicMs: number;
};
