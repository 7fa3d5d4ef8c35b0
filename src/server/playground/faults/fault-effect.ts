import type { IncomingMessage } from 'node:http';
import type { Place } from '../place.ts';
import type { WholeAnswer } from './whole-answer.ts';

/** A request below the prefix of a fault. */
export type Asked = {
  readonly request: IncomingMessage;
  readonly place: Place;
  /** Where a redirect of it leads: the same, without the faults that redirect. */
  readonly elsewhere: string;
  /** Wall clock, ms. */
  readonly nowMs: number;
};

/** What a fault does to one request and its answer. Each part that is left out changes nothing. */
export type FaultEffect = {
  /** Changes the request before anyone reads it. */
  readonly request?: (asked: Asked) => void;
  /** Answers instead of the playground, which then never sees the request; undefined: not this one. */
  readonly instead?: (asked: Asked) => WholeAnswer | undefined;
  /** Answers a browser's question instead (Fetch §4.8). */
  readonly preflight?: () => WholeAnswer;
  readonly answer?: (answer: WholeAnswer, asked: Asked) => WholeAnswer;
  /** How the bytes are written where the request is for one of these. */
  readonly delivery?: { readonly on: readonly Place[]; readonly how: Delivery };
};

/** How an answer is brought. */
export type Delivery =
  | { readonly kind: 'at-once' }
  /** The head at once, the body in small pieces over this time. */
  | { readonly kind: 'drip'; readonly overMs: number }
  /** Half of the body, then the end of the connection. */
  | { readonly kind: 'cut' };
