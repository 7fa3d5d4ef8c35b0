import type { CorsPlan } from '#core/http/cors-plan.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import type { BodyCut, KeptFinding } from '#core/keeping/kept-run.ts';
import type { ApiCall } from '#core/oauth/api-request.ts';
import type { Connection } from '#core/oauth/connection.ts';
import type { DpopKey } from '#core/oauth/dpop-key.ts';
import type { DiscoveryOutcome } from '#core/oauth/discovery-outcome.ts';
import type { AnswerSignature } from '#core/oauth/signed-answer.ts';
import type { Now } from '#core/time/lifetime.ts';

/**
 * One press of a button and what came of it, with its secrets: in memory only. What is kept of it is another thing
 * (`KeptRun`); what it means is derived by selectors.
 */
export type Run = TokenRequestRun | ApiCallRun | PastedRun | MadeRun | LookupRun | CorsCheckRun;

export type TokenRequestRun = {
  readonly kind: 'token';
  readonly id: string;
  readonly recorded?: Recorded;
  /** What was asked with; of a request edited by hand, what that really said. */
  readonly connection: Connection;
  /** The exchange that decides: the last one. */
  readonly exchange: Exchange;
  /** The request as it was written by hand, where it was: a browser leaves out some of it. */
  readonly editedByHand?: HttpRequest;
  /** The certificates, never the key, that were at hand for the client to show; absent where none were. */
  readonly clientCertificatePem?: string;
  readonly earlier: readonly EarlierExchange[];
  /** The key that signed the proofs, where there were any: the token may be bound to it. */
  readonly dpopKey?: DpopKey;
};

/**
 * An exchange before the one that decides, where one press caused several: a server that wants its nonce in the DPoP
 * proof is asked twice (RFC 9449 §8, §9). Names are unique within a run.
 */
export type EarlierExchange = { readonly name: string; readonly exchange: Exchange };

export type ApiCallRun = {
  readonly kind: 'api';
  readonly id: string;
  readonly recorded?: Recorded;
  readonly exchange: Exchange;
  readonly earlier: readonly EarlierExchange[];
  readonly dpopKey?: DpopKey;
  /** The run that the token came from; undefined where the call was made without one, or with one from elsewhere. */
  readonly tokenRunId: string | undefined;
  /** What was typed when it was sent; of a call that was edited by hand it says nothing. */
  readonly call: ApiCall;
  readonly connection: Connection;
  /** The call as it was written by hand, where it was: a browser leaves out some of it. */
  readonly editedByHand?: HttpRequest;
};

/** A token that was brought along instead of asked for. */
export type PastedRun = {
  readonly kind: 'pasted';
  readonly id: string;
  readonly recorded?: Recorded;
  readonly text: string;
  readonly at: Now;
};

/** A token that was made in this page, for trying out an API. No server issued it. */
export type MadeRun = {
  readonly kind: 'made';
  readonly id: string;
  readonly recorded?: Recorded;
  readonly text: string;
  readonly at: Now;
};

/** What was asked about a token or a server: metadata and keys, introspection, revocation. */
export type LookupRun = {
  readonly kind: 'lookup';
  readonly id: string;
  readonly purpose: LookupPurpose;
  /** The token that was asked about, as text: what came of it holds for exactly this one. Empty where there was none. */
  readonly tokenText: string;
  /** The address of the API that was asked about itself; undefined for questions about a token. */
  readonly apiUrl?: string;
  readonly connection: Connection;
  /** In the order in which they were sent; their names are unique within the run. */
  readonly steps: readonly LookupStep[];
  /** What checking a signed answer came to (RFC 9701 §5); absent where none was asked for. */
  readonly answerSignature?: AnswerSignature;
  /** What looking for a server's metadata came to; absent for every other purpose, and while it goes on. */
  readonly discovery?: DiscoveryOutcome;
  readonly at: Now;
};

export type LookupPurpose = 'verify' | 'introspect' | 'revoke' | 'resource-metadata' | 'discover';

/** `Metadata`, `Metadata, second place`, `Keys`, `Introspection`, `Revocation`, `Resource metadata`, `WebFinger`. */
export type LookupStep = { readonly name: string; readonly exchange: Exchange };

/** Why the browser did not let the page see an answer: what a browser asks and sends, done again through the proxy. */
export type CorsCheckRun = {
  readonly kind: 'cors';
  readonly id: string;
  /** The run whose failure is looked into. */
  readonly ofRunId: string;
  readonly plan: CorsPlan;
  /** None yet, where a browser asks nothing first. */
  readonly steps: readonly CorsStep[];
};

export type CorsStep = { readonly name: 'Preflight' | 'Request with Origin'; readonly exchange: Exchange };

/**
 * What a run has that came out of the history: it was redacted when it was recorded, so it is shown and never sent, and
 * what came of it was found then.
 */
export type Recorded = {
  readonly findings: readonly KeptFinding[];
  readonly cuts: readonly BodyCut[];
};

/** A run that a token may come from. */
export type TokenBearingRun = TokenRequestRun | PastedRun | MadeRun;
