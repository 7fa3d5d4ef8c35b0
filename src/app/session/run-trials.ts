import { authenticationTrials, trialVerdict } from '#core/oauth/authentication-trials.ts';
import { answerOf } from './selectors.ts';
import { sendToken } from './send-token.ts';
import type { Session } from './session.ts';
import { isCertificateShown, type Trials } from './trials.ts';

/**
 * Sends the token request once for each way to authenticate, one at a time, and stops at the first that works or says
 * nothing about the client. What is typed stays as it is; each try is filed as a run of its own.
 */
export async function runTrials(session: Session, newId: () => string, signal: AbortSignal): Promise<void> {
  const { store } = session;
  const state = store.getState();
  const { connection } = state;
  const plan = authenticationTrials(connection, isCertificateShown(state));
  if (plan.trials.length === 0) {
    store.setState(({ faultsShown }) => ({ faultsShown: { ...faultsShown, token: true } }));
    return;
  }
  let trials: Trials = { connection, plan, tries: [], isRunning: true };
  store.setState({ trials });
  for (const trial of plan.trials) {
    const run = await sendToken(session, newId(), signal, { ...connection, ...trial.change });
    if (run === undefined) break;
    const verdict = trialVerdict(run.exchange, answerOf(run));
    trials = { ...trials, tries: [...trials.tries, { trial, runId: run.id, verdict }] };
    store.setState({ trials });
    if (verdict !== 'refused' || signal.aborted) break;
  }
  store.setState({ trials: { ...trials, isRunning: false } });
}
