import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { idsOf, tokenRun } from './run-builder.ts';

const startedAtMs = Date.UTC(2026, 10, 23, 12, 0, 0);
const now = startedAtMs / 1000;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (times: object) =>
  `${part({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })}.${part({ iss: 'https://as.example', aud: 'api', sub: 'machine', client_id: 'machine', jti: '1', scope: 'read write', ...times })}.c2ln`;
const httpDate = (seconds: number) => new Date(seconds * 1000).toUTCString();

function issued(times: object, date: string | undefined, more: { expires_in?: number; way?: 'browser' } = {}) {
  const { expires_in = 300, way = 'proxy' } = more;
  const headers = [['Cache-Control', 'no-store'], ...(date === undefined ? [] : [['Date', date] as const])] as const;
  return tokenRun(
    { access_token: jwt(times), token_type: 'bearer', expires_in },
    { way, headers: headers.map(([name = '', value = '']) => [name, value] as const), change: { startedAtMs } },
  );
}
const clocks = ['clock-skew', 'lifetimes-disagree', 'token-born-expired', 'not-yet-valid'];
const said = (run: ReturnType<typeof issued>) => idsOf(run).filter((id) => clocks.includes(id));

describe('the clocks around an issued token (T59)', () => {
  it('that agree are not worth a word', () => {
    expect(said(issued({ iat: now, exp: now + 300 }, httpDate(now)))).toEqual([]);
    expect(said(issued({ iat: now, exp: now + 303 }, httpDate(now + 2)))).toEqual([]);
  });

  it('tell that this machine’s clock is ahead, with the seconds', () => {
    const run = issued({ iat: now - 120, exp: now + 180 }, httpDate(now - 120));
    expect(said(run)).toEqual(['clock-skew']);
    expect(examine(run).find(({ id }) => id === 'clock-skew')?.title).toMatch(/is (?:1 min 59 s|2 min) ahead/);
  });

  it('tell that the server says two things where the clocks agree', () => {
    const run = issued({ iat: now, exp: now + 3600 }, httpDate(now), { expires_in: 300 });
    expect(said(run)).toEqual(['lifetimes-disagree']);
    expect(examine(run).find(({ id }) => id === 'lifetimes-disagree')?.explanation).toContain('55 min after');
  });

  it('tell that neither explains the other where clocks and numbers differ by other amounts', () => {
    const run = issued({ iat: now - 120, exp: now + 3480 }, httpDate(now - 120), { expires_in: 300 });
    expect(said(run)).toEqual(['clock-skew', 'lifetimes-disagree']);
    const explanation = examine(run).find(({ id }) => id === 'lifetimes-disagree')?.explanation;
    expect(explanation).not.toContain('clocks agree');
    expect(explanation).toContain('does not explain it');
  });

  it('do not blame the browser for a Date that the server left out', () => {
    const run = issued({ iat: now, exp: now + 3600 }, undefined);
    const explanation = examine(run).find(({ id }) => id === 'lifetimes-disagree')?.explanation;
    expect(explanation).not.toContain('browser');
    expect(explanation).toContain('has none');
  });

  it('leave open which it is where the browser hides the Date (T60)', () => {
    const run = issued({ iat: now, exp: now + 3600 }, undefined, { way: 'browser' });
    expect(examine(run).find(({ id }) => id === 'lifetimes-disagree')?.explanation).toContain('the browser hides it');
  });

  it('tell that a token was over when it came, or had not begun', () => {
    expect(said(issued({ iat: now - 400, exp: now - 100 }, httpDate(now)))).toContain('token-born-expired');
    expect(said(issued({ nbf: now + 60, exp: now + 300 }, httpDate(now)))).toEqual(['not-yet-valid']);
    expect(said(issued({ nbf: now + 3, exp: now + 300 }, httpDate(now)))).toEqual([]);
  });
});

describe('a token that came before', () => {
  it('is noticed', () => {
    const answer = { access_token: 'the-same', token_type: 'bearer', expires_in: 10 };
    expect(idsOf(tokenRun(answer, { previousToken: 'the-same' }))).toContain('same-token-again');
    expect(idsOf(tokenRun(answer, { previousToken: 'another' }))).not.toContain('same-token-again');
    expect(idsOf(tokenRun(answer))).not.toContain('same-token-again');
  });
});
