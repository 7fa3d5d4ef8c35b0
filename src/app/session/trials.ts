import type { AuthenticationTrials, Trial, TrialVerdict } from '#core/oauth/authentication-trials.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { certificateFor } from '#core/oauth/server-access.ts';
import type { Workbench } from './workbench.ts';

/** The ways to authenticate, tried one after the other; each try is a run, so that its exchange can be looked at. */
export type Trials = {
  /** What was typed when it began; the tries differ from it in the client authentication alone. */
  readonly connection: Connection;
  readonly plan: AuthenticationTrials;
  /** In the order in which they were sent. */
  readonly tries: readonly Try[];
  readonly isRunning: boolean;
};

export type Try = { readonly trial: Trial; readonly runId: string; readonly verdict: TrialVerdict };

/** Whether the part of the form that tries them is unfolded, and how often something else pointed at it. */
export type TrialsView = { readonly isOpen: boolean; readonly pointedAt: number };

/** Whether the token endpoint would be shown a certificate; from the browser none is. */
export function isCertificateShown({ connection, clientCertificates }: Workbench): boolean {
  return connection.way === 'proxy' && certificateFor(connection.tokenEndpoint, clientCertificates) !== undefined;
}

/** Whether a token request is on its way, or the next of several is about to leave. */
export function isBusyWithToken({ tokenFlight, trials }: Pick<Workbench, 'tokenFlight' | 'trials'>): boolean {
  return tokenFlight !== undefined || trials?.isRunning === true;
}
