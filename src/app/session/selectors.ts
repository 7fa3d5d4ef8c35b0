import { decodeToken, tidyToken } from '#core/jwt/decode-token.ts';
import { claimSeconds } from '#core/jwt/claim-seconds.ts';
import type { DecodedToken } from '#core/jwt/decode.ts';
import type { ApiCall } from '#core/oauth/api-request.ts';
import { readTokenResponse } from '#core/oauth/token-response.ts';
import type { TokenAnswer } from '#core/oauth/token-response.ts';
import type { Lifetime } from '#core/time/lifetime.ts';
import { once } from './once.ts';
import { isUsableAsToken } from './recogniser.ts';
import type { ApiCallRun, MadeRun, PastedRun, Run, TokenBearingRun, TokenRequestRun } from './run.ts';
import type { Workbench } from './workbench.ts';

/** A token in hand: from the selected run, or the newest one that has any. */
export type HeldToken = {
  readonly run: TokenBearingRun;
  readonly text: string;
  readonly decoded: DecodedToken;
  readonly lifetime: Lifetime;
  readonly scope: string | undefined;
  readonly tokenType: string | undefined;
};

// Runs never change, so what was derived from one is kept as long as the run is.
const answers = new WeakMap<Run, TokenAnswer | undefined>();
const held = new WeakMap<Run, HeldToken | undefined>();

export function answerOf(run: TokenRequestRun): TokenAnswer | undefined {
  const { outcome } = run.exchange;
  return once(answers, run, () => (outcome.kind === 'response' ? readTokenResponse(outcome.response) : undefined));
}

export function tokenOf(run: Run): HeldToken | undefined {
  return once(held, run, () => {
    if (run.kind === 'pasted' || run.kind === 'made') return broughtToken(run);
    if (run.kind === 'token') return issuedToken(run);
    return undefined;
  });
}

function selectedTokenRun(state: Workbench): TokenBearingRun | undefined {
  return state.runs.find((run): run is TokenBearingRun => bearsToken(run) && run.id === state.selectedTokenRunId);
}

function bearsToken(run: Run): run is TokenBearingRun {
  return run.kind === 'token' || run.kind === 'pasted' || run.kind === 'made';
}

/** The exchange on screen: of the selected run, or of the newest that has one where a token was pasted. */
export function shownTokenRun(state: Workbench): TokenRequestRun | undefined {
  const selected = selectedTokenRun(state);
  if (selected?.kind === 'token') return selected;
  return state.runs.find(
    (run): run is TokenRequestRun => run.kind === 'token' && !isCancelled(run) && !isRecorded(run),
  );
}

/** The token in hand, where no server was asked for it: pasted, or made here. */
export function broughtRun(state: Workbench): PastedRun | MadeRun | undefined {
  const selected = selectedTokenRun(state);
  return selected?.kind === 'pasted' || selected?.kind === 'made' ? selected : undefined;
}

export function shownApiRun(state: Workbench): ApiCallRun | undefined {
  return state.runs.find((run): run is ApiCallRun => run.kind === 'api' && run.id === state.selectedApiRunId);
}

export function heldToken(state: Workbench): HeldToken | undefined {
  const selected = selectedTokenRun(state);
  const own = selected === undefined ? undefined : tokenOf(selected);
  // An emptied field is empty: it does not fall back to another token.
  if (own !== undefined || selected?.kind === 'pasted') return own;
  for (const run of state.runs) {
    // A token of the history is shown where it was asked for, and is nothing to fall back to.
    const token = isRecorded(run) ? undefined : tokenOf(run);
    if (token !== undefined) return token;
  }
  return undefined;
}

/** The call as it stands on screen: the body of a method that carries none is kept for later, and not sent. */
export function callToSend({ apiCall }: Workbench): ApiCall {
  return hasBody(apiCall.method) ? apiCall : { ...apiCall, body: '' };
}

/** Whether a body is offered for this method. */
export function hasBody(method: ApiCall['method']): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** Whether it came out of the history: it was redacted when it was recorded, so nothing of it can be sent. */
export function isRecorded(run: Run): boolean {
  return 'recorded' in run && run.recorded !== undefined;
}

/** Whether a run was called back before it came to anything: half an answer is of use to an API call, and none of a token. */
export function isCancelled(run: Run): boolean {
  if (run.kind !== 'token' && run.kind !== 'api') return false;
  const { outcome } = run.exchange;
  if (outcome.kind === 'failure') return outcome.failure.kind === 'cancelled';
  return run.kind === 'token' && outcome.ending.kind === 'cancelled';
}

function issuedToken(run: TokenRequestRun): HeldToken | undefined {
  const answer = answerOf(run);
  if (answer?.kind !== 'issued') return undefined;
  const decoded = decodeToken(answer.accessToken);
  return {
    run,
    text: answer.accessToken,
    decoded,
    lifetime: {
      expiresInSeconds: answer.expiresInSeconds,
      expSeconds: claimSeconds(decoded, 'exp'),
      nbfSeconds: claimSeconds(decoded, 'nbf'),
      receivedAtMonotonicMs: run.exchange.receivedAtMonotonicMs,
      receivedAtMs: run.exchange.startedAtMs + (run.exchange.timing.endMs ?? 0),
    },
    scope: answer.scope ?? scopeClaim(decoded) ?? requestedScope(run),
    tokenType: answer.tokenType,
  };
}

/** A token that no request of this page brought: pasted, or made here. */
function broughtToken(run: PastedRun | MadeRun): HeldToken | undefined {
  const text = tidyToken(run.text);
  if (text === '' || !isUsableAsToken(run.text)) return undefined;
  const decoded = decodeToken(text);
  return {
    run,
    text,
    decoded,
    lifetime: {
      expiresInSeconds: undefined,
      expSeconds: claimSeconds(decoded, 'exp'),
      nbfSeconds: claimSeconds(decoded, 'nbf'),
      receivedAtMonotonicMs: run.at.monotonicMs,
      receivedAtMs: run.at.wallMs,
    },
    scope: scopeClaim(decoded),
    tokenType: undefined,
  };
}

function scopeClaim(token: DecodedToken): string | undefined {
  if (token.kind !== 'jwt') return undefined;
  const scope = token.claims['scope'] ?? token.claims['scp'];
  if (Array.isArray(scope)) return scope.join(' ');
  return typeof scope === 'string' ? scope : undefined;
}

/** A server that leaves `scope` out of its answer granted what was asked for (RFC 6749 §5.1). */
function requestedScope(run: TokenRequestRun): string | undefined {
  return run.connection.scope === '' ? undefined : run.connection.scope;
}
