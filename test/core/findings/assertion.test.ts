import { base64url } from 'jose';
import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { usualAssertion } from '#core/oauth/assertion-settings.ts';
import { idsOf, tokenRun } from './run-builder.ts';

const part = (value: object) => base64url.encode(JSON.stringify(value));
const inTime = 'Thu, 01 Jan 1970 00:20:05 GMT';
const claims = { aud: 'https://as.example/token', iat: 1200, exp: 1260 };

/** A client with an assertion of the first hour of 1970, refused at this time of the server's clock. */
function refused(date: string, connection: Partial<Connection> = {}, error = 'invalid_client') {
  return tokenRun(
    { error },
    {
      status: 401,
      headers: [['Date', date]],
      form: `grant_type=client_credentials&client_assertion=${part({ alg: 'ES256' })}.${part(claims)}.c2ln`,
      connection: { clientAuthentication: 'private_key_jwt', ...connection },
    },
  );
}

const first = (run: ReturnType<typeof refused>) => examine(run)[0];

describe('a client whose assertion is refused (RFC 7523 §3)', () => {
  it('names audience, clock and key, and offers the issuer as audience', () => {
    const found = first(refused(inTime));
    expect(found?.id).toBe('assertion-refused');
    expect(found?.explanation).toContain('Now it says “https://as.example/token”.');
    expect(found?.remedies).toEqual([
      {
        kind: 'change-connection',
        label: 'Use the issuer as aud',
        change: { assertion: { ...usualAssertion, audience: 'issuer' } },
      },
    ]);
  });

  it('offers the token endpoint where the issuer was refused', () => {
    const assertion = { ...usualAssertion, audience: 'issuer' } as const;
    expect(first(refused(inTime, { assertion }))?.remedies).toMatchObject([{ label: 'Use the token endpoint as aud' }]);
  });

  it('does not advise another place for a secret that has no part in it', () => {
    const wrongSecret = examine(refused(inTime)).find(({ id }) => id === 'wrong-secret');
    expect(wrongSecret?.remedies ?? []).toEqual([]);
  });

  it('is about the clock where iat lies ahead of the server’s Date', () => {
    const found = first(refused('Thu, 01 Jan 1970 00:19:40 GMT'));
    expect(found).toMatchObject({
      id: 'assertion-clock',
      title: 'The assertion comes from the future, for this server',
      remedies: [{ label: 'Back-date iat by 25 seconds', change: { assertion: { backdateSeconds: 25 } } }],
    });
  });

  it('is about the clock where exp has passed there', () => {
    const found = first(refused('Thu, 01 Jan 1970 00:22:00 GMT'));
    expect(found).toMatchObject({
      id: 'assertion-clock',
      title: 'The assertion had ended when it came',
      remedies: [{ label: 'Add 120 seconds of lifetime', change: { assertion: { lifetimeSeconds: 180 } } }],
    });
  });

  it('asks for a fresh one where it was pasted', () => {
    const found = first(refused('Thu, 01 Jan 1970 00:22:00 GMT', { clientAuthentication: 'client_assertion' }));
    expect(found?.explanation).toContain('Paste a fresh one');
    expect(found?.remedies).toEqual([]);
  });

  it('says nothing of the assertion where something else was refused', () => {
    expect(idsOf(refused(inTime, {}, 'invalid_scope'))).toEqual(['scope-refused']);
  });

  it('is offered where a secret was refused and the server names it', () => {
    const answer = { error: 'invalid_client', error_description: 'This client must use private_key_jwt.' };
    const found = examine(tokenRun(answer, { status: 401 })).find(({ id }) => id === 'client-proof-wanted');
    expect(found?.remedies).toEqual([
      {
        kind: 'change-connection',
        label: 'Use private_key_jwt',
        change: { clientAuthentication: 'private_key_jwt' },
      },
    ]);
  });

  it('repeats nothing of the assertion (never leak)', () => {
    const run = refused(inTime);
    expect(JSON.stringify(examine(run))).not.toContain(part(claims));
  });
});
