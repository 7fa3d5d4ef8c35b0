import { describe, expect, it } from 'vitest';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { lookup, ok, refusal, signedAnswer } from './lookup-builder.ts';
import { idsOf } from './run-builder.ts';

const jwt = decodeToken('eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln');
describe('asking about a token', () => {
  it.each([
    ['metadata-not-found', lookup('Metadata, second place', { status: 404 })],
    ['token-inactive', lookup('Introspection', ok('{"active":false}'))],
    ['introspection-refused', lookup('Introspection', refusal(401, 'invalid_client'))],
    ['introspection-refused', lookup('Introspection', { status: 403 })],
    ['introspection-unsupported', lookup('Introspection', refusal(400, 'unsupported_token_type'))],
    ['introspection-differs', lookup('Introspection', ok('{"active":true}'), { differences: ['scope'] })],
    ['sent-over-http', lookup('Introspection', { ...ok('{"active":true}'), url: 'http://as.example/x' })],
    [
      'introspection-answer-not-genuine',
      lookup('Introspection', signedAnswer, { answerSignature: { kind: 'not-valid', reason: 'It was changed.' } }),
    ],
    [
      'introspection-answer-unsigned',
      lookup('Introspection', ok('{"active":true}'), { answerSignature: { kind: 'not-checked', reason: 'None.' } }),
    ],
    ['revoked-jwt-lives-on', lookup('Revocation', ok(''), { token: jwt })],
    ['revocation-unsupported', lookup('Revocation', refusal(400, 'unsupported_token_type'))],
    ['revocation-refused', lookup('Revocation', refusal(401, 'invalid_client'))],
    ['connection-refused', lookup('Keys', undefined)],
    ['redirected', lookup('Keys', { status: 302, headers: [['Location', 'https://other.example/']] })],
  ])('ends in %s', (id, run) => {
    expect(idsOf(run)).toContain(id);
  });

  it.each([
    lookup('Metadata', ok('{}')),
    lookup('Keys', ok('{"keys":[]}')),
    lookup('Introspection', ok('{"active":true}')),
    lookup('Introspection', { ...ok('{"active":true}'), url: 'http://localhost:8480/x' }),
    lookup('Revocation', ok('')),
    lookup('Introspection', signedAnswer, { answerSignature: { kind: 'not-checked', reason: 'No keys.' } }),
  ])('says nothing where all is well', (run) => {
    expect(idsOf(run)).toEqual([]);
  });
});
