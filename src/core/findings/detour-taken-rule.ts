import { destinationText } from '../http/detour.ts';
import type { Failure } from '../http/exchange.ts';
import type { FailedRun } from './failure-rule.ts';
import type { Rule } from './finding.ts';
import { ruleOf } from './rule.ts';
import { wayField } from './way-field.ts';

/** Failures of a server that was reached: the rules about them speak of the URL's host, and another one answered. */
const ofServer: readonly Failure['kind'][] = ['closed', 'tls', 'untrusted-certificate', 'pin-mismatch', 'not-http'];

/** Marks what is said of a failed run whose server was not looked for where the URL says. */
export const detourTakenRule: Rule = ruleOf('detour-taken', 'network', (run) => {
  if (run.kind === 'brought' || run.kind === 'draft' || run.kind === 'cors') return undefined;
  const { detour, request } = run.exchange;
  if (detour === undefined || !isAboutServer(run)) return undefined;
  const { host } = new URL(request.url);
  const { connectTo, serverName } = detour;
  const chosen = [
    ...(connectTo === undefined ? [] : [`to connect to ${destinationText(connectTo)} instead of ${host}`]),
    ...(serverName === undefined ? [] : [`to ask for ${serverName} in TLS`]),
  ].join(', and ');
  const rest = connectTo === undefined ? [] : wayField(run, 'Connect to');
  return {
    severity: 'note',
    title: 'The server was looked for elsewhere than the URL says',
    explanation: `You chose ${chosen}. What is said here of ${host} is about the server that answered there; its certificate has to be for ${new URL(request.url).hostname} all the same. If it is the wrong server, correct that choice or take it back.`,
    evidence: [...rest, ...(serverName === undefined ? [] : wayField(run, 'TLS server name'))],
  };
});

function isAboutServer({ exchange: { outcome } }: FailedRun): boolean {
  if (outcome.kind === 'response') return outcome.response.status >= 300;
  const { failure } = outcome;
  if (failure.kind === 'timeout') return failure.phase !== 'dns' && failure.phase !== 'connect';
  return ofServer.includes(failure.kind);
}
