import { describe, expect, it } from 'vitest';
import { type TemplateFacts, tokenTemplates } from '#core/jwt/token-templates.ts';

const facts: TemplateFacts = {
  issuer: 'https://as.example',
  audience: 'urn:api',
  clientId: 'machine',
  scope: 'read write',
  jti: 'id-1',
  alg: 'ES256',
  kid: 'key-1',
};
const now = 1_800_000_000;

describe('tokenTemplates', () => {
  it('begins with an access token that has every claim RFC 9068 §2.2 requires', () => {
    expect(parsed('at-jwt')).toEqual({
      header: { alg: 'ES256', typ: 'at+jwt', kid: 'key-1' },
      claims: {
        iss: 'https://as.example',
        sub: 'machine',
        client_id: 'machine',
        aud: 'urn:api',
        scope: 'read write',
        iat: 1_800_000_000,
        exp: 1_800_003_600,
        jti: 'id-1',
      },
      signature: 'valid',
    });
  });

  it.each([
    ['expired', { iat: 1_799_992_800, exp: 1_799_996_400 }],
    ['not-yet-valid', { nbf: 1_800_003_600, exp: 1_800_007_200 }],
    ['other-audience', { aud: 'https://another-api.example' }],
    ['other-issuer', { iss: 'https://another-issuer.example' }],
    ['no-expiry', { exp: undefined }],
  ])('%s departs from it in that alone', (id, changed) => {
    const valid = parsed('at-jwt');
    expect(parsed(id)).toEqual({ ...valid, claims: { ...valid.claims, ...changed } });
  });

  it('has a plain JWT, a wrong type, a broken signature and an unsigned token', () => {
    const valid = parsed('at-jwt');
    expect(parsed('jwt').claims).toEqual({
      iss: 'https://as.example',
      sub: 'machine',
      aud: 'urn:api',
      iat: 1_800_000_000,
      exp: 1_800_003_600,
    });
    expect(parsed('jwt').header).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'key-1' });
    expect(parsed('wrong-typ')).toEqual({ ...valid, header: { alg: 'ES256', typ: 'logout+jwt', kid: 'key-1' } });
    expect(parsed('broken')).toEqual({ ...valid, signature: 'broken' });
    expect(parsed('unsigned')).toEqual({ ...valid, header: { alg: 'none', typ: 'at+jwt' }, signature: 'none' });
  });

  it('puts names of RFC 2606 where nothing is known, and leaves out kid and scope', () => {
    const [first] = tokenTemplates(now + 0.9, {
      issuer: '',
      audience: '',
      clientId: '',
      scope: '',
      jti: 'j',
      alg: 'HS256',
      kid: undefined,
    });
    expect(JSON.parse(first?.headerJson ?? '')).toEqual({ alg: 'HS256', typ: 'at+jwt' });
    expect(JSON.parse(first?.claimsJson ?? '')).toEqual({
      iss: 'https://issuer.example',
      sub: 'example-client',
      client_id: 'example-client',
      aud: 'https://api.example',
      iat: 1_800_000_000,
      exp: 1_800_003_600,
      jti: 'j',
    });
  });

  it('writes hostile values as JSON texts, so that they stay values', () => {
    const [first] = tokenTemplates(now, { ...facts, issuer: '","alg":"none', scope: '</textarea>\n"' });
    expect(JSON.parse(first?.claimsJson ?? '')).toMatchObject({ iss: '","alg":"none', scope: '</textarea>\n"' });
  });
});

function parsed(id: string) {
  const found = tokenTemplates(now, facts).find((template) => template.id === id);
  if (found === undefined) throw new Error(`no template ${id}`);
  const header = JSON.parse(found.headerJson) as Record<string, unknown>;
  const claims = JSON.parse(found.claimsJson) as Record<string, unknown>;
  return { header, claims, signature: found.signature };
}
