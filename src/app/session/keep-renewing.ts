import type { Lifetime } from '#core/time/lifetime.ts';
import { remaining } from '#core/time/remaining.ts';
import { leastPauseMs, renewalStep } from '#core/time/renewal.ts';
import type { TokenRequestRun } from './run.ts';
import { heldToken, isCancelled, isRecorded, tokenOf } from './selectors.ts';
import type { Session } from './session.ts';
import { staleInputs } from './stale-inputs.ts';
import type { Workbench } from './workbench.ts';

/** Timers only wake; they are set no longer than this, so that a clock that jumped is noticed soon. */
const longestSleepMs = 30_000;
const watched = ['runs', 'selectedTokenRunId', 'renewal', 'connection'] as const;

/**
 * Asks for a new token whenever the one in hand is about to end, until it is told to stop or has to: it never sends
 * inputs that were changed since, never asks again after a refusal, and never more often than every five seconds. Why
 * it stopped is said in the store. No refresh token is needed (RFC 6749 §4.4.3).
 */
export function keepRenewing({ store, clock }: Session, renew: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let requestedAtMs = clock.now().monotonicMs - leastPauseMs;

  const stopWith = (reason: string): void =>
    store.setState(({ renewal }) => ({ renewal: { ...renewal, automatic: false }, renewalStopped: reason }));

  const renewOnce = async (): Promise<void> => {
    requestedAtMs = clock.now().monotonicMs;
    const before = store.getState().runs;
    await renew();
    const [newest] = store.getState().runs;
    if (store.getState().runs === before) stopWith('The request could not be sent; the form on the left says why.');
    else if (newest !== undefined && isCancelled(newest)) stopWith('The request for the next token was cancelled.');
    else look();
  };

  const look = (): void => {
    clearTimeout(timer);
    const state = store.getState();
    if (stopped || !state.renewal.automatic || state.tokenFlight !== undefined) return;
    const obstacle = obstacleOf(state);
    if (obstacle !== undefined) return stopWith(obstacle);
    const token = heldToken(state);
    if (token === undefined) return;
    const now = clock.now();
    const left = remaining(token.lifetime, now);
    const step = renewalStep(left, state.renewal.marginSeconds, now.monotonicMs - requestedAtMs);
    if (step.kind === 'unknown')
      return stopWith('Nobody says how long this token lives, so there is no moment to renew it.');
    if (step.kind === 'renew') void renewOnce();
    else timer = setTimeout(look, Math.min(step.ms, longestSleepMs));
  };

  const unsubscribe = store.subscribe((state, before) => {
    if (watched.some((part) => state[part] !== before[part])) look();
  });
  const wakers = ['focus', 'pageshow', 'online'] as const;
  for (const waker of wakers) window.addEventListener(waker, look);
  document.addEventListener('visibilitychange', look);
  document.addEventListener('resume', look);
  look();
  return () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe();
    for (const waker of wakers) window.removeEventListener(waker, look);
    document.removeEventListener('visibilitychange', look);
    document.removeEventListener('resume', look);
  };
}

/** Why it would be wrong to ask again by itself, a sentence. */
function obstacleOf(state: Workbench): string | undefined {
  const token = heldToken(state);
  if (token === undefined) return 'There is no token to renew.';
  if (token.run.kind !== 'token') return 'This token was not asked for here, so it cannot be renewed here.';
  if (isRecorded(token.run))
    return 'The token on screen is from the history; go back to now, and switch this on again.';
  const [newest, before] = state.runs.filter(
    (run): run is TokenRequestRun => run.kind === 'token' && !isCancelled(run),
  );
  if (newest !== undefined && tokenOf(newest) === undefined) {
    return 'The last request brought no token; asking on would only repeat that. The findings say why.';
  }
  if (newest !== undefined && newest !== token.run) {
    return 'An earlier token is on screen, and only the newest is renewed. Select that one, and switch this on again.';
  }
  if (wasOver(token.lifetime)) {
    return 'The token was over when it came; asking on would only repeat that. Compare the clocks below.';
  }
  const changed = staleInputs(token, state);
  if (changed.length > 0) {
    return `The inputs have changed since (${changed.join(', ')}), and changed inputs are sent on a press only.`;
  }
  const isSame = newest !== undefined && before !== undefined && tokenOf(newest)?.text === tokenOf(before)?.text;
  return isSame ? 'The server handed out the same token again; it has one for you until that is over.' : undefined;
}

function wasOver(lifetime: Lifetime): boolean {
  const atReceipt = { wallMs: lifetime.receivedAtMs, monotonicMs: lifetime.receivedAtMonotonicMs };
  return remaining(lifetime, atReceipt).kind === 'expired';
}
