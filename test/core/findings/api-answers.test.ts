import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import type { ApiRun } from '#core/findings/finding.ts';
import { call } from './api-run-builder.ts';
import { apiRun, idsOf } from './run-builder.ts';

const live = { tokenLeft: { kind: 'left', ms: 1000, ofMs: 2000, source: 'expires_in' } } as const;
const bearer = 'Bearer error="invalid_token"';
const first = (run: ApiRun) => examine(run)[0];

describe('an API’s answer', () => {
  it('with 200 is good', () => {
    expect(idsOf(call(200))).toEqual(['api-accepted']);
  });

  it('with 401 and an expired token names the expiry and nothing else (RFC 6750 §3.1)', () => {
    const run = call(401, { challenge: bearer, run: { tokenLeft: { kind: 'expired', agoMs: 5000, source: 'exp' } } });
    expect(idsOf(run)).toEqual(['api-token-expired']);
    expect(first(run)?.explanation).toContain('5 s before this answer');
    expect(first(run)?.remedies).toEqual([{ kind: 'get-token' }]);
  });

  it('with 403 tells the scope wanted, the scope held, what is missing, and adds it on a click', () => {
    const challenge = 'Bearer error="insufficient_scope", scope="read write admin"';
    const finding = first(call(403, { challenge }));
    expect(finding?.title).toBe('The token lacks the scope “write”, “admin”');
    expect(finding?.explanation).toContain('It wants “read write admin”. The token holds “read”.');
    expect(finding?.remedies[0]).toEqual({
      kind: 'change-connection',
      label: 'Add the missing scope',
      change: { scope: 'read write admin' },
    });
  });

  it('says that the browser hides the challenge', () => {
    expect(first(call(401, { way: 'browser' }))?.explanation).toContain('the browser hides it');
  });

  it('with 405 offers a method that is allowed', () => {
    expect(first(call(405, { headers: [['Allow', 'OPTIONS, POST']] }))?.remedies).toEqual([
      { kind: 'change-api-call', label: 'Use POST', change: { method: 'POST' } },
    ]);
  });

  it('never shows what follows Bearer', () => {
    for (const value of [
      'Bearer "s3cr3t-t0ken-value"',
      String.raw`Bearer s3cr3t\nt0ken-value`,
      'Bearer Bearer s3cr3t-t0ken',
    ]) {
      expect(JSON.stringify(examine(call(401, { authorization: value })))).not.toContain('s3cr3t');
    }
  });

  it.each([100, 199, 600, 999])('with the status %i that nobody knows is still explained', (status) => {
    expect(examine(apiRun(status, live)).length).toBeGreaterThan(0);
  });

  it('from 200 to 599 always has exactly one error or one good finding', () => {
    for (let status = 200; status < 600; status++) {
      const main = examine(call(status)).filter(({ severity }) => severity === 'error' || severity === 'good');
      expect([status, main.length]).toEqual([status, status === 304 ? 0 : 1]);
    }
  });
});
