import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { playgroundClients } from '#core/contract/playground-clients.ts';
import { accessToken, basic, postForm, runningPlayground } from '../running-playground.ts';

const assertionType = encodeURIComponent('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
const secret = playgroundClients.find(({ clientId }) => clientId === 'secret-jwt-server')?.clientSecret ?? '';

async function below(fault: string) {
  const { http, log } = await runningPlayground();
  /** About the first request; it stands in the log once its connection is through with it. */
  const decisions = async () => {
    while (log(0).length === 0) await new Promise(setImmediate);
    return log(0)[0]?.decisions;
  };
  return { issuer: `${http}/faults/${fault}`, decisions };
}

type Dates = { readonly iat: number; readonly exp: number; readonly nbf?: number };

/** A token request with an assertion whose dates are so many seconds from now. */
async function withAssertion(issuer: string, { iat, exp, nbf }: Dates, jti: string = crypto.randomUUID()) {
  const now = Math.floor(Date.now() / 1000);
  const dates = { iat: now + iat, exp: now + exp, ...(nbf === undefined ? {} : { nbf: now + nbf }) };
  const assertion = await new SignJWT({
    ...dates,
    jti,
    iss: 'secret-jwt-server',
    sub: 'secret-jwt-server',
    aud: issuer,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
  const form = `grant_type=client_credentials&client_assertion_type=${assertionType}&client_assertion=${assertion}`;
  const { status, text } = await postForm(`${issuer}/oauth/v2/oauth-token`, form);
  return { status, said: (JSON.parse(text) as { error_description?: string }).error_description };
}

/** A token request with a proof that is this many seconds from now. */
async function withProof(issuer: string, iat: number, nonce?: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const address = `${issuer}/oauth/v2/oauth-token`;
  const claims = { jti: crypto.randomUUID(), htm: 'POST', htu: address, ...(nonce === undefined ? {} : { nonce }) };
  const proof = await new SignJWT({ ...claims, iat: Math.floor(Date.now() / 1000) + iat })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: await exportJWK(publicKey) })
    .sign(privateKey);
  const headers = { ...basic('dpop-server', 'Dpop-Secr3t!'), DPoP: proof };
  const answer = await postForm(address, 'grant_type=client_credentials', { headers });
  return { ...answer, members: JSON.parse(answer.text) as Readonly<Record<string, unknown>> };
}

describe('client assertions are judged by the clock of the server (RFC 7523 §3)', () => {
  it('ahead of the client’s, it takes an assertion of a minute for one that has ended (exp)', async () => {
    const { issuer, decisions } = await below('clock-off+10');
    expect(await withAssertion(issuer, { iat: 0, exp: 60 })).toEqual({
      status: 401,
      said: 'client authentication failed: jwt expired',
    });
    expect(await decisions()).toEqual([
      'by the clock here, the assertion has ended (exp)',
      'client secret-jwt-server found',
      'assertion wrong',
      'refused: invalid_client',
    ]);
  });

  it('behind the client’s, it takes an assertion of now for one of later (nbf)', async () => {
    const { issuer, decisions } = await below('clock-off-10');
    expect(await withAssertion(issuer, { iat: 0, exp: 60, nbf: 0 })).toEqual({
      status: 401,
      said: 'client authentication failed: jwt not active yet',
    });
    expect((await decisions())?.[0]).toBe('by the clock here, the assertion is not valid yet (nbf)');
    expect((await withAssertion(issuer, { iat: 0, exp: 60 })).status).toBe(200);
  });

  it.each([
    ['+10', 600],
    ['-10', -600],
    ['+1440', 86_400],
  ])('off by %s minutes, it takes one that is dated by that clock, once', async (minutes, offSeconds) => {
    const { issuer } = await below(`clock-off${minutes}`);
    const dates = { iat: offSeconds, exp: offSeconds + 60, nbf: offSeconds };
    expect((await withAssertion(issuer, dates, 'once')).status).toBe(200);
    expect((await withAssertion(issuer, dates, 'once')).said).toContain('must only be used once');
  });

  it('allows for the fifteen seconds that it allows for with a clock that is right', async () => {
    const { issuer } = await below('clock-off+1');
    expect((await withAssertion(issuer, { iat: 0, exp: 55 })).status).toBe(200);
    expect((await withAssertion(issuer, { iat: 0, exp: 40 })).said).toContain('jwt expired');
  });
});

describe('DPoP proofs are judged by the clock of the server (RFC 9449 §4.3, §8)', () => {
  it.each(['clock-off+10', 'clock-off-10'])('below %s, a proof of now needs a nonce', async (fault) => {
    const { issuer, decisions } = await below(fault);
    const { status, headers, members } = await withProof(issuer, 0);
    expect({ status, members }).toEqual({
      status: 400,
      members: {
        error: 'use_dpop_nonce',
        error_description: 'DPoP proof iat is not recent enough, use a DPoP nonce instead',
      },
    });
    expect((await decisions())?.[0]).toBe('by the clock here, the proof is not recent (iat)');
    const nonce = String(headers['dpop-nonce']);
    expect((await withProof(issuer, 0, nonce)).members).toMatchObject({ token_type: 'DPoP' });
  });

  it.each([0, 100])('off by four minutes, it takes a proof of %i s from now', async (iat) => {
    const { issuer } = await below('clock-off+4');
    expect((await withProof(issuer, iat)).status).toBe(200);
    expect((await withProof(issuer, -100)).members).toMatchObject({ error: 'use_dpop_nonce' });
  });
});

describe('the server’s own opaque tokens', () => {
  it.each(['clock-off+10', 'clock-off-10'])('below %s, are active for it, whatever other clocks say', async (fault) => {
    const { issuer } = await below(fault);
    const token = await accessToken(issuer, 'server', 'Secr3t!');
    const headers = basic('server', 'Secr3t!');
    const { text } = await postForm(`${issuer}/oauth/v2/oauth-introspect`, `token=${token}`, { headers });
    const { active, exp } = JSON.parse(text) as { active: boolean; exp: number };
    const offSeconds = fault.includes('+') ? 600 : -600;
    expect(active).toBe(true);
    expect(Math.abs(exp - Date.now() / 1000 - 299 - offSeconds)).toBeLessThan(10);
  });
});
