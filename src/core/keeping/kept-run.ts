import type { Exchange } from '../http/exchange.ts';
import type { MessageSide } from '../http/message-view.ts';
import type { Finding } from '../findings/finding.ts';
import type { ApiCall } from '../oauth/api-request.ts';
import type { Connection } from '../oauth/connection.ts';

/** The form in which runs are written by now; a higher one comes from a later version of this page. */
export const runVersion = 1;

export const runKinds = ['token', 'api', 'pasted', 'made', 'lookup', 'cors'] as const;
export type RunKind = (typeof runKinds)[number];

/**
 * One run as it is kept: redacted when it was recorded, so that no secret and no token that works is in it
 * (security.md 5.5). Of a JWT header and claims stay and the signature is replaced; any other secret is replaced by a
 * marker with a salted fingerprint, the same for the same value on this device, so that two runs can be compared.
 */
export type KeptRun = {
  readonly version: typeof runVersion;
  /** Unique on this device. */
  readonly id: string;
  readonly kind: RunKind;
  /** Wall clock, ms since the epoch, when the first request was handed over or the token was brought. */
  readonly atMs: number;
  /** The connection that it belongs to, by its id; it may be gone by now. */
  readonly connectionId: string;
  /** What was asked with, without secrets. */
  readonly connection: Connection;
  /** In the order in which they were sent, named as on screen; the last one decides. None where a token was brought. */
  readonly exchanges: readonly NamedExchange[];
  /** What came of it when it was recorded: what was redacted since cannot be examined again. */
  readonly findings: readonly KeptFinding[];
  /** The bodies that were longer than is kept. */
  readonly cuts: readonly BodyCut[];
  /** The call as typed, of an API call. */
  readonly call?: ApiCall;
  /** The token that was brought, or asked about, redacted. */
  readonly token?: string;
  /** What a lookup was for: `verify`, `introspect`, `revoke`, `resource-metadata`, `discover`. */
  readonly purpose?: string;
  /** The run that the token came from, or whose failure was looked into. */
  readonly ofRunId?: string;
  /** The request was written by hand. */
  readonly editedByHand?: true;
};

export type NamedExchange = { readonly name: string; readonly exchange: Exchange };

/** A finding without what a click could do about it: a run of the past is not mended. */
export type KeptFinding = Omit<Finding, 'remedies'>;

/** Which body of which exchange was cut, and how long it was. */
export type BodyCut = { readonly exchange: number; readonly side: MessageSide; readonly wholeBytes: number };

/** What the user added to a run afterwards. */
export type RunMarks = {
  /** Empty: it has no name of its own. */
  readonly name: string;
  /** Pinned as *known good*: what later runs of the same connection are compared with. */
  readonly knownGood: boolean;
};

/** What a list of runs shows and searches; kept apart from the run itself, so that a long list opens at once. */
export type RunSummary = RunMarks &
  Pick<KeptRun, 'id' | 'kind' | 'atMs' | 'connectionId'> & {
    /** `host:port` of the server that was asked last; empty where none was. */
    readonly server: string;
    readonly method: string;
    /** Path of the request; the query is not in it. */
    readonly path: string;
    readonly clientId: string;
    /** What was asked for, as typed. */
    readonly scope: string;
    readonly way: Exchange['way'] | '';
    /** The statuses of all exchanges in their order; a failure without an answer has none. */
    readonly statuses: readonly number[];
    /** The `error` of the answer (RFC 6749 §5.2, RFC 6750 §3.1); empty where there was none. */
    readonly error: string;
    readonly outcome: RunOutcome;
    /** From the first byte of the first request to the end of the last answer, ms; 0 where nothing was sent. */
    readonly tookMs: number;
    /** The heaviest finding's title; empty where nothing was found. */
    readonly title: string;
    /** Roughly what the kept run takes on the device, in bytes. */
    readonly size: number;
    readonly purpose?: string;
    readonly editedByHand?: true;
  };

/** How a run ended, as far as the list tells it. */
export type RunOutcome = 'success' | 'failure' | 'cancelled' | 'none';
