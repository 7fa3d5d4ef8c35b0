import { describe, expect, it } from 'vitest';
import { playgroundClientLabel, playgroundClients } from '#core/contract/playground-clients.ts';
import { parseRotatedKey, parseRotateKeyOrder } from '#core/contract/playground-rotation.ts';

describe('the order to rotate', () => {
  it.each([true, false])('says whether the old key stays published: %s', (keepOld) => {
    expect(parseRotateKeyOrder({ keepOld })).toEqual({ keepOld });
  });

  it.each([undefined, null, [], true, {}, { keepOld: 'true' }, { keepOld: 1 }, { keepOld: true, more: 1 }])(
    'is not %j',
    (value) => {
      expect(parseRotateKeyOrder(value)).toBeUndefined();
    },
  );
});

describe('the answer to it', () => {
  const answer = { kid: 'a', signing: [{ alg: 'ES256', kid: 'a' }], published: ['a', 'b'] };

  it('names the keys that sign and those that are published', () => {
    expect(parseRotatedKey(answer)).toEqual(answer);
  });

  it.each([
    null,
    {},
    { ...answer, kid: 1 },
    { ...answer, published: 'a' },
    { ...answer, published: [1] },
    { ...answer, signing: {} },
    { ...answer, signing: [{ alg: 'none', kid: 'a' }] },
    { ...answer, signing: [{ alg: 'ES256' }] },
  ])('is not %j', (value) => {
    expect(parseRotatedKey(value)).toBeUndefined();
  });
});

describe('the clients of the playground', () => {
  it('are labelled with what tokens they get', () => {
    expect(playgroundClients.map(playgroundClientLabel)).toEqual([
      'server: opaque',
      'jwt-server: JWT, ES256',
      'short-lived: opaque, 15 s',
      'rs256-server: JWT, RS256',
      'ps256-server: JWT, PS256',
      'eddsa-server: JWT, EdDSA',
      'hs256-server: JWT, HS256',
      'secret-jwt-server: client_secret_jwt, opaque',
      'key-server: private_key_jwt, opaque',
      'own-key-server: private_key_jwt, opaque',
      'mtls-server: tls_client_auth, opaque',
      'self-signed-server: self_signed_tls_client_auth, opaque',
      'own-certificate-server: self_signed_tls_client_auth, opaque',
      'public-server: no authentication, opaque',
      'dpop-server: DPoP, opaque',
      'dpop-nonce-server: DPoP with nonce, JWT, ES256',
      'resource-server: JWT by resource',
      'details-server: JWT, ES256, authorization_details',
    ]);
  });
});
