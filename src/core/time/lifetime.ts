/** When a token begins and ends, as far as its answer and its claims tell (design.md 7.13). */
export type Lifetime = {
  /** `expires_in` of the token response, seconds. */
  readonly expiresInSeconds: number | undefined;
  /** The `exp` claim, seconds since the epoch. */
  readonly expSeconds: number | undefined;
  /** The `nbf` claim, seconds since the epoch. */
  readonly nbfSeconds: number | undefined;
  /** Steady clock at receipt, ms; `expires_in` counts from here. */
  readonly receivedAtMonotonicMs: number;
  /** Wall clock at receipt, ms since the epoch. */
  readonly receivedAtMs: number;
};

/** Both clocks, read at the same moment. */
export type Now = { readonly wallMs: number; readonly monotonicMs: number };

/**
 * The time left, with the source that decided. `unknown` is a state of its own: neither "for ever" nor "now"; so is
 * `not-yet`, where `nbf` lies ahead.
 */
export type TimeLeft =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-yet'; readonly inMs: number }
  | { readonly kind: 'left'; readonly ms: number; readonly ofMs: number; readonly source: LifetimeSource }
  | { readonly kind: 'expired'; readonly agoMs: number; readonly source: LifetimeSource };

export type LifetimeSource = 'expires_in' | 'exp';
