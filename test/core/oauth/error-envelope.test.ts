import { describe, expect, it } from 'vitest';
import { registeredSpelling } from '#core/oauth/error-code.ts';
import { errorEnvelope } from '#core/oauth/error-envelope.ts';

describe('an error in a form of the server’s own', () => {
  it.each([
    [{ errorCode: 'E0000011', errorSummary: 'Invalid token' }, 'E0000011', 'Invalid token', 'errorCode'],
    [{ fault: { faultstring: 'no', detail: { errorcode: 'oauth.v2.X' } } }, 'oauth.v2.X', 'no', 'fault'],
    [{ errors: [{ code: 99, message: 'no', label: 'l' }] }, '99', 'no', 'errors'],
    [{ errors: ['first', 'second'] }, undefined, 'first', 'errors'],
    [{ error: { code: 400, message: 'bad', status: 'INVALID' } }, '400', 'bad', 'error'],
    [{ __type: 'NotAuthorizedException', message: 'no' }, 'NotAuthorizedException', 'no', '__type'],
    [{ type: 'about:blank', title: 'Bad', detail: 'more' }, 'about:blank', 'more', 'type'],
    [{ message: 'Forbidden' }, undefined, 'Forbidden', 'message'],
    [{ ErrorCode: 'invalid_client', Error: 'ClientId is Invalid' }, 'invalid_client', undefined, 'ErrorCode'],
  ])('%j is read', (members, code, message, member) => {
    expect(errorEnvelope(members)).toEqual({ code, message, member });
  });

  it.each([{}, { hello: 'world' }, { error: null }, { errors: [] }])('%j holds none', (members) => {
    expect(errorEnvelope(members)).toBeUndefined();
  });

  it('is not fooled by names from the prototype', () => {
    expect(errorEnvelope({ constructor: 'x' })).toBeUndefined();
  });
});

describe('the registered spelling', () => {
  it.each([
    ['Invalid Client', 'invalid_client'],
    ['invalidClient', 'invalid_client'],
    ['INVALID-CLIENT', 'invalid_client'],
    [' invalid_client ', 'invalid_client'],
    ['use_dpop_nonce', 'use_dpop_nonce'],
  ])('of %j is %s', (written, code) => {
    expect(registeredSpelling(written)).toBe(code);
  });
});
