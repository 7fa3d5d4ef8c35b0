import { formDecode } from '../http/form-segments.ts';
import { scopeWords } from '../oauth/scope-difference.ts';
import type { Evidence, Rule } from './finding.ts';
import { atEndpoint, atScope, change, isSent, providerRule } from './provider-rule.ts';

const lost = ['not-json', 'no-access-token', 'wrong-secret-unsaid', 'invalid-request', 'other-error'];
const atAudience: readonly Evidence[] = [
  { kind: 'input', name: 'Parameters' },
  { kind: 'request-parameter', name: 'audience' },
];
const keycloakEnd = '/protocol/openid-connect/token';

/** What servers that people run themselves want. */
export const providerServerRules: readonly Rule[] = [
  providerRule(
    'keycloak-realm-missing',
    ['keycloak'],
    ({ connection }) => {
      const path = pathOf(connection.tokenEndpoint);
      if (!path.includes('/protocol/openid-connect') || /\/realms\/[^/]+\/protocol\//.test(path)) return undefined;
      return {
        severity: 'error',
        title: 'The realm is missing in the token endpoint',
        explanation: `Each realm of Keycloak has a token endpoint of its own: /realms/, the realm’s name, then ${keycloakEnd}. Put the realm in.`,
        evidence: atEndpoint,
      };
    },
    { explains: lost },
  ),
  providerRule(
    'keycloak-realm-only',
    ['keycloak'],
    ({ connection }) => {
      if (!/\/realms\/[^/]+\/?$/.test(pathOf(connection.tokenEndpoint))) return undefined;
      return {
        severity: 'error',
        title: 'This is the realm, not its token endpoint',
        explanation: `The address of the realm is its issuer. The token endpoint is further in, at ${keycloakEnd}.`,
        evidence: atEndpoint,
        remedies: [
          change('Complete the token endpoint', {
            tokenEndpoint: `${connection.tokenEndpoint.replace(/(?<!\/)\/+$/, '')}${keycloakEnd}`,
          }),
        ],
      };
    },
    { explains: lost },
  ),
  providerRule(
    'keycloak-auth-path',
    ['keycloak'],
    ({ connection, status }) => {
      const { tokenEndpoint } = connection;
      const hasAuth = pathOf(tokenEndpoint).startsWith('/auth/realms/');
      const isPlain = pathOf(tokenEndpoint).startsWith('/realms/');
      if (status === undefined ? !hasAuth : status !== 404 || !(hasAuth || isPlain)) return undefined;
      return {
        severity: status === undefined ? 'note' : 'warning',
        title: hasAuth
          ? 'The path begins with /auth, as in old versions of Keycloak'
          : 'Perhaps this Keycloak wants /auth before /realms',
        explanation:
          'Up to version 16 all of Keycloak stood below /auth; since then it does so only where that was set up. Which one this server has cannot be told from here; a 404 speaks for the other.',
        evidence: atEndpoint,
        certainty: 'hint',
        remedies: [
          hasAuth
            ? change('Leave /auth out', { tokenEndpoint: tokenEndpoint.replace('/auth/realms/', '/realms/') })
            : change('Put /auth in', { tokenEndpoint: tokenEndpoint.replace('/realms/', '/auth/realms/') }),
        ],
      };
    },
    { explains: lost },
  ),
  providerRule(
    'identityserver-plus',
    ['identityserver'],
    ({ connection }) => {
      const { clientId, clientSecret, clientAuthentication, basicEncoding } = connection;
      if (clientAuthentication !== 'client_secret_basic' || basicEncoding !== 'raw') return undefined;
      const changed = formDecode(clientSecret) === clientSecret ? clientId : clientSecret;
      if (formDecode(changed) === changed) return undefined;
      return {
        severity: 'warning',
        title: `IdentityServer reads another ${changed === clientSecret ? 'secret' : 'ID'} than the one typed`,
        explanation:
          'It decodes what stands in the Basic header, so that a plus sign becomes a space and a percent sign with two digits another character. Raw Basic sends them unencoded. In the body, or encoded, the same value works.',
        evidence: [
          { kind: 'input', name: 'Basic encoding' },
          { kind: 'request-header', name: 'Authorization' },
        ],
        certainty: 'likely',
        remedies: [
          change('Use the compatible encoding', { basicEncoding: 'compatible' }),
          change('Use client_secret_post', { clientAuthentication: 'client_secret_post' }),
        ],
      };
    },
    { explains: ['wrong-secret', 'wrong-secret-unsaid'] },
  ),
  providerRule(
    'hydra-audience-repeated',
    ['hydra'],
    ({ connection }) => {
      const { parameters } = connection;
      const sent = parameters.filter(({ name, on }) => on && name === 'audience');
      if (sent.length < 2) return undefined;
      const value = sent.map((each) => each.value).join(' ');
      return {
        severity: 'warning',
        title: 'Hydra takes several audiences in one parameter',
        explanation:
          'audience stands there more than once. Hydra reads one value and splits it at its spaces: put all of them into one.',
        evidence: atAudience,
        remedies: [
          change('Join the audiences', {
            parameters: [...parameters.filter((each) => !sent.includes(each)), { name: 'audience', value, on: true }],
          }),
        ],
      };
    },
    { explains: ['invalid-request', 'invalid-target', 'other-error'] },
  ),
  providerRule(
    'zitadel-openid-missing',
    ['zitadel'],
    ({ connection }) => {
      const words = scopeWords(connection.scope);
      if (words.includes('openid')) return undefined;
      return {
        severity: 'warning',
        title: 'ZITADEL wants openid in the scope',
        explanation:
          'Its documentation asks for openid with this grant too, although no user is there. Other servers refuse it; this one needs it.',
        evidence: atScope,
        remedies: [change('Add openid', { scope: ['openid', ...words].join(' ') })],
      };
    },
    { explains: ['scope-refused', 'invalid-request', 'invalid-grant', 'other-error'] },
  ),
  providerRule(
    'zitadel-audience-parameter',
    ['zitadel'],
    ({ connection }) => {
      if (!isSent(connection, 'audience')) return undefined;
      return {
        severity: 'warning',
        title: 'ZITADEL sets the audience by a scope',
        explanation:
          'The parameter audience does nothing here. Ask for the scope urn:zitadel:iam:org:project:id:{projectid}:aud, with the ID of the API’s project in place of the braces.',
        evidence: atAudience,
        remedies: [
          change('Switch audience off', {
            parameters: connection.parameters.map((each) => (each.name === 'audience' ? { ...each, on: false } : each)),
          }),
        ],
      };
    },
    { explains: ['invalid-target', 'invalid-request'] },
  ),
  providerRule('ping-token-manager', ['ping'], ({ connection, run }) => {
    if (run.kind !== 'draft') return undefined;
    if (['access_token_manager_id', 'aud', 'resource'].some((name) => isSent(connection, name))) return undefined;
    return {
      severity: 'note',
      title: 'PingFederate will choose the token manager itself',
      explanation:
        'Nothing says which one is meant, so the client’s default makes the token. Where there are several, the wrong one makes a token that the API cannot read; aud or resource choose it, and access_token_manager_id seems to as well.',
      evidence: [{ kind: 'input', name: 'Parameters' }],
      certainty: 'hint',
    };
  }),
];

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}
