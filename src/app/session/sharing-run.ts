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
  const whole = runToKeep(run, state.runs, '');
  if (whole === undefined) return undefined;
  const secrets = [...new Set([...knownSecrets(state), ...secretsOf(run)])].filter((secret) => secret !== '');
  return redactedRun(whole, { knownSecrets: secrets, fingerprint: standIns(namedSecrets(run, state)) }, keptBodyBytes);
}

/** The secrets of a run that have a name on screen, the most telling first. */
function namedSecrets(run: Run, state: Workbench): readonly NamedSecret[] {
  const connection = 'connection' in run ? run.connection : state.connection;
  const tokens = [run, ...state.runs].flatMap((each) => {
    const answer = each.kind === 'token' ? answerOf(each) : undefined;
    return answer?.kind === 'issued' ? [{ label: 'access-token', value: answer.accessToken }] : [];
  });
  return [
    { label: 'client-secret', value: connection.clientSecret },
    ...tokens.map((token, index) => (index === 0 ? token : { ...token, label: `access-token-${index + 1}` })),
  ];
}
