import { destinationText } from '../http/detour.ts';
import type { Failure } from '../http/exchange.ts';
import { failureRule } from './failure-rule.ts';
import type { Rule } from './finding.ts';
import { wayField } from './way-field.ts';

type Kind = 'dns' | 'refused' | 'unreachable' | 'timeout' | 'address-refused';

/**
 * The place that was chosen in the URL's stead is not reached. Such a rule comes before all others of its kind, which
 * speak of the URL's host and port.
 */
function detourRule<K extends Kind>(
  id: string,
  kind: K,
  title: string,
  happened: (failure: Extract<Failure, { kind: K }>) => string | undefined,
): Rule {
  return failureRule(id, kind, (failure, host, run) => {
    const chosen = run.exchange.detour?.connectTo;
    const words = happened(failure);
    if (chosen === undefined || words === undefined) return undefined;
    return {
      title,
      explanation: `You chose to connect to ${destinationText(chosen)} instead of ${host}. ${words} Nothing was sent. Correct that choice, or take it back, so that the URL’s own host is used.`,
      evidence: wayField(run, 'Connect to'),
    };
  });
}

export const detourNotFound = detourRule(
  'detour-not-found',
  'dns',
  'The place that you chose to connect to was not found',
  ({ host, code }) => `No address is known for ${host} (${code}).`,
);

export const detourRefused = detourRule(
  'detour-refused',
  'refused',
  'Nothing listens at the place that you chose to connect to',
  ({ address }) => `${address} refused the connection on that port.`,
);

export const detourUnreachable = detourRule(
  'detour-unreachable',
  'unreachable',
  'The place that you chose to connect to cannot be reached',
  ({ address, code }) => `There is no way to ${address} from this machine (${code}).`,
);

export const detourTimedOut = detourRule(
  'detour-timed-out',
  'timeout',
  'The place that you chose to connect to does not answer',
  ({ phase }) => (phase === 'dns' || phase === 'connect' ? 'It neither took nor refused the connection.' : undefined),
);

export const detourNotCalled = detourRule(
  'detour-not-called',
  'address-refused',
  'The proxy does not call the place that you chose to connect to',
  ({ address, rule }) =>
    rule === 'own-port'
      ? `${address} at that port is Grantscope itself.`
      : `${address} is refused for everybody, whatever the URL is (${rule}).`,
);
