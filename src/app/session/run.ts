import type { Exchange } from '#core/http/exchange.ts';
import type { Connection } from '#core/oauth/connection.ts';
import type { Now } from '#core/time/lifetime.ts';

/** One press of a button and what came of it. Kept in memory only; what it means is derived by selectors. */
export type Run = TokenRequestRun | ApiCallRun | PastedRun;

export type TokenRequestRun = {
  readonly kind: 'token';
  readonly id: string;
  readonly connection: Connection;
  readonly exchange: Exchange;
};

export type ApiCallRun = {
  readonly kind: 'api';
  readonly id: string;
  readonly exchange: Exchange;
  /** The run that the token came from; undefined where the call was made without one. */
  readonly tokenRunId: string | undefined;
};

/** A token that was brought along instead of asked for. */
export type PastedRun = {
  readonly kind: 'pasted';
  readonly id: string;
  readonly text: string;
  readonly at: Now;
};
