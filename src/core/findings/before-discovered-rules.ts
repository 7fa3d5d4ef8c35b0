import { authorizationDetailsTypes } from '../oauth/authorization-details.ts';
import { clientCredentialsGrant } from '../oauth/connection.ts';
import { isOffered, offeredMethods, sendableMethods } from '../oauth/discovery-methods.ts';
import { scopeWords } from '../oauth/scope-difference.ts';
import { beforeDiscoveredProofRules } from './before-discovered-proof-rules.ts';
import { clientRefused, scopeRefused } from './before-effects.ts';
import { changing, inputs } from './before-rule.ts';
import { discoveredRule } from './discovered-rule.ts';
import type { Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

/** What is typed, beside what the server says of itself; only while the typed token endpoint is the one that it names. */
export const beforeDiscoveredRules: readonly Rule[] = [
  discoveredRule(
    'grant-not-listed',
    ['unsupported-grant-type', 'unauthorized-client'],
    ({ grantType }, { grantTypes }) => {
      if (grantTypes === undefined || grantTypes.includes(grantType)) return undefined;
      const isOwn = grantType !== clientCredentialsGrant && grantTypes.includes(clientCredentialsGrant);
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The server does not list this grant',
        explanation: `grant_type is ${quote(grantType)}, and the metadata list ${words(grantTypes)}. The server will likely answer unsupported_grant_type. Some servers leave out what they do support, so trying does no harm; if it refuses, have the grant switched on there.`,
        evidence: [{ kind: 'request-parameter', name: 'grant_type' }],
        source: rfc(8414, '2'),
        remedies: isOwn ? [changing('Use client_credentials', { grantType: clientCredentialsGrant })] : [],
      };
    },
  ),
  discoveredRule('method-not-listed', clientRefused, ({ clientAuthentication }, discovered) => {
    if (isOffered(discovered, clientAuthentication)) return undefined;
    return {
      severity: 'warning',
      certainty: 'likely',
      title: 'The server does not list this client authentication',
      explanation: `${clientAuthentication} is chosen, and ${discovered.methods === undefined ? 'the metadata list none, which means client_secret_basic' : `the metadata list ${words(offeredMethods(discovered))}`}. The server may answer invalid_client; what the client itself is registered with counts.`,
      evidence: [{ kind: 'input', name: 'Client authentication' }],
      source: rfc(8414, '2'),
      remedies: sendableMethods(discovered)
        .slice(0, 2)
        .map((method) => changing(`Use ${method}`, { clientAuthentication: method })),
    };
  }),
  ...beforeDiscoveredProofRules,
  discoveredRule(
    'authorization-details-not-listed',
    ['invalid-authorization-details', 'invalid-request'],
    ({ parameters }, { authorizationDetailsTypes: offered }) => {
      const asked = parameters
        .filter(({ name, on }) => on && name === 'authorization_details')
        .flatMap(({ value }) => authorizationDetailsTypes(value));
      const unlisted = [...new Set(asked)].filter((type) => offered?.includes(type) === false);
      if (offered === undefined || unlisted.length === 0) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'A type in authorization_details is none that the server lists',
        explanation: `${quote(unlisted.join(', '))} ${unlisted.length === 1 ? 'is' : 'are'} asked for, and authorization_details_types_supported has ${words(offered)}. Types are compared to the letter, and a server has to refuse one that it does not know, as invalid_authorization_details.`,
        evidence: [
          { kind: 'input', name: 'Parameters' },
          { kind: 'request-parameter', name: 'authorization_details' },
        ],
        source: rfc(9396, '10'),
      };
    },
  ),
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

function words(list: readonly string[]): string {
  return list.length === 0 ? 'none at all' : quote(list.join(', '));
}
