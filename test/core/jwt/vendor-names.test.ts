import { describe, expect, it } from 'vitest';
import { claimFacts } from '#core/jwt/claims.ts';
import type { JsonObject } from '#core/jwt/decode.ts';
import { auth0Table, cognitoTable, curityTable, oktaTable } from '#core/jwt/vendor-names-cloud.ts';
import { entraTable } from '#core/jwt/vendor-names-entra.ts';
import { keycloakTable } from '#core/jwt/vendor-names-keycloak.ts';
import { vendorOf } from '#core/jwt/vendor-names.ts';

const tenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

describe('the vendor is told by the issuer', () => {
  it.each([
    [`https://login.microsoftonline.com/${tenant}/v2.0`, 'entra'],
    [`https://sts.windows.net/${tenant}/`, 'entra'],
    [`https://contoso.ciamlogin.com/${tenant}/v2.0`, 'entra'],
    ['https://acme.eu.auth0.com/', 'auth0'],
    ['https://dev-1.okta.com/oauth2/default', 'okta'],
    ['https://acme.oktapreview.com', 'okta'],
    ['https://sso.example.com/realms/machines', 'keycloak'],
    ['https://sso.example.com/auth/realms/machines', 'keycloak'],
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc', 'cognito'],
  ])('%s', (iss, vendor) => {
    expect(vendorOf({ iss })).toBe(vendor);
  });

  it.each([
    'https://login.microsoftonline.com.evil.example/x',
    'https://evilokta.com',
    'https://example.com/realms',
    'https://cognito-idp.evil.example/amazonaws.com',
    'no address',
    '',
  ])('and not by one that only looks similar: %j', (iss) => {
    expect(vendorOf({ iss })).toBeUndefined();
  });
});

describe('behind a domain of its own, the vendor is told by claims that nobody else writes', () => {
  it.each<[string, JsonObject]>([
    ['entra', { tid: tenant, oid: 'a', ver: '2.0' }],
    ['auth0', { gty: 'client-credentials', azp: 'a' }],
    ['auth0', { sub: 'abc@clients' }],
    ['okta', { cid: 'a', scp: ['orders:read'] }],
    ['okta', { cid: 'a', ver: 1 }],
    ['keycloak', { resource_access: {}, typ: 'Bearer' }],
    ['cognito', { token_use: 'access', client_id: 'a' }],
    ['curity', { delegationId: 'a', purpose: 'access_token' }],
  ])('%s by %j', (vendor, claims) => {
    expect(vendorOf({ iss: 'https://login.example.com', ...claims })).toBe(vendor);
  });

  it('and by nothing in a plain token', () => {
    expect(vendorOf({ iss: 'https://a', sub: 'b', azp: 'c', scp: 'd', ver: '1', typ: 'e', cid: 'f' })).toBeUndefined();
    expect(vendorOf({})).toBeUndefined();
    expect(vendorOf({ iss: 7, sub: ['@clients'] })).toBeUndefined();
  });
});

describe('one name means different things', () => {
  const entra = { iss: `https://login.microsoftonline.com/${tenant}/v2.0` };
  const okta = { iss: 'https://dev-1.okta.com/oauth2/default' };
  const keycloak = { iss: 'https://sso.example.com/realms/machines' };
  const auth0 = { iss: 'https://acme.eu.auth0.com/' };

  it.each<[string, JsonObject, string, string]>([
    ['ver', entra, 'Microsoft Entra ID', '1.0 or 2.0'],
    ['ver', okta, 'Okta', 'a number'],
    ['scp', entra, 'Microsoft Entra ID', 'With client credentials there is none'],
    ['scp', okta, 'Okta', 'an array'],
    ['azp', entra, 'Microsoft Entra ID', 'application ID'],
    ['azp', keycloak, 'Keycloak', 'asked for the token'],
    ['azp', auth0, 'Auth0', 'RFC 9068 profile'],
    ['typ', keycloak, 'Keycloak', 'Bearer'],
    ['roles', entra, 'Microsoft Entra ID', 'administrator'],
    ['sub', auth0, 'Auth0', '@clients'],
    ['preferred_username', keycloak, 'Keycloak', 'service-account-'],
    ['xms_cc', entra, 'Microsoft Entra ID', 'cp1'],
    ['xms_unheard_of', entra, 'Microsoft Entra ID', 'can change any day'],
    ['https://example.com/team', auth0, 'Auth0', 'Action'],
  ])('%s with %j is explained by %s', (name, claims, vendor, words) => {
    const facts = claimFacts(name, { claims });
    expect(facts?.vendor).toBe(vendor);
    expect(facts?.meaning).toContain(words);
  });

  it('and where the vendor means what everybody means, the RFC explains it', () => {
    expect(claimFacts('exp', { claims: entra })?.source.label).toBe('RFC 7519 §4.1.4');
    expect(claimFacts('exp', { claims: entra })?.vendor).toBeUndefined();
    expect(claimFacts('azp')?.source.label).toBe('OpenID Connect Core §2');
    expect(claimFacts('constructor', { claims: entra })).toBeUndefined();
  });
});

describe('what vendors mean', () => {
  const rows = [entraTable, auth0Table, oktaTable, keycloakTable, cognitoTable, curityTable].flatMap((table) => [
    ...table.values(),
  ]);

  it('is a sentence, with the vendor and one https page for each label', () => {
    const byLabel = new Map<string, string>();
    for (const { meaning, source, vendor } of rows) {
      expect(meaning).toMatch(/^[A-Za-z].*\.$/);
      expect(vendor).toMatch(/./);
      expect(source.url).toMatch(
        /^https:\/\/(learn\.microsoft\.com|auth0\.com|developer\.okta\.com|www\.keycloak\.org|docs\.aws\.amazon\.com|curity\.io|developer\.curity\.io)\//,
      );
      expect(byLabel.get(source.label) ?? source.url).toBe(source.url);
      byLabel.set(source.label, source.url);
    }
    expect(new Set(byLabel.values()).size).toBe(byLabel.size);
  });

  it.each([
    [
      'Entra',
      entraTable,
      ['aio', 'appid', 'appidacr', 'azp', 'azpacr', 'idtyp', 'oid', 'rh', 'tid', 'uti', 'ver', 'wids'],
    ],
    ['Entra', entraTable, ['xms_cc', 'idp', 'roles', 'scp', 'app_displayname']],
    ['Auth0', auth0Table, ['gty', 'azp', 'permissions', 'org_id']],
    ['Okta', oktaTable, ['ver', 'cid', 'uid', 'scp', 'auth_time']],
    ['Keycloak', keycloakTable, ['typ', 'azp', 'realm_access', 'resource_access', 'allowed-origins', 'acr', 'scope']],
    ['Keycloak', keycloakTable, ['clientHost', 'clientAddress', 'preferred_username', 'sid']],
    [
      'Cognito',
      cognitoTable,
      ['token_use', 'client_id', 'version', 'cognito:groups', 'username', 'event_id', 'origin_jti'],
    ],
    ['Curity', curityTable, ['delegationId', 'purpose']],
  ])('covers %s', (_, table, names) => {
    expect(names.filter((name) => !table.has(name))).toEqual([]);
  });
});
