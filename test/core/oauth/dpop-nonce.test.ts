import { describe, expect, it } from 'vitest';
import { dpopNonceIn, isNonceChallenge, nonceFor, withNonceOf } from '#core/oauth/dpop-nonce.ts';
import { answered, unanswered } from '../../support/exchanges.ts';

const nonce = ['DPoP-Nonce', 'n-1'] as const;
const wanted = '{"error":"use_dpop_nonce"}';
const challenge = ['WWW-Authenticate', 'DPoP error="use_dpop_nonce", algs="ES256"'] as const;

describe('the nonce of a server (RFC 9449 §8)', () => {
  it.each([
    ['as it came', 'eyJ.a_b-~', 'eyJ.a_b-~'],
    ['without blanks around it', ' n ', 'n'],
    ['none where it holds a blank', 'a b', undefined],
    ['none where it holds a quote', 'a"b', undefined],
    ['none where it is empty', '', undefined],
    ['none where two were joined', 'a, b', undefined],
    ['none where it is endless', 'a'.repeat(4097), undefined],
  ])('is read %s', (_, value, expected) => {
    expect(dpopNonceIn(answered({ headers: [['dpop-nonce', value]] }))).toBe(expected);
  });

  it('is kept for its own origin, the newest of each, also from a good answer (§8.2)', () => {
    const first = withNonceOf(new Map(), answered({ url: 'https://as.example/token', status: 400, headers: [nonce] }));
    const second = withNonceOf(first, answered({ url: 'https://api.example/a', headers: [['DPoP-Nonce', 'other']] }));
    const third = withNonceOf(second, answered({ url: 'https://as.example/token', headers: [['DPoP-Nonce', 'n-2']] }));
    expect(nonceFor(third, 'https://as.example/else?x')).toBe('n-2');
    expect(nonceFor(third, 'https://api.example/')).toBe('other');
    expect(nonceFor(third, 'https://as.example:8443/')).toBeUndefined();
    expect(nonceFor(third, 'http://as.example/')).toBeUndefined();
  });

  it('stays where an answer brings none', () => {
    const known = new Map([['https://as.example', 'n-1']]);
    expect(withNonceOf(known, answered({ url: 'https://as.example/x' }))).toBe(known);
    expect(withNonceOf(known, unanswered())).toBe(known);
  });
});

describe('a challenge for the nonce', () => {
  it.each([
    [
      '400 with use_dpop_nonce at the token endpoint (§8)',
      'token',
      { status: 400, headers: [nonce], body: wanted },
      true,
    ],
    ['401 there, as some servers answer', 'token', { status: 401, headers: [nonce], body: wanted }, true],
    ['without a nonce that could be sent', 'token', { status: 400, body: wanted }, false],
    ['another error', 'token', { status: 400, headers: [nonce], body: '{"error":"invalid_client"}' }, false],
    ['a token with a nonce for the next time', 'token', { headers: [nonce], body: '{"access_token":"t"}' }, false],
    ['a server in trouble', 'token', { status: 500, headers: [nonce], body: wanted }, false],
    ['401 with a DPoP challenge at an API (§9)', 'api', { status: 401, headers: [nonce, challenge] }, true],
    [
      'the same behind a Bearer challenge',
      'api',
      {
        status: 401,
        headers: [nonce, ['WWW-Authenticate', 'Bearer error="invalid_token", DPoP error="use_dpop_nonce"']],
      },
      true,
    ],
    ['the code in the body alone', 'api', { status: 401, headers: [nonce], body: wanted }, false],
    ['another status', 'api', { status: 403, headers: [nonce, challenge] }, false],
  ] as const)('%s', (_, at, answer, expected) => {
    expect(isNonceChallenge(answered(answer), at)).toBe(expected);
  });

  it('is no answer at all', () => {
    expect(isNonceChallenge(unanswered(), 'token')).toBe(false);
  });
});
