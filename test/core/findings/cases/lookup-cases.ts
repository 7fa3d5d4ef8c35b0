import { decodeToken } from '#core/jwt/decode-token.ts';
import { lookup, ok, refusal, signedAnswer } from '../lookup-builder.ts';
import type { RuleCase } from './rule-case.ts';

const jwt = decodeToken('eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln');
const active = lookup('Introspection', ok('{"active":true}'));

/** A case for each rule about questions that are asked about a token. */
export const lookupCases: readonly RuleCase[] = [
  {
    id: 'metadata-not-found',
    example: 'a server without a metadata document',
    speaks: lookup('Metadata, second place', { status: 404 }),
    silent: lookup('Metadata, second place', ok('{}')),
  },
  {
    id: 'sent-over-http',
    example: 'introspection at an http address',
    speaks: lookup('Introspection', { ...ok('{"active":true}'), url: 'http://as.example/introspect' }),
    silent: lookup('Introspection', { ...ok('{"active":true}'), url: 'http://localhost:8480/introspect' }),
  },
  {
    id: 'token-inactive',
    example: 'a token that was revoked',
    speaks: lookup('Introspection', ok('{"active":false}')),
    silent: active,
  },
  {
    id: 'introspection-refused',
    example: 'a client that may not introspect',
    speaks: lookup('Introspection', refusal(401, 'invalid_client')),
    silent: lookup('Introspection', refusal(400, 'unsupported_token_type')),
  },
  {
    id: 'introspection-unsupported',
    example: 'a server that introspects no JWTs',
    speaks: lookup('Introspection', refusal(400, 'unsupported_token_type')),
    silent: lookup('Introspection', refusal(400, 'invalid_request')),
  },
  {
    id: 'introspection-differs',
    example: 'a scope that the server tells otherwise',
    speaks: lookup('Introspection', ok('{"active":true}'), { differences: ['scope'] }),
    silent: active,
  },
  {
    id: 'introspection-answer-not-genuine',
    example: 'a signed answer that was changed',
    speaks: lookup('Introspection', signedAnswer, {
      answerSignature: { kind: 'not-valid', reason: 'The answer was changed after it was signed.' },
    }),
    silent: lookup('Introspection', signedAnswer),
  },
  {
    id: 'introspection-answer-unsigned',
    example: 'plain JSON although a signed answer was asked for',
    speaks: lookup('Introspection', ok('{"active":true}'), {
      answerSignature: { kind: 'not-checked', reason: 'The answer is not signed.' },
    }),
    silent: active,
  },
  {
    id: 'revoked-jwt-lives-on',
    example: 'a JWT that was revoked',
    speaks: lookup('Revocation', ok(''), { token: jwt }),
    silent: lookup('Revocation', ok('')),
  },
  {
    id: 'revocation-unsupported',
    example: 'a server that cannot revoke JWTs',
    speaks: lookup('Revocation', refusal(400, 'unsupported_token_type')),
    silent: lookup('Revocation', ok('')),
  },
  {
    id: 'revocation-refused',
    example: 'a client that revokes the token of another',
    speaks: lookup('Revocation', refusal(401, 'invalid_client')),
    silent: lookup('Revocation', refusal(400, 'unsupported_token_type')),
  },
];
