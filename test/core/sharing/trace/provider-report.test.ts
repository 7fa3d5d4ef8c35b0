import { describe, expect, it } from 'vitest';
import { providerReport } from '#core/sharing/trace/provider-report.ts';
import { issued, refused, refusedFinding, toldSecrets, toldTokenRun } from './told-runs.ts';

const failed = { run: toldTokenRun(refused, [refusedFinding]), sizes: [{ bytesOut: 341, bytesIn: 240 }] };
const report = providerReport(failed, { tried: [toldTokenRun(issued)], localTime: () => '13:00 in Bern' });

describe('a report to the provider', () => {
  it.each([
    '- **Time**: 2026-11-26 12:00:00.250 UTC, 13:00 in Bern here',
    '- **Token endpoint**: `https://id.example/oauth2/token`',
    '- **client_id**: `billing-batch`',
    '- **Client authentication**: `client_secret_basic`',
    '- **Scopes asked for**: `read`',
    '- **error**: `invalid_client`',
    '- **error_description**: `Client authentication failed`',
    '- **X-Request-Id**: `req-7f3a`',
    'Authorization: Basic ‹redacted client-secret-encoded›',
    '- **Address**: `192.0.2.7, port 443`',
    '[RFC 6749 §5.2](<https://www.rfc-editor.org/rfc/rfc6749#section-5.2>)',
    '2026-11-26 12:00:00.250 UTC, `client_secret_basic`, scopes `read`, proxy: 200 OK',
  ])('says %s', (words) => {
    expect(report).toContain(words);
  });

  it('holds no secret', () => {
    expect(report).not.toContain(toldSecrets.clientSecret);
    expect(report).not.toContain(toldSecrets.token);
  });

  it('says that nothing was tried before where nothing was', () => {
    expect(providerReport(failed, { tried: [], localTime: () => '' })).toContain('Nothing else was sent');
  });
});
