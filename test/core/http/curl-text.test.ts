import { describe, expect, it } from 'vitest';
import { curlCommand } from '#core/http/curl.ts';
import type { HttpRequest } from '#core/http/message.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import { proofSecret } from '#core/sharing/connection-secrets.ts';
import { nothingTyped } from '#app/session/workbench.ts';

const system = { kind: 'system' } as const;

describe('the command as text', () => {
  it('reads well', () => {
    const request = { ...tokenRequestOf({}), url: 'https://as.test/token' };
    expect(curlCommand(request, [{ value: 'Secr3t!', variable: 'CLIENT_SECRET' }], system)).toBe(
      [
        'curl --http1.1',
        '--request POST',
        "-H 'Host: as.test'",
        "-H 'Accept: application/json'",
        "-H 'Content-Type: application/x-www-form-urlencoded'",
        `-H "Authorization: Basic $(printf %s "server:$CLIENT_SECRET" | base64 | tr -d '\\n')"`,
        "-H 'Accept-Encoding: identity'",
        "-H 'Content-Length: 40'",
        "-H 'Connection: close'",
        "-H 'User-Agent:'",
        "-H 'Expect:'",
        "--data-raw 'grant_type=client_credentials&scope=read'",
        "'https://as.test/token'",
      ].join(' \\\n  '),
    );
  });

  it('leaves certificates unchecked only where they were', () => {
    const request = tokenRequestOf({});
    expect(curlCommand(request, [], system)).not.toMatch(/-k|insecure/);
    expect(curlCommand(request, [], { kind: 'off' })).toMatch(/^curl -k /);
    expect(curlCommand(request, [], { kind: 'pinned', sha256: 'ab12' })).toMatch(
      /^# The certificate was pinned \(SHA-256 ab12\)\.\n# .*-k.*\ncurl -k /,
    );
  });

  it('leaves a gap for a DPoP proof, which counts once (RFC 9449 §4.2)', () => {
    const request: HttpRequest = { ...tokenRequestOf({}), headers: [['DPoP', 'eyJ0eXAi.eyJqdGki.c2ln']] };
    const command = curlCommand(request, proofSecret(request), system);
    expect(command).toContain('DPoP: ');
    expect(command).toContain('DPOP_PROOF');
    expect(command).not.toContain('eyJqdGki');
  });

  it('takes an empty secret as none to hide', () => {
    expect(
      curlCommand(tokenRequestOf({ clientSecret: '' }), [{ value: '', variable: 'CLIENT_SECRET' }], system),
    ).toContain("'Authorization: Basic c2VydmVyOg=='");
  });
});

function tokenRequestOf(changes: Partial<Connection>): HttpRequest {
  const built = tokenRequest({
    ...nothingTyped.connection,
    tokenEndpoint: 'https://as.test/token',
    clientId: 'server',
    clientSecret: 'Secr3t!',
    scope: 'read',
    ...changes,
  });
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  return built.request;
}
