import { describe, expect, it } from 'vitest';
import type { Failure } from '#core/http/exchange.ts';
import { examine } from '#core/findings/examine.ts';
import { failed } from './failed-run.ts';
import { failedRun, idsOf, tokenRun } from './run-builder.ts';

const clues = { online: true, pageIsSecure: false, targetIsSecure: true, targetIsLoopback: true, needsPreflight: true };

const failures: readonly (readonly [Failure, string])[] = [
  [{ kind: 'dns', host: 'auth.company.org', code: 'ENOTFOUND' }, 'name-not-found'],
  [{ kind: 'refused', address: '192.0.2.1' }, 'connection-refused'],
  [{ kind: 'unreachable', address: '192.0.2.1', code: 'EHOSTUNREACH' }, 'not-reachable'],
  [{ kind: 'timeout', phase: 'send', limitMs: 30_000 }, 'timed-out'],
  [{ kind: 'closed', phase: 'first-byte', code: 'EOF' }, 'connection-closed'],
  [{ kind: 'untrusted-certificate', code: 'UNSPECIFIED' }, 'certificate-untrusted'],
  [{ kind: 'pin-mismatch', pinnedSha256: 'ab' }, 'certificate-changed'],
  [{ kind: 'tls', code: 'EPROTO', detail: 'wrong version number' }, 'tls-failed'],
  [{ kind: 'not-http' }, 'not-http'],
  [{ kind: 'hidden-by-browser', clues }, 'browser-hides-reason'],
  [{ kind: 'opaque-redirect' }, 'browser-hides-redirect'],
  [{ kind: 'address-refused', address: '169.254.169.254', rule: 'Metadata of the platform.' }, 'address-refused'],
  [{ kind: 'request-refused', part: 'url', reason: 'No.' }, 'request-refused'],
  [{ kind: 'proxy-gone' }, 'proxy-gone'],
  [{ kind: 'proxy-refused', code: 'key', message: 'The key is old.' }, 'proxy-refused'],
];

describe('a failure', () => {
  it.each(failures)('%j ends in a sentence', (failure, id) => {
    const found = examine(failedRun(failure));
    expect(found.map((finding) => finding.id)).toEqual([id]);
    expect(found[0]?.explanation).toMatch(/\.$/);
  });

  it('that the user caused by cancelling needs none', () => {
    expect(examine(failedRun({ kind: 'cancelled', afterMs: 1 }))).toEqual([]);
  });

  it.each(['SSLV3', 'TLSV1', 'SSL/TLS'])('is told in words, whatever the library calls its alerts: %s', (name) => {
    const detail = `ERR_SSL_${name}_ALERT_BAD_CERTIFICATE`;
    const [found] = examine(failedRun({ kind: 'tls', code: 'client-certificate-rejected', detail }));
    expect(found?.explanation).toContain('bad certificate');
    expect(found?.explanation).not.toMatch(/ssl/i);
  });

  it('at a port that a system hands out by itself is not taken for one of https', () => {
    const closed = (port: string) =>
      idsOf(failed({ kind: 'closed', phase: 'first-byte', code: 'EOF' }, `http://as.example:${port}/token`));
    expect(closed('8443')).toContain('closed-at-tls-port');
    expect(closed('38443')).not.toContain('closed-at-tls-port');
  });

  it('tells whether the server may have acted on the request', () => {
    const explain = (phase: 'connect' | 'first-byte') =>
      examine(failedRun({ kind: 'timeout', phase, limitMs: 1 }))[0]?.explanation ?? '';
    expect(explain('connect')).toContain('Nothing was sent.');
    expect(explain('first-byte')).toContain('the server may have acted on it');
  });

  it('in the browser lists what it can be, and never says that nothing was sent', () => {
    const explain = (change: Partial<typeof clues>) =>
      examine(failedRun({ kind: 'hidden-by-browser', clues: { ...clues, ...change } }))[0]?.explanation ?? '';
    expect(explain({})).toContain('does not trust the certificate');
    expect(explain({ targetIsSecure: false })).not.toContain('certificate');
    expect(explain({ online: false })).toContain('offline');
    expect(explain({ pageIsSecure: true, targetIsSecure: false })).toContain('mixed content');
    expect(explain({ needsPreflight: false })).toContain('may have executed the request');
  });
});

describe('an answer that came', () => {
  const good = { access_token: 'a', token_type: 'bearer', expires_in: 299 };

  it('cut short is a warning', () => {
    const run = tokenRun(good);
    const outcome = { ...run.exchange.outcome, ending: { kind: 'truncated' } } as typeof run.exchange.outcome;
    expect(idsOf({ ...run, exchange: { ...run.exchange, outcome } })).toEqual(['answer-incomplete']);
  });

  it('against the rules of HTTP is a warning that names the rule', () => {
    const [first] = examine(tokenRun(good, { deviations: [{ code: 'bare-lf', evidence: '' }] }));
    expect(first?.id).toBe('bare-lf');
    expect(first?.explanation).toContain('writes the head by hand');
  });

  it('over http from another machine is a warning, from this one not', () => {
    expect(idsOf(tokenRun(good, { url: 'http://as.example/token' }))).toEqual(['clear-text']);
    expect(idsOf(tokenRun(good, { url: 'http://localhost:1/token' }))).toEqual(['token-issued']);
  });
});
