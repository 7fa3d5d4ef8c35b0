import { describe, expect, it } from 'vitest';
import { usualAssertion } from '#core/oauth/assertion-settings.ts';
import type { Connection } from '#core/oauth/connection.ts';
import type { Discovered } from '#core/oauth/discovered.ts';
import { discoveryFill } from '#core/oauth/discovery-fill.ts';
import { draftRun } from '../findings/run-builder.ts';

const nothing: Discovered = {
  issuer: 'https://as.example',
  url: 'https://as.example/.well-known/oauth-authorization-server',
  tokenEndpoint: 'https://as.example/token',
  introspectionEndpoint: undefined,
  revocationEndpoint: undefined,
  jwksUri: undefined,
  grantTypes: undefined,
  methods: undefined,
  signingAlgorithms: undefined,
  scopesSupported: undefined,
  dpopAlgorithms: undefined,
  authorizationDetailsTypes: undefined,
  mtlsTokenEndpoint: undefined,
  mtlsIntrospectionEndpoint: undefined,
  mtlsRevocationEndpoint: undefined,
  registrationEndpoint: undefined,
};
const fill = (discovered: Partial<Discovered>, connection: Partial<Connection> = {}) =>
  discoveryFill({ ...nothing, ...discovered }, { ...draftRun().connection, tokenEndpoint: '', ...connection }, '');

describe('filling in what was discovered', () => {
  it('changes the endpoints and the keys, and names the fields', () => {
    const all = fill({
      introspectionEndpoint: 'https://as.example/introspect',
      revocationEndpoint: 'https://as.example/revoke',
      jwksUri: 'https://keys.example/jwks',
    });
    expect(all.connection).toEqual({
      tokenEndpoint: 'https://as.example/token',
      introspectionEndpoint: 'https://as.example/introspect',
      revocationEndpoint: 'https://as.example/revoke',
    });
    expect(all.jwksUrl).toBe('https://keys.example/jwks');
    expect(all.fields).toEqual(['Token endpoint', 'Introspection endpoint', 'Revocation endpoint', 'JWKS URL']);
    expect(all.elsewhere).toBeUndefined();
  });

  it('names the host of a token endpoint that is not the issuer’s', () => {
    expect(fill({ tokenEndpoint: 'https://login.example/token' }).elsewhere).toBe('login.example');
  });

  it('leaves out what would send the secret to another origin, and keys over plain http', () => {
    const all = fill({
      introspectionEndpoint: 'https://other.example/introspect',
      revocationEndpoint: 'http://as.example/revoke',
      jwksUri: 'http://as.example/jwks',
    });
    expect(all.fields).toEqual(['Token endpoint']);
  });

  it('leaves out what is no address', () => {
    expect(fill({ tokenEndpoint: 'javascript:alert(1)', jwksUri: '/jwks' }).fields).toEqual([]);
  });

  it.each([
    [undefined, 'client_secret_basic', undefined],
    [undefined, 'client_secret_post', 'client_secret_basic'],
    [['client_secret_post', 'client_secret_basic'], 'client_secret_post', undefined],
    [['client_secret_post'], 'client_secret_basic', 'client_secret_post'],
    [['none', 'x_house'], 'client_secret_basic', undefined],
    [['private_key_jwt'], 'client_assertion', undefined],
    [['tls_client_auth', 'private_key_jwt'], 'client_secret_basic', 'private_key_jwt'],
    [['self_signed_tls_client_auth'], 'client_secret_basic', 'self_signed_tls_client_auth'],
  ] as const)('with the methods %j and %s chosen, chooses %s', (methods, clientAuthentication, chosen) => {
    expect(fill({ methods }, { clientAuthentication }).connection.clientAuthentication).toBe(chosen);
  });

  it('changes nothing where all stands there already', () => {
    expect(fill({}, { tokenEndpoint: 'https://as.example/token' }).fields).toEqual([]);
  });

  it('takes the issuer for aud where an assertion is signed, and leaves it alone where none is', () => {
    const signing = fill({ methods: ['private_key_jwt'] }, { clientAuthentication: 'private_key_jwt' });
    expect(signing.connection.assertion).toEqual({ ...usualAssertion, issuer: 'https://as.example' });
    expect(signing.fields).toContain('Issuer in aud');
    expect(fill({}, { clientAuthentication: 'client_secret_basic' }).connection.assertion).toBeUndefined();
  });

  describe('for a client with a certificate (RFC 8705 §5)', () => {
    const aliases = {
      methods: ['tls_client_auth', 'client_secret_basic'],
      introspectionEndpoint: 'https://as.example/introspect',
      revocationEndpoint: 'https://as.example/revoke',
      mtlsTokenEndpoint: 'https://mtls.example/token',
      mtlsIntrospectionEndpoint: 'https://mtls.example/introspect',
    };

    it('takes the aliases, and of the other endpoints what is beside them', () => {
      expect(fill(aliases, { clientAuthentication: 'tls_client_auth' })).toMatchObject({
        connection: {
          tokenEndpoint: 'https://mtls.example/token',
          introspectionEndpoint: 'https://mtls.example/introspect',
        },
        fields: ['Token endpoint', 'Introspection endpoint'],
        elsewhere: 'mtls.example',
      });
    });

    it('keeps the alias that a client with a secret has chosen, and takes the ordinary one otherwise', () => {
      expect(fill(aliases, { tokenEndpoint: 'https://mtls.example/token' }).fields).not.toContain('Token endpoint');
      expect(fill(aliases).connection.tokenEndpoint).toBe('https://as.example/token');
    });

    it('takes the ordinary endpoint where the alias is no address', () => {
      const broken = fill({ ...aliases, mtlsTokenEndpoint: 'urn:x' }, { clientAuthentication: 'tls_client_auth' });
      expect(broken.connection.tokenEndpoint).toBe('https://as.example/token');
    });
  });
});
