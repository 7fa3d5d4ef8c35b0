import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import type { ExaminedRun, Finding, TokenRun } from '#core/findings/finding.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { beside } from './cases/before-discovered-cases.ts';
import { idsOf, tokenRun } from './run-builder.ts';

const finding = (run: ExaminedRun, id: string): Finding | undefined => examine(run).find((found) => found.id === id);
const labels = (found: Finding | undefined) =>
  found?.remedies.map((remedy) => ('label' in remedy ? remedy.label : JSON.stringify(remedy)));
const signing = (assertion: string) => ({ algorithms: { assertion, dpop: undefined } });
const listing = (...algorithms: readonly string[]) => ({
  token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_jwt'],
  token_endpoint_auth_signing_alg_values_supported: algorithms,
});
const algorithm = 'assertion-algorithm-not-listed';

describe('an algorithm that the server does not list for assertions (RFC 8414 §2)', () => {
  it.each([
    ['RS256', ['ES256', 'PS256', 'RS512'], ['Sign with PS256', 'Sign with RS512']],
    ['RS256', ['ES256'], []],
    ['ES256', ['ES384', 'EdDSA'], []],
  ])('%s, where %j are listed, can become %j with the same key', (alg, listed, expected) => {
    const run = beside(listing(...listed), { clientAuthentication: 'private_key_jwt', ...signing(alg) });
    expect(labels(finding(run, algorithm))).toEqual(expected);
  });

  it('becomes another one of a secret', () => {
    const run = beside(listing('HS512'), { clientAuthentication: 'client_secret_jwt', ...signing('HS256') });
    expect(finding(run, algorithm)?.remedies).toEqual([
      {
        kind: 'change-connection',
        label: 'Sign with HS512',
        change: { assertion: { ...usualAssertion, algorithm: 'HS512' } },
      },
    ]);
  });

  it('has no remedy where the key was made for one algorithm, or another party signs', () => {
    const made = { ...usualAssertion, keySource: 'generated' as const };
    const own = beside(listing('PS256'), {
      clientAuthentication: 'private_key_jwt',
      assertion: made,
      ...signing('RS256'),
    });
    expect(labels(finding(own, algorithm))).toEqual([]);
    const pasted = beside(listing('PS256'), { clientAuthentication: 'client_assertion', ...signing('RS256') });
    expect(labels(finding(pasted, algorithm))).toEqual([]);
  });

  it('leads where the server then refuses the client', () => {
    const header = Buffer.from('{"alg":"RS256"}').toString('base64url');
    const readyAssertion = `${header}.${Buffer.from('{"iss":"machine","exp":1900000000}').toString('base64url')}.c2ln`;
    const { discovered } = beside(listing('ES256'), {});
    const form = new URLSearchParams({ client_assertion: readyAssertion }).toString();
    const asked = tokenRun(
      { error: 'invalid_client' },
      {
        status: 401,
        connection: {
          clientAuthentication: 'client_assertion',
          assertionSecrets: { ...noAssertionSecrets, readyAssertion },
        },
      },
    );
    const run: TokenRun = {
      ...asked,
      ...(discovered && { discovered }),
      exchange: { ...asked.exchange, request: { ...asked.exchange.request, body: new TextEncoder().encode(form) } },
    };
    expect(idsOf(run)[0]).toBe(algorithm);
  });
});

describe('a client authentication', () => {
  const method = 'method-not-listed';

  it('by an assertion of another party counts as listed where assertions are', () => {
    const pasted = { clientAuthentication: 'client_assertion' } as const;
    expect(finding(beside(listing('RS256'), pasted), method)).toBeUndefined();
    const basic = { token_endpoint_auth_methods_supported: ['client_secret_basic'] };
    expect(labels(finding(beside(basic, pasted), method))).toEqual(['Use client_secret_basic']);
  });

  it('by a certificate is offered where the server lists nothing else', () => {
    const certificates = { token_endpoint_auth_methods_supported: ['self_signed_tls_client_auth', 'tls_client_auth'] };
    expect(labels(finding(beside(certificates, {}), method))).toEqual([
      'Use tls_client_auth',
      'Use self_signed_tls_client_auth',
    ]);
  });
});

describe('the endpoint for clients with a certificate (RFC 8705 §5)', () => {
  const id = 'certificate-endpoint-not-used';
  const byCertificate = { clientAuthentication: 'self_signed_tls_client_auth' } as const;
  const aliasing = (token_endpoint: unknown) => ({ mtls_endpoint_aliases: { token_endpoint } });

  it('is put into the field by a press', () => {
    const found = finding(beside(aliasing('https://mtls.as.example:9443/token'), byCertificate), id);
    expect(found?.explanation).toContain('“mtls.as.example:9443”');
    expect(found?.remedies).toMatchObject([{ change: { tokenEndpoint: 'https://mtls.as.example:9443/token' } }]);
  });

  it.each(['http://mtls.as.example/token', 'javascript:alert(1)', 5, null])('is none where it is %j', (alias) => {
    expect(finding(beside(aliasing(alias), byCertificate), id)).toBeUndefined();
  });

  it('is about the same server once it stands in the field', () => {
    const alias = 'https://mtls.as.example/token';
    const run = beside({ ...aliasing(alias), grant_types_supported: ['password'] }, { tokenEndpoint: alias });
    expect(finding(run, 'grant-not-listed')).toBeDefined();
  });
});

describe('a DPoP key', () => {
  it('of an algorithm that is not listed can be exchanged for one that is (RFC 9449 §5.1)', () => {
    const run = beside(
      { dpop_signing_alg_values_supported: ['Ed448', 'RS256', 'PS256'] },
      { dpop: true, algorithms: { assertion: undefined, dpop: 'ES256' } },
    );
    expect(finding(run, 'dpop-algorithm-not-listed')?.remedies).toEqual([
      { kind: 'make-dpop-key', alg: 'PS256' },
      { kind: 'make-dpop-key', alg: 'RS256' },
    ]);
  });

  it('is not judged before it is there', () => {
    const run = beside({ dpop_signing_alg_values_supported: ['EdDSA'] }, { dpop: true });
    expect(finding(run, 'dpop-algorithm-not-listed')).toBeUndefined();
  });
});

describe('the issuer in aud', () => {
  it('that was guessed is exchanged for the one of the metadata by a press', () => {
    const run = beside(
      { issuer: 'https://as.example/' },
      { clientAuthentication: 'private_key_jwt', assertion: { ...usualAssertion, audience: 'issuer' } },
    );
    const found = finding(run, 'assertion-issuer-not-discovered');
    expect(found?.explanation).toContain('guessed from the token endpoint');
    expect(found?.remedies).toMatchObject([{ change: { assertion: { issuer: 'https://as.example/' } } }]);
  });

  it('is not asked about where the token endpoint stands in aud', () => {
    const run = beside({ issuer: 'https://as.example/' }, { clientAuthentication: 'private_key_jwt' });
    expect(finding(run, 'assertion-issuer-not-discovered')).toBeUndefined();
  });
});
