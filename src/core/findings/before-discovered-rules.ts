import { clientAuthentications, type Connection } from '../oauth/connection.ts';
import type { Discovered } from '../oauth/discovered.ts';
import { isAbout, offeredMethods } from '../oauth/discovery-fill.ts';
import { scopeWords } from '../oauth/scope-difference.ts';
import { clientRefused, scopeRefused } from './before-effects.ts';
import { beforeRule, changing, inputs } from './before-rule.ts';
import type { Rule } from './finding.ts';
import { quote } from './quote.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';

/** What is typed, beside what the server says of itself; only while the typed token endpoint is the one that it names. */
export const beforeDiscoveredRules: readonly Rule[] = [
  discoveredRule('method-not-listed', clientRefused, (connection, discovered) => {
    const offered = offeredMethods(discovered);
    const { clientAuthentication } = connection;
    if (offered.includes(clientAuthentication)) return undefined;
    const sendable = clientAuthentications.filter((method) => method !== 'none' && offered.includes(method));
    return {
      severity: 'warning',
      certainty: 'likely',
      title: 'The server does not list this client authentication',
      explanation: `${clientAuthentication} is chosen, and ${discovered.methods === undefined ? 'the metadata list none, which means client_secret_basic' : `the metadata list ${quote(offered.join(', '))}`}. The server may answer invalid_client; what the client itself is registered with counts.`,
      evidence: [{ kind: 'input', name: 'Client authentication' }],
      source: rfc(8414, '2'),
      remedies: sendable.slice(0, 2).map((method) => changing(`Use ${method}`, { clientAuthentication: method })),
    };
  }),
  discoveredRule('scope-not-listed', scopeRefused, ({ scope }, { scopesSupported }) => {
    const unlisted = scopeWords(scope).filter((word) => scopesSupported?.includes(word) === false);
    if (unlisted.length === 0) return undefined;
    return {
      severity: 'note',
      certainty: 'hint',
      title: 'A scope is not among those that the server lists',
      explanation: `${unlisted.length === 1 ? 'One of the scopes is' : `${unlisted.length} of the scopes are`} not in scopes_supported, which has ${scopesSupported?.length ?? 0}. A server need not list all of its scopes, and those of your own APIs are often left out; if it answers invalid_scope, look here first.`,
      evidence: inputs('scope'),
      source: rfc(8414, '2'),
    };
  }),
];

function discoveredRule(
  id: string,
  explains: readonly string[],
  say: (connection: Connection, discovered: Discovered) => Said | undefined,
): Rule {
  return beforeRule(
    id,
    (connection, { discovered }) =>
      discovered === undefined || !isAbout(discovered, connection) ? undefined : say(connection, discovered),
    { explains },
  );
}
