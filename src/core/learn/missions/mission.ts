import type { Place } from '../../http/message-view.ts';
import type { Visit } from './visit.ts';

/** A short task whose end is proved by traffic. */
export type Mission = {
  readonly id: string;
  /** A few words for a list. */
  readonly title: string;
  /** What is to be reached, in one sentence. */
  readonly goal: string;
  /** Asked for one by one; each says more than the one before, and the last leaves nothing open. */
  readonly hints: readonly string[];
  /** What it showed, told once it is solved. */
  readonly debrief: string;
  /** The exchange of this visit that proves it solved; undefined while it is not. */
  readonly proof: (visit: Visit) => Proof | undefined;
};

/** Where in the traffic of this visit a mission was solved. */
export type Proof = {
  readonly runId: string;
  readonly step: 'token' | 'api' | 'lookup' | 'cors';
  /** What the debrief speaks of. */
  readonly places: readonly Place[];
};
