import { scopeWords } from '../oauth/scope-difference.ts';
import type { Rule } from './finding.ts';
import { addParameter, atEndpoint, atScope, change, isSent, providerRule } from './provider-rule.ts';
import { quote } from './quote.ts';

const refusedScope = ['scope-refused', 'scope-wanted', 'invalid-request', 'invalid-grant', 'other-error'];
/** Scopes that speak of a user, whom this grant does not have. */
const ofUsers = ['openid', 'profile', 'email', 'phone', 'address', 'offline_access', 'aws.cognito.signin.user.admin'];

/** What Auth0, Okta, Cognito and Salesforce want. */
export const providerCloudRules: readonly Rule[] = [
  providerRule(
    'auth0-audience-missing',
    ['auth0'],
    ({ connection }) => {
      if (isSent(connection, 'audience')) return undefined;
      return {
        severity: 'warning',
        title: 'Auth0 needs an audience',
        explanation:
          'The parameter audience is missing or empty. Without it Auth0 refuses, or issues an opaque token that no API of yours can read. Add it with the identifier of the API, as its settings show it; it goes into the body.',
        evidence: [
          { kind: 'input', name: 'Parameters' },
          { kind: 'request-parameter', name: 'audience' },
        ],
        remedies: addParameter(connection, 'audience', audienceInQuery(connection.tokenEndpoint)),
      };
    },
    {
      explains: [
        'access-denied',
        'parameter-missing',
        'invalid-request',
        'unauthorized-client',
        'invalid-grant',
        'invalid-target',
        'other-error',
      ],
    },
  ),
  providerRule(
    'auth0-audience-in-query',
    ['auth0'],
    ({ connection }) => {
      const audience = audienceInQuery(connection.tokenEndpoint);
      if (audience === undefined) return undefined;
      return {
        severity: 'warning',
        title: 'The audience stands in the URL',
        explanation:
          'Auth0 reads audience from the body of the request and not from the query. Move it into the parameters.',
        evidence: atEndpoint,
        remedies: [
          change('Move audience into the body', {
            tokenEndpoint: withoutQuery(connection.tokenEndpoint, 'audience'),
            parameters: [
              ...connection.parameters.filter(({ name }) => name !== 'audience'),
              { name: 'audience', value: audience, on: true },
            ],
          }),
        ],
      };
    },
    { explains: ['auth0-audience-missing', 'invalid-request', 'unauthorized-client', 'other-error'] },
  ),
  providerRule(
    'okta-scope-missing',
    ['okta', 'okta-org'],
    ({ connection, provider }) => {
      if (connection.scope.trim() !== '') return undefined;
      return {
        severity: 'error',
        title: 'Okta wants at least one scope',
        explanation: `There is none, and Okta does not choose one. ${provider.scope.words}`,
        evidence: atScope,
      };
    },
    { explains: refusedScope },
  ),
  providerRule(
    'okta-openid',
    ['okta', 'okta-org'],
    ({ connection }) => {
      const words = scopeWords(connection.scope);
      const found = words.filter((word) => ofUsers.includes(word));
      if (found.length === 0) return undefined;
      return {
        severity: 'error',
        title: `Okta refuses ${quote(found.join(' '))} for this grant`,
        explanation:
          'Such scopes speak of a user who signed in, and with client credentials there is none. Ask for custom scopes only.',
        evidence: atScope,
        remedies: [
          change(`Remove ${found.join(', ')}`, { scope: words.filter((word) => !found.includes(word)).join(' ') }),
        ],
      };
    },
    { explains: refusedScope },
  ),
  providerRule(
    'okta-org-scope',
    ['okta-org'],
    ({ connection }) => {
      const found = scopeWords(connection.scope).filter((word) => !word.startsWith('okta.') && !ofUsers.includes(word));
      if (found.length === 0) return undefined;
      return {
        severity: 'error',
        title: 'The org’s own server knows okta.* scopes only',
        explanation: `${quote(found.slice(0, 3).join(' '))} would be a scope of a custom authorization server. Its token endpoint has an ID in it: /oauth2/{id}/v1/token, where the first one’s ID is default.`,
        evidence: [...atScope, ...atEndpoint],
        remedies: [
          change('Use the server called default', {
            tokenEndpoint: connection.tokenEndpoint.replace('/oauth2/v1/token', '/oauth2/default/v1/token'),
          }),
        ],
      };
    },
    { explains: refusedScope },
  ),
  providerRule(
    'cognito-issuer-host',
    ['cognito'],
    ({ connection }) => {
      if (!hostOf(connection.tokenEndpoint).startsWith('cognito-idp.')) return undefined;
      return {
        severity: 'error',
        title: 'This is the host of the issuer, not of the token endpoint',
        explanation:
          'Cognito issues tokens at the domain of the user pool, which is another host: its settings, under Domain, have it. The token endpoint is /oauth2/token there.',
        evidence: [
          { kind: 'input', name: 'Token endpoint' },
          { kind: 'request-header', name: 'Host' },
        ],
      };
    },
    { explains: ['not-json', 'no-access-token', 'invalid-request', 'other-error'] },
  ),
  providerRule(
    'cognito-openid',
    ['cognito'],
    ({ connection }) => {
      const words = scopeWords(connection.scope);
      const found = words.filter((word) => ofUsers.includes(word));
      if (found.length === 0) return undefined;
      return {
        severity: 'error',
        title: `Cognito does not allow ${quote(found.join(' '))} for this grant`,
        explanation:
          'These scopes need a user. With client credentials Cognito gives custom scopes only, written as resource server, slash, scope name.',
        evidence: atScope,
        remedies: [
          change(`Remove ${found.join(', ')}`, { scope: words.filter((word) => !found.includes(word)).join(' ') }),
        ],
      };
    },
    { explains: refusedScope },
  ),
  providerRule(
    'cognito-scope-form',
    ['cognito'],
    ({ connection }) => {
      const found = scopeWords(connection.scope).filter((word) => !word.includes('/') && !ofUsers.includes(word));
      if (found.length === 0) return undefined;
      return {
        severity: 'warning',
        title: 'Scopes of Cognito have a slash in them',
        explanation: `${quote(found.slice(0, 3).join(' '))} has none. A custom scope is written with its resource server: resource-server/read, as the app client’s settings list it.`,
        evidence: atScope,
      };
    },
    { explains: refusedScope },
  ),
  providerRule(
    'salesforce-login-host',
    ['salesforce'],
    ({ connection }) => {
      const host = hostOf(connection.tokenEndpoint);
      if (host !== 'login.salesforce.com' && host !== 'test.salesforce.com') return undefined;
      return {
        severity: 'warning',
        title: 'Salesforce probably wants the address of My Domain',
        explanation: `${host} is where people of every company sign in; this grant seems to work at your own My Domain only, such as your-company.my.salesforce.com. Setup shows it under My Domain.`,
        evidence: [
          { kind: 'input', name: 'Token endpoint' },
          { kind: 'request-header', name: 'Host' },
        ],
        certainty: 'hint',
      };
    },
    {
      explains: [
        'wrong-secret',
        'invalid-grant',
        'invalid-request',
        'unauthorized-client',
        'unsupported-grant-type',
        'other-error',
      ],
    },
  ),
];

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function audienceInQuery(url: string): string | undefined {
  return URL.canParse(url) ? (new URL(url).searchParams.get('audience') ?? undefined) : undefined;
}

function withoutQuery(url: string, name: string): string {
  const rest = new URL(url);
  rest.searchParams.delete(name);
  return rest.href;
}
