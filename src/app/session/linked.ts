import type { KeptRun } from '#core/keeping/kept-run.ts';

/** What came with a link besides a connection. */
export type Linked =
  /** A run of somebody else's device, in this tab only as long as it is not kept. */
  | { readonly kind: 'run'; readonly run: KeptRun; readonly isKept: boolean }
  /** A token that works for whoever holds it. `expiresAtMs` is wall clock; undefined where nobody knows. */
  | { readonly kind: 'token'; readonly runId: string; readonly scope: string; readonly expiresAtMs: number | undefined }
  /** The token has expired since, and was taken away. */
  | { readonly kind: 'expired-token' };

/** A request that waits: whether it may go to this `host:port`. */
export type HostQuestion = {
  readonly host: string;
  readonly url: string;
  readonly answer: (agreed: boolean) => void;
  readonly answered: Promise<boolean>;
};
