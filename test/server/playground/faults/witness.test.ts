import { generateKeyPair } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { runningPlayground } from '../running-playground.ts';
import { witnessAt } from '../witness-client.ts';

const order = { clientId: 'server', authentication: oauth.ClientSecretBasic('Secr3t!') } as const;

describe('a client library that knows nothing of faults', () => {
  it('discovers the issuer with its prefix (RFC 8414 §3.1), and gets a token there', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(`${http}/faults/no-cors`);
    expect((await token(order)).expires_in).toBe(299);
  });

  it('is asked for a nonce by both sides, whose proofs are for addresses with the prefix (RFC 9449 §4.2)', async () => {
    const { http } = await runningPlayground();
    const issuer = `${http}/faults/dpop-nonce`;
    const { token, options } = await witnessAt(issuer);
    const DPoP = oauth.DPoP({}, await generateKeyPair('ES256', { extractable: true }));
    const asked: unknown = await token({ ...order, DPoP }).catch((error: unknown) => error);
    expect(oauth.isDPoPNonceError(asked)).toBe(true);
    const answer = await token({ ...order, DPoP });
    expect(answer.token_type).toBe('dpop');
    const call = (handle: oauth.DPoPHandle) =>
      oauth.protectedResourceRequest(answer.access_token, 'GET', new URL(`${issuer}/hello_world`), undefined, null, {
        ...options,
        DPoP: handle,
      });
    expect((await call(DPoP)).status).toBe(200);
  });

  it('is refused by its own strictness where the answer is not what the RFC has', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(`${http}/faults/form-encoded`);
    await expect(token(order)).rejects.toThrow(/content-type/i);
    const lost = await witnessAt(`${http}/faults/ok-with-error`);
    expect(await lost.token(order).catch((error: unknown) => error)).toBeInstanceOf(Error);
  });
});
