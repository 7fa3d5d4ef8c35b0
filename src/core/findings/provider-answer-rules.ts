import type { Rule } from './finding.ts';
import { addParameter, change, isSent, providerAnswerRule } from './provider-rule.ts';
import { quote } from './quote.ts';

/** What an answer means where it came from a server that is known. */
export const providerAnswerRules: readonly Rule[] = [
  providerAnswerRule('auth0-opaque-token', ['auth0'], ({ connection, token, answer }) => {
    if (answer?.kind !== 'issued' || token?.kind !== 'opaque' || isSent(connection, 'audience')) return undefined;
    return {
      severity: 'warning',
      title: 'The token is opaque, because no audience was sent',
      explanation:
        'Auth0 issues a JWT for an API of yours only when the request names it. An API that checks JWTs refuses this token: add the parameter audience and ask again.',
      evidence: [
        { kind: 'response-member', name: 'access_token' },
        { kind: 'input', name: 'Parameters' },
      ],
      remedies: addParameter(connection, 'audience'),
    };
  }),
  providerAnswerRule('curity-phantom-token', ['curity'], ({ token, answer }) => {
    if (answer?.kind !== 'issued' || token?.kind !== 'opaque') return undefined;
    return {
      severity: 'note',
      title: 'The token is a reference, as is usual with Curity',
      explanation:
        'There is nothing to decode: a gateway exchanges it for the JWT behind it, by introspection with Accept: application/jwt. Introspect it to see what it holds.',
      evidence: [{ kind: 'response-member', name: 'access_token' }],
    };
  }),
  providerAnswerRule('salesforce-instance-url', ['salesforce'], ({ answer }) => {
    const instance = answer?.kind === 'issued' ? answer.members['instance_url'] : undefined;
    if (typeof instance !== 'string') return undefined;
    return {
      severity: 'note',
      title: 'The API is at the address that came with the token',
      explanation: `Salesforce names it in instance_url: ${quote(instance)}. Call the API there, not at the host of the token endpoint.`,
      evidence: [{ kind: 'response-member', name: 'instance_url' }],
    };
  }),
  providerAnswerRule('paypal-nonce', ['paypal'], ({ answer }) => {
    if (answer?.kind !== 'issued' || answer.members['nonce'] === undefined) return undefined;
    return {
      severity: 'note',
      title: 'The nonce in the answer is not for DPoP',
      explanation: 'PayPal sends it with every token. It has nothing to do with RFC 9449; a client can leave it alone.',
      evidence: [{ kind: 'response-member', name: 'nonce' }],
    };
  }),
  providerAnswerRule('paypal-other-environment', ['paypal'], ({ answer, connection }) => {
    if (answer?.kind !== 'refused' || answer.error !== 'invalid_client') return undefined;
    const isSandbox = connection.tokenEndpoint.includes('.sandbox.');
    const other = isSandbox
      ? connection.tokenEndpoint.replace('.sandbox.', '.')
      : connection.tokenEndpoint.replace('.paypal.com', '.sandbox.paypal.com');
    return {
      severity: 'error',
      title: `Perhaps these are credentials of ${isSandbox ? 'the live environment' : 'the sandbox'}`,
      explanation: `PayPal keeps sandbox and live apart, and an ID of one is unknown to the other. This request went to ${isSandbox ? 'the sandbox' : 'the live environment'}. If ID and secret are right, try the other one.`,
      evidence: [
        { kind: 'input', name: 'Token endpoint' },
        { kind: 'response-member', name: 'error' },
      ],
      certainty: 'hint',
      remedies: [change(isSandbox ? 'Use the live environment' : 'Use the sandbox', { tokenEndpoint: other })],
    };
  }),
  providerAnswerRule('keycloak-audience-account', ['keycloak'], ({ token }) => {
    const aud = token?.kind === 'jwt' ? [token.claims['aud']].flat() : [];
    if (aud.length !== 1 || aud[0] !== 'account') return undefined;
    return {
      severity: 'note',
      title: 'The token is for Keycloak’s own account page only',
      explanation:
        'aud says account, which is what Keycloak writes of itself. An API that checks its audience refuses this token: add an audience mapper with the API’s client ID to a client scope of this client.',
      evidence: [{ kind: 'claim', name: 'aud' }],
    };
  }),
  providerAnswerRule(
    'keycloak-service-accounts-off',
    ['keycloak'],
    ({ answer }) => {
      if (answer?.kind !== 'refused' || answer.error !== 'unauthorized_client') return undefined;
      // Keycloak says the same code of a wrong secret; its own words tell the two apart.
      if (answer.description !== undefined) return undefined;
      return {
        severity: 'error',
        title: 'Service accounts are probably off for this client',
        explanation:
          'Keycloak answers unauthorized_client where a client may not use this grant. In the client’s settings switch on Client authentication and Service accounts roles. Some versions say the same of a wrong secret.',
        evidence: [{ kind: 'response-member', name: 'error' }],
        certainty: 'likely',
      };
    },
    ['unauthorized-client'],
  ),
  providerAnswerRule(
    'cognito-says-little',
    ['cognito'],
    ({ answer }) => {
      if (answer?.kind !== 'refused' || answer.description !== undefined) return undefined;
      if (!['invalid_grant', 'invalid_scope'].includes(answer.error)) return undefined;
      return {
        severity: 'error',
        title: 'Cognito refuses and does not say why',
        explanation:
          'With this grant there are three usual reasons: client credentials is not switched on for the app client, the scope is not among its custom scopes, or the resource server does not have it. The app client’s login pages settings show all three.',
        evidence: [{ kind: 'response-member', name: 'error' }],
        certainty: 'likely',
      };
    },
    ['invalid-grant', 'scope-refused'],
  ),
  providerAnswerRule(
    'provider-same-token',
    ['x', 'wso2'],
    ({ answer, previousToken }, { id, name }) => {
      if (answer?.kind !== 'issued' || answer.accessToken !== previousToken) return undefined;
      return {
        severity: 'note',
        title: `${name} gives the same token until it ends`,
        explanation:
          id === 'x'
            ? 'That is how this server works: the token lives until it is invalidated, and asking again brings it back.'
            : 'That is how this server works: asking again brings the old token with the time that is left, which may be seconds. Look at the time left before you use it.',
        evidence: [{ kind: 'response-member', name: 'access_token' }],
      };
    },
    ['same-token-again'],
  ),
];
