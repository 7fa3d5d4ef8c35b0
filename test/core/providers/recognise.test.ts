import { describe, expect, it } from 'vitest';
import { decodeToken } from '#core/jwt/decode-token.ts';
import {
  providersOfEndpoint,
  providersOfIssuer,
  providersOfToken,
  type Recognised,
} from '#core/providers/recognise.ts';
import { providerOf } from '#core/providers/provider.ts';

const short = (found: readonly Recognised[]) => found.map(({ provider, certainty }) => `${provider.id} ${certainty}`);

describe('a token endpoint', () => {
  it.each([
    ['https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token', ['entra certain']],
    ['https://login.microsoftonline.us/8f1c/oauth2/v2.0/token', ['entra certain']],
    ['https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_a/oauth2/v2.0/token', ['entra certain']],
    ['https://login.microsoftonline.com/8f1c/oauth2/token', ['entra-v1 certain']],
    ['https://login.microsoftonline.com/8f1c/oauth2/v2.0/authorize', ['entra certain']],
    ['https://adfs.contoso.example/adfs/oauth2/token', ['ad-fs likely']],
    ['https://acme.eu.auth0.com/oauth/token', ['auth0 certain']],
    ['https://acme.auth0.com/oauth/token', ['auth0 certain']],
    ['https://acme.okta.com/oauth2/default/v1/token', ['okta certain']],
    ['https://acme.oktapreview.com/oauth2/aus1a2b3/v1/token', ['okta certain']],
    ['https://acme.okta.com/oauth2/v1/token', ['okta-org certain']],
    ['https://login.acme.example/oauth2/default/v1/token', ['okta likely']],
    ['https://sso.acme.example/realms/main/protocol/openid-connect/token', ['keycloak likely']],
    ['https://sso.acme.example/auth/realms/main/protocol/openid-connect/token', ['keycloak likely']],
    ['https://sso.acme.example/protocol/openid-connect/token', ['keycloak likely']],
    ['https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token', ['cognito certain']],
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB/oauth2/token', ['cognito certain']],
    ['https://oauth2.googleapis.com/token', ['google certain']],
    ['https://login.acme.example/oauth/v2/oauth-token', ['curity likely']],
    ['https://acme.projects.oryapis.com/oauth2/token', ['hydra certain']],
    ['https://auth.acme.example/oauth2/token', ['hydra likely', 'wso2 likely']],
    ['https://api.asgardeo.io/t/acme/oauth2/token', ['wso2 certain']],
    ['https://acme-x1.zitadel.cloud/oauth/v2/token', ['zitadel certain']],
    ['https://id.acme.example/oauth/v2/token', ['zitadel likely']],
    ['https://sso.acme.example:9031/as/token.oauth2', ['ping likely']],
    ['https://acme.my.salesforce.com/services/oauth2/token', ['salesforce certain']],
    ['https://login.salesforce.com/services/oauth2/token', ['salesforce certain']],
    ['https://github.com/login/oauth/access_token', ['github certain']],
    ['https://accounts.spotify.com/api/token', ['spotify certain']],
    ['https://api-m.sandbox.paypal.com/v1/oauth2/token', ['paypal certain']],
    ['https://api.x.com/oauth2/token', ['x certain']],
    ['https://identity.acme.example/connect/token', ['identityserver likely']],
    ['https://ACME.AUTH0.COM/oauth/token', ['auth0 certain']],
  ])('%s is recognised', (endpoint, expected) => {
    expect(short(providersOfEndpoint(endpoint))).toEqual(expected);
  });

  it.each([
    'https://as.example/token',
    'https://localhost:8443/token',
    'https://auth0.com.evil.example/oauth/token',
    'https://notauth0.com/oauth/token',
    'https://auth0.com/oauth/token',
    'https://okta.com.example/oauth/token',
    'https://evilapi.x.com.example/oauth/token',
    'https://example.com/oauth/token',
    'https://example.com/login.microsoftonline.com/oauth/token',
    'https://example.com/connect/tokens',
    'not a url',
    '',
  ])('%s is not', (endpoint) => {
    expect(providersOfEndpoint(endpoint)).toEqual([]);
  });

  it('says why, as a sentence', () => {
    expect(providersOfEndpoint('https://acme.auth0.com/oauth/token')[0]?.reason).toBe('The host is one of Auth0.');
    expect(providersOfEndpoint('https://a.example/connect/token')[0]?.reason).toBe(
      'The path is the one of Duende IdentityServer.',
    );
  });

  it('may be one of the user’s own', () => {
    const own = providerOf({ id: 'acme', name: 'Acme', tokenEndpoint: '', recognise: { hosts: ['sso.acme.example'] } });
    expect(short(providersOfEndpoint('https://sso.acme.example/x', [own]))).toEqual(['acme certain']);
  });
});

describe('an issuer', () => {
  it.each([
    ['https://login.microsoftonline.com/8f1c/v2.0', ['entra certain']],
    ['https://sts.windows.net/8f1c/', ['entra-v1 certain']],
    ['https://acme.eu.auth0.com/', ['auth0 certain']],
    ['https://acme.okta.com/oauth2/default', ['okta certain']],
    ['https://acme.okta.com', ['okta-org certain']],
    ['https://sso.acme.example/realms/main', ['keycloak likely']],
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB', ['cognito certain']],
    ['https://accounts.google.com', ['google certain']],
    ['https://acme.zitadel.cloud', ['zitadel certain']],
    ['https://login.acme.example/oauth/v2/oauth-anonymous', ['curity likely']],
    ['https://is.acme.example/oauth2/token', ['wso2 likely']],
    ['https://as.example', []],
    ['https://sso.acme.example/realm/main', []],
    ['no url', []],
  ])('%s', (issuer, expected) => {
    expect(short(providersOfIssuer(issuer))).toEqual(expected);
  });
});

describe('a token', () => {
  const jwt = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    [jwt({ iss: 'https://acme.auth0.com/' }), ['auth0 certain']],
    [jwt({ iss: 'https://sso.example/realms/a' }), ['keycloak likely']],
    [jwt({ iss: 'https://sso.example', azp: 'a', resource_access: {}, typ: 'Bearer' }), ['keycloak likely']],
    [jwt({ token_use: 'access', client_id: 'a' }), ['cognito likely']],
    [jwt({ iss: 'https://as.example', aud: 'a', client_id: 'b' }), []],
    [jwt({ iss: 7 }), []],
    ['ory_at_abc', ['hydra likely']],
    ['ya29.abc', ['google likely']],
    ['ghs_abc', ['github likely']],
    ['some-opaque-token', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(short(providersOfToken(decodeToken(text), text))).toEqual(expected);
  });
});
