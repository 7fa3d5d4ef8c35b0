import type { KeptRun } from '#core/keeping/kept-run.ts';
import { keptBodyBytes } from '#core/keeping/cut-bodies.ts';
import { redactedRun } from '#core/keeping/redact-run.ts';
import { type NamedSecret, standIns } from '#core/sharing/stand-ins.ts';
import { runToKeep } from './keeping/run-to-keep.ts';
import { knownSecrets, secretsOf } from './known-secrets.ts';
import type { Run } from './run.ts';
import { answerOf } from './selectors.ts';
import type { Workbench } from './workbench.ts';

/**
 * A run as it may leave the page: without secrets, each replaced by a label that is the same for the same value
 * (`standIns`). Undefined where there is nothing to show of it.
 */
export function runToShare(run: Run, state: Workbench): KeptRun | undefined {
  return runsToShare([run], state)[0];
}

/** The same of several runs that leave together: a value has one label in all of them. */
export function runsToShare(runs: readonly Run[], state: Workbench): readonly KeptRun[] {
  const fingerprint = standIns(namedSecrets(runs, state));
  const known = [...knownSecrets(state), ...runs.flatMap(secretsOf)].filter((secret) => secret !== '');
  const redaction = { knownSecrets: [...new Set(known)], fingerprint };
  return runs.flatMap((run) => {
    const whole = runToKeep(run, state.runs, '');
    return whole === undefined ? [] : redactedRun(whole, redaction, keptBodyBytes);
  });
}

/** The secrets that have a name on screen, those of the runs themselves first. */
function namedSecrets(runs: readonly Run[], state: Workbench): readonly NamedSecret[] {
  const connections = runs.map((run) => ('connection' in run ? run.connection : state.connection));
  const tokens = [...runs, ...state.runs].flatMap((each) => {
    const answer = each.kind === 'token' ? answerOf(each) : undefined;
    return answer?.kind === 'issued' ? [answer.accessToken] : [];
  });
  return [
    ...numbered(
      'client-secret',
      connections.map(({ clientSecret }) => clientSecret),
    ),
    ...numbered('access-token', tokens),
  ];
}

/** `access-token`, `access-token-2`, …: two values never share a label. */
function numbered(label: string, values: readonly string[]): readonly NamedSecret[] {
  return [...new Set(values)].map((value, index) => ({ label: index === 0 ? label : `${label}-${index + 1}`, value }));
}
