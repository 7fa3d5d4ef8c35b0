import { describe, expect, it } from 'vitest';
import { authenticationTrials, trialVerdict } from '#core/oauth/authentication-trials.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { failedRun, tokenRun } from '../findings/run-builder.ts';

const { connection } = tokenRun('');
const planFor = (change: Partial<Connection>) => {
  const { trials, skipped } = authenticationTrials({ ...connection, ...change });
  return { trials: trials.map(({ name }) => name), skipped: skipped.map(({ name, why }) => `${name}: ${why}`) };
};

describe('the plan', () => {
  it('has each form of Basic that differs, then the body (RFC 6749 §2.3.1)', () => {
    expect(planFor({ clientSecret: 'a+b!' })).toEqual({
      trials: ['Basic, compatible', 'Basic, form-encoded', 'Basic, raw', 'In the body'],
      skipped: [],
    });
  });

  it('never sends identical bytes twice', () => {
    expect(planFor({ clientSecret: 'a!b' })).toEqual({
      trials: ['Basic, compatible', 'Basic, form-encoded', 'In the body'],
      skipped: ['Basic, raw: The same bytes as Basic, compatible.'],
    });
    expect(planFor({ clientSecret: 'ab' })).toEqual({
      trials: ['Basic, compatible', 'In the body'],
      skipped: [
        'Basic, form-encoded: The same bytes as Basic, compatible.',
        'Basic, raw: The same bytes as Basic, compatible.',
      ],
    });
  });

  it('leaves out what cannot be sent', () => {
    expect(planFor({ clientId: 'a:b', clientSecret: 'c' }).skipped).toEqual([
      'Basic, form-encoded: The same bytes as Basic, compatible.',
      'Basic, raw: Cannot carry this ID and secret.',
    ]);
    expect(planFor({ tokenEndpoint: '' }).trials).toEqual([]);
  });

  it('begins with the certificate where one is held, for both of its methods send the same (RFC 8705 §2)', () => {
    const named = (change: Partial<Connection>) =>
      authenticationTrials({ ...connection, ...change }, true).trials.map(({ name, change: to }) => [
        name,
        to.clientAuthentication,
      ]);
    expect(named({})[0]).toEqual(['By the certificate', 'tls_client_auth']);
    expect(named({ clientAuthentication: 'self_signed_tls_client_auth' })[0]).toEqual([
      'By the certificate',
      'self_signed_tls_client_auth',
    ]);
    expect(named({}).filter(([name]) => name === 'By the certificate')).toHaveLength(1);
    expect(named({ tokenEndpoint: '' })).toEqual([]);
  });

  it('is the same whatever is chosen', () => {
    expect(planFor({ clientAuthentication: 'none', basicEncoding: 'form' }).trials).toEqual(planFor({}).trials);
  });
});

describe('a try', () => {
  const verdictOf = (run: ReturnType<typeof tokenRun>) => trialVerdict(run.exchange, run.answer);

  it.each([
    [{ access_token: 'a' }, 200, 'works'],
    [{ error: 'invalid_client' }, 401, 'refused'],
    [{ error: 'invalid_request' }, 400, 'refused'],
    [{ error: 'unauthorized_client' }, 400, 'refused'],
    ['', 401, 'refused'],
    [{ error: 'invalid_client' }, 429, 'slow-down'],
    [{ error: 'invalid_scope' }, 400, 'about-something-else'],
    ['<html>', 404, 'not-a-token-endpoint'],
    ['<html>', 200, 'not-a-token-endpoint'],
    [{ error: 'server_error' }, 503, 'not-a-token-endpoint'],
  ])('answered with %j and %s means: %s', (body, status, verdict) => {
    expect(verdictOf(tokenRun(body, { status }))).toBe(verdict);
  });

  it('without an answer is the last one', () => {
    expect(verdictOf(failedRun({ kind: 'refused', address: 'a' }))).toBe('no-answer');
    expect(verdictOf(failedRun({ kind: 'cancelled', afterMs: 1 }))).toBe('cancelled');
  });
});
