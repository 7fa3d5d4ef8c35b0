import { describe, expect, it } from 'vitest';
import {
  parseDemoCredential,
  parseDemoCredentialOrder,
  parseRegisteredKey,
  parseRegisterKeyOrder,
} from '#core/contract/playground-client-keys.ts';

describe('the order to register a key', () => {
  it.each([
    { clientId: 'a', jwks: { keys: [{}] } },
    { clientId: 'a', certificate: 'pem' },
  ])('is %j', (order) => {
    expect(parseRegisterKeyOrder(order)).toEqual(order);
  });

  it.each([
    undefined,
    [],
    {},
    { clientId: 'a' },
    { clientId: 1, certificate: 'pem' },
    { clientId: 'a', certificate: 1 },
    { clientId: 'a', jwks: {} },
    { clientId: 'a', jwks: { keys: {} } },
    { clientId: 'a', jwks: { keys: [] }, certificate: 'pem' },
    { clientId: 'a', certificate: 'pem', more: 1 },
  ])('is not %j', (value) => {
    expect(parseRegisterKeyOrder(value)).toBeUndefined();
  });
});

describe('the answer to it', () => {
  it('names what is registered', () => {
    const answer = { clientId: 'a', thumbprints: ['b'] };
    expect(parseRegisteredKey(answer)).toEqual(answer);
  });

  it.each([null, {}, { clientId: 'a', thumbprints: 'b' }, { thumbprints: [] }])('is not %j', (value) => {
    expect(parseRegisteredKey(value)).toBeUndefined();
  });
});

describe('the order for a demo credential', () => {
  it('names the client', () => {
    expect(parseDemoCredentialOrder({ clientId: 'a' })).toEqual({ clientId: 'a' });
  });

  it.each([null, {}, { clientId: 1 }, { clientId: 'a', more: 1 }])('is not %j', (value) => {
    expect(parseDemoCredentialOrder(value)).toBeUndefined();
  });
});

describe('a demo credential', () => {
  it.each([
    { kind: 'key', jwk: { kty: 'EC' } },
    { kind: 'certificate', certificatePem: 'a', privateKeyPem: 'b' },
  ])('is %j', (credential) => {
    expect(parseDemoCredential(credential)).toEqual(credential);
  });

  it.each([null, {}, { kind: 'key' }, { kind: 'key', jwk: 'x' }, { kind: 'certificate', certificatePem: 'a' }])(
    'is not %j',
    (value) => {
      expect(parseDemoCredential(value)).toBeUndefined();
    },
  );
});
