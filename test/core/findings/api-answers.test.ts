import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { apiRun, idsOf } from './run-builder.ts';

const live = { tokenLeft: { kind: 'left', ms: 1000, ofMs: 2000, source: 'expires_in' } } as const;
const expired = { tokenLeft: { kind: 'expired', agoMs: 5000, source: 'expires_in' } } as const;
const challenge = (text: string) => ({ headers: [['WWW-Authenticate', text]] as const });

describe('an API’s answer', () => {
  it('with 200 is good', () => {
    expect(idsOf(apiRun(200, live))).toEqual(['api-accepted']);
  });

  it('with 401 and an expired token names the expiry (RFC 6750 §3.1)', () => {
    const [first] = examine(apiRun(401, { ...expired, ...challenge('Bearer error="invalid_token"') }));
    expect(first?.id).toBe('api-token-expired');
    expect(first?.explanation).toContain('5 s before this answer');
    expect(first?.remedies).toEqual([{ kind: 'get-token' }]);
  });

  it('with 401 and a live token says that the token is not accepted, in the API’s words', () => {
    const [first] = examine(
      apiRun(401, { ...live, ...challenge('Bearer error="invalid_token", error_description="wrong audience"') }),
    );
    expect(first?.id).toBe('api-token-refused');
    expect(first?.explanation).toContain('It says: “wrong audience”.');
  });

  it('with 401 where no token was sent says just that', () => {
    expect(idsOf(apiRun(401, challenge('Bearer realm="demo"')))).toEqual(['api-no-token']);
  });

  it('with 403 tells the scope wanted and the scope held', () => {
    const [first] = examine(
      apiRun(403, { ...live, tokenScope: 'read', ...challenge('Bearer error="insufficient_scope", scope="write"') }),
    );
    expect(first?.id).toBe('api-insufficient-scope');
    expect(first?.explanation).toContain('It wants “write”. The token holds “read”.');
  });

  it('says that the browser hides the challenge', () => {
    const [first] = examine(apiRun(401, { ...live, way: 'browser' }));
    expect(first?.explanation).toContain('the browser hides it');
  });

  it.each([400, 404, 405, 415, 418])('with %i takes offence at the request', (status) => {
    expect(idsOf(apiRun(status, live))).toEqual(['api-bad-request']);
  });

  it.each([100, 199, 600, 999])('with the status %i that nobody knows is still explained', (status) => {
    expect(examine(apiRun(status, live)).length).toBeGreaterThan(0);
  });

  it('from 200 to 599 always has exactly one error or one good finding', () => {
    for (let status = 200; status < 600; status++) {
      const main = examine(apiRun(status, live)).filter(({ severity }) => severity === 'error' || severity === 'good');
      expect([status, main.length]).toEqual([status, status === 304 ? 0 : 1]);
    }
  });
});
