import type { Transport, Way } from '#core/http/exchange.ts';
import type { Surroundings } from '#core/contract/surroundings.ts';
import type { Clock } from './clock.ts';
import type { WorkbenchStore } from './workbench.ts';

/** Everything the page lives on, handed down in one piece: nothing below reads a clock or a network of its own. */
export type Session = {
  readonly store: WorkbenchStore;
  readonly transports: Readonly<Record<Way, Transport>>;
  readonly clock: Clock;
  /** The connection that this is about, by its id. */
  readonly connectionId: string;
  /** What ids of runs begin with, so that they are unique on this device. */
  readonly runIdPrefix: string;
  readonly surroundings: Surroundings;
  /** The page's own origin, as a browser would write it in `Origin`. */
  readonly origin: string;
};
