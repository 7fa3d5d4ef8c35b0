import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { providerRules } from '#core/findings/provider-rules.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { providerAnswerCases } from './cases/provider-answer-cases.ts';
import { providerCases } from './cases/provider-cases.ts';
import { draftRun, idsOf, tokenRun } from './run-builder.ts';

const cases = [...providerCases, ...providerAnswerCases];

describe('what is known of real servers', () => {
  it('has a case for each rule, in their order', () => {
    expect(cases.map(({ id }) => id)).toEqual(providerRules.map(({ id }) => id));
  });

  it.each(cases.map((each) => [each.id, each.example, each] as const))(
    '%s speaks of %s',
    (id, _, { speaks, silent }) => {
      const finding = examine(speaks).find((found) => found.id === id);
      expect(finding?.explanation).toMatch(/[.?!”]$/);
      expect(finding?.title).not.toMatch(/[.:]$/);
      expect(finding?.source?.url).toMatch(/^https:\/\//);
      expect(idsOf(silent)).not.toContain(id);
    },
  );

  it('never holds the secret', () => {
    const secret = '7f0c9d6e-1b2a-4c3d-8e9f-001122334455';
    for (const { speaks } of cases) {
      if (speaks.kind !== 'draft' && speaks.kind !== 'token') continue;
      const words = examine({ ...speaks, connection: { ...speaks.connection, clientSecret: secret } });
      expect(JSON.stringify(words.map(({ title, explanation }) => [title, explanation]))).not.toContain(secret);
    }
  });

  it('says nothing of a token that was issued before it was asked well', () => {
    const connection = { tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token', scope: 'openid' };
    expect(idsOf(tokenRun({ access_token: 'a', token_type: 'Bearer' }, { connection }))).not.toContain('okta-openid');
  });

  it.each<[string, Partial<Connection>, string]>([
    [
      'okta-openid',
      { tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token', scope: 'openid' },
      'invalid_scope',
    ],
    [
      'entra-scope-not-default',
      { tokenEndpoint: 'https://login.microsoftonline.com/a/oauth2/v2.0/token', scope: 'User.Read' },
      'invalid_scope',
    ],
    ['auth0-audience-missing', { tokenEndpoint: 'https://acme.auth0.com/oauth/token' }, 'access_denied'],
    [
      'identityserver-plus',
      { tokenEndpoint: 'https://id.example/connect/token', clientSecret: 'a+b', basicEncoding: 'raw' },
      'invalid_client',
    ],
    [
      'keycloak-realm-missing',
      { tokenEndpoint: 'https://sso.example/protocol/openid-connect/token' },
      'Realm does not exist',
    ],
  ])('lets %s lead before the refusal that it explains', (id, connection, error) => {
    expect(idsOf(tokenRun({ error }, { status: 400, connection }))[0]).toBe(id);
  });
});

describe('how sure a rule about a provider is', () => {
  const certaintyOf = (connection: Partial<Connection>, id: string) =>
    examine(draftRun(connection)).find((found) => found.id === id)?.certainty;

  it('follows how sure the provider is', () => {
    const scope = 'things';
    expect(
      certaintyOf({ tokenEndpoint: 'https://a.zitadel.cloud/oauth/v2/token', scope }, 'zitadel-openid-missing'),
    ).toBe('certain');
    expect(certaintyOf({ tokenEndpoint: 'https://id.example/oauth/v2/token', scope }, 'zitadel-openid-missing')).toBe(
      'likely',
    );
    expect(
      certaintyOf(
        { tokenEndpoint: 'https://id.example/oauth/v2/token', scope, provider: 'zitadel' },
        'zitadel-openid-missing',
      ),
    ).toBe('certain');
  });

  it('says nothing where the path fits several', () => {
    const twice = [
      { name: 'audience', value: 'a', on: true },
      { name: 'audience', value: 'b', on: true },
    ];
    expect(
      certaintyOf({ tokenEndpoint: 'https://id.example/oauth2/token', parameters: twice }, 'hydra-audience-repeated'),
    ).toBeUndefined();
  });

  it('trusts a known host more than the list', () => {
    expect(
      certaintyOf(
        { tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token', provider: 'auth0' },
        'auth0-audience-missing',
      ),
    ).toBeUndefined();
  });
});

describe('the remedies', () => {
  const remedyOf = (connection: Partial<Connection>, id: string) => {
    const [remedy] = examine(draftRun(connection)).find((found) => found.id === id)?.remedies ?? [];
    return remedy?.kind === 'change-connection' ? remedy.change : undefined;
  };
  const entra = 'https://login.microsoftonline.com/a/oauth2/v2.0/token';

  it.each([
    ['https://graph.microsoft.com/User.Read', 'https://graph.microsoft.com/.default'],
    ['https://graph.microsoft.com', 'https://graph.microsoft.com/.default'],
    ['api://my-api/Things.Read', 'api://my-api/.default'],
    ['api://my-api', 'api://my-api/.default'],
    ['User.Read', undefined],
    ['openid profile', undefined],
  ])('ask Entra for the API that %s belongs to', (scope, expected) => {
    expect(remedyOf({ tokenEndpoint: entra, scope }, 'entra-scope-not-default')?.scope).toBe(expected);
  });

  it('give the parameter a row, with the value that stands elsewhere', () => {
    const audience = [{ name: 'audience', value: 'https://api.example', on: true }];
    const tokenEndpoint = 'https://acme.auth0.com/oauth/token?audience=https://api.example';
    expect(remedyOf({ tokenEndpoint }, 'auth0-audience-in-query')).toEqual({
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      parameters: audience,
    });
    expect(
      remedyOf({ tokenEndpoint, parameters: [{ ...audience[0], on: false } as never] }, 'auth0-audience-missing'),
    ).toEqual({
      parameters: audience,
    });
  });

  it('switch a row on again instead of adding a second one', () => {
    const parameters = [{ name: 'resource', value: 'https://api.example', on: false }];
    const tokenEndpoint = 'https://login.microsoftonline.com/a/oauth2/token';
    expect(remedyOf({ tokenEndpoint, parameters }, 'entra-resource-missing')).toEqual({
      parameters: [{ name: 'resource', value: 'https://api.example', on: true }],
    });
  });

  it('turn to the proxy only where there is one', () => {
    const connection = { tokenEndpoint: entra, scope: 'a/.default', way: 'browser' } as const;
    const found = (hasProxy: boolean) =>
      examine(draftRun(connection, { hasProxy })).find(({ id }) => id === 'provider-browser-refused');
    expect(found(true)?.remedies).toHaveLength(1);
    expect(found(false)?.remedies).toHaveLength(0);
    expect(found(false)?.explanation).toContain('There is no proxy here');
  });

  it('take no server of this machine for Curity: the playground has the same path', () => {
    const ids = (origin: string) => {
      const url = `${origin}/oauth/v2/oauth-token`;
      const answer = { access_token: 'a-reference', token_type: 'bearer', expires_in: 299 };
      return idsOf(tokenRun(answer, { url, connection: { tokenEndpoint: url } }));
    };
    expect(ids('https://login.example')).toContain('curity-phantom-token');
    expect(ids('https://localhost:8443')).not.toContain('curity-phantom-token');
    const asked = (origin: string) => {
      const tokenEndpoint = `${origin}/oauth/v2/oauth-token`;
      const connection = { tokenEndpoint, clientAuthentication: 'self_signed_tls_client_auth' as const };
      return idsOf(tokenRun({ error: 'invalid_client' }, { url: tokenEndpoint, status: 401, connection }));
    };
    expect(asked('https://login.example')).toContain('provider-authentication');
    expect(asked('https://localhost:8443')).not.toContain('provider-authentication');
  });
});
