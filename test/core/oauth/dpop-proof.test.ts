import * as jose from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { noBytes } from '#core/http/bytes.ts';
import { headerValue, type HttpRequest } from '#core/http/message.ts';
import { dpopAlgorithms, type DpopKey, makeDpopKey } from '#core/oauth/dpop-key.ts';
import { dpopProof, type ProofInput, withDpopProof } from '#core/oauth/dpop-proof.ts';

const request: HttpRequest = { method: 'POST', url: 'https://as.example/token', headers: [], body: noBytes };
const input: ProofInput = {
  request,
  jti: 'a1b2',
  issuedAtMs: 1_800_000_000_999,
  nonce: undefined,
  accessToken: undefined,
};

describe('a DPoP key', () => {
  it('signs ES256 where nothing else is chosen, and its private part cannot be taken out', async () => {
    const { alg, privateKey, publicJwk } = await keyFor();
    expect([alg, privateKey.extractable, Object.keys(publicJwk)]).toEqual(['ES256', false, ['kty', 'crv', 'x', 'y']]);
  });

  it('has the thumbprint that cnf.jkt of a token holds (RFC 7638, RFC 9449 §6.1)', async () => {
    const { publicJwk, thumbprint } = await keyFor();
    expect(thumbprint).toBe(await jose.calculateJwkThumbprint(publicJwk, 'sha256'));
    expect(thumbprint).toMatch(/^[\w-]{43}$/);
  });
});

describe('a DPoP proof (RFC 9449 §4.2)', () => {
  it('has typ, alg and the public key in its header, and nothing of the private one', async () => {
    const key = await keyFor();
    const header = jose.decodeProtectedHeader(await dpopProof(key, input));
    expect(header).toEqual({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk });
  });

  it('has jti, htm, htu and iat in whole seconds, and no nonce or ath without cause', async () => {
    expect(await claimsOf(input)).toEqual({
      jti: 'a1b2',
      htm: 'POST',
      htu: 'https://as.example/token',
      iat: 1_800_000_000,
    });
  });

  it.each([
    ['https://api.example/a/b?c=d&e', 'https://api.example/a/b'],
    ['https://api.example/a#part', 'https://api.example/a'],
    ['https://api.example:8443/a?b#c', 'https://api.example:8443/a'],
    ['https://api.example:443', 'https://api.example/'],
    ['https://api.example/%7Ea%2Fb?', 'https://api.example/%7Ea%2Fb'],
  ])('names %s without query and fragment', async (url, htu) => {
    expect((await claimsOf({ ...input, request: { method: 'GET', url } })).htu).toBe(htu);
  });

  it('carries the nonce of the server, and the hash of the token (the example of RFC 9449 §7.1)', async () => {
    const claims = await claimsOf({
      ...input,
      nonce: 'eyJ7S_zG.eyJH0-Z.HX4w-7v',
      accessToken: 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU',
    });
    expect(claims['nonce']).toBe('eyJ7S_zG.eyJH0-Z.HX4w-7v');
    expect(claims['ath']).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo');
  });

  it.each(dpopAlgorithms)('signed with %s is verified by its own key', async (alg) => {
    const key = await keyFor(alg);
    const proof = await dpopProof(key, input);
    await expect(jose.compactVerify(proof, await jose.importJWK({ ...key.publicJwk }, alg))).resolves.toBeDefined();
  });

  it('stands in a header of its own, and one that was typed stays alone', () => {
    const typed: HttpRequest = { ...request, headers: [['dpop', 'mine']] };
    expect(withDpopProof(request, 'p').headers).toEqual([['DPoP', 'p']]);
    expect(withDpopProof(typed, 'p').headers).toEqual([['dpop', 'mine']]);
  });
});

describe('beside oauth4webapi', () => {
  it('a proof for the token endpoint has the same members as theirs', async () => {
    const theirs = await theirProof();
    const ours = await dpopProof(await keyFor(), input);
    expect(Object.keys(jose.decodeJwt(ours)).toSorted()).toEqual(Object.keys(jose.decodeJwt(theirs)).toSorted());
    const header = jose.decodeProtectedHeader(theirs);
    expect(Object.keys(jose.decodeProtectedHeader(ours)).toSorted()).toEqual(Object.keys(header).toSorted());
  });

  it('a strict API accepts the bound token with our proof', async () => {
    const key = await keyFor();
    await expect(atStrictApi(key, key)).resolves.toMatchObject({ cnf: { jkt: key.thumbprint } });
  });

  it('a stolen token is refused with a proof of another key', async () => {
    await expect(atStrictApi(await keyFor(), await keyFor())).rejects.toThrow(/jkt|confirmation/i);
  });

  it('a proof that was made for another address is refused', async () => {
    const key = await keyFor();
    await expect(atStrictApi(key, key, 'https://api.example/other')).rejects.toThrow(/htu/i);
  });
});

async function keyFor(alg?: Parameters<typeof makeDpopKey>[0]): Promise<DpopKey> {
  const key = await makeDpopKey(alg);
  if (key.kind === 'no-key') throw new Error(key.reason);
  return key;
}

async function claimsOf(of: ProofInput): Promise<jose.JWTPayload & { readonly htu?: unknown }> {
  return jose.decodeJwt(await dpopProof(await keyFor(), of));
}

/** What the library sends to a token endpoint. */
async function theirProof(): Promise<string> {
  const server = { issuer: 'https://as.example', token_endpoint: 'https://as.example/token' };
  let proof = '';
  await oauth
    .clientCredentialsGrantRequest(server, { client_id: 'a' }, oauth.ClientSecretBasic('b'), new URLSearchParams(), {
      DPoP: oauth.DPoP({}, await oauth.generateKeyPair('ES256')),
      [oauth.customFetch]: async (_, { headers }) => {
        proof = new Headers(headers).get('dpop') ?? '';
        return new Response('{}');
      },
    })
    .catch(() => undefined);
  return proof;
}

/** The library as an API that checks a token bound to one key, called with a proof of another or the same. */
async function atStrictApi(bound: DpopKey, prover: DpopKey, provedUrl = 'https://api.example/a?b=c') {
  const { privateKey, publicKey } = await jose.generateKeyPair('ES256', { extractable: true });
  const nowMs = new Date().getTime();
  const accessToken = await new jose.SignJWT({ client_id: 'c', cnf: { jkt: bound.thumbprint } })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer('https://as.example')
    .setAudience('https://api.example')
    .setSubject('c')
    .setJti('j')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
  const proof = await dpopProof(prover, {
    request: { method: 'GET', url: provedUrl },
    jti: 'x',
    issuedAtMs: nowMs,
    nonce: undefined,
    accessToken,
  });
  const sent = withDpopProof({ ...request, method: 'GET', headers: [['Authorization', `DPoP ${accessToken}`]] }, proof);
  const call = new Request('https://api.example/a?b=c', {
    headers: {
      authorization: headerValue(sent.headers, 'Authorization') ?? '',
      dpop: headerValue(sent.headers, 'DPoP') ?? '',
    },
  });
  const keys = { keys: [{ ...(await jose.exportJWK(publicKey)), alg: 'ES256', use: 'sig' }] };
  const server = { issuer: 'https://as.example', jwks_uri: 'https://as.example/jwks' };
  return oauth.validateJwtAccessToken(server, call, 'https://api.example', {
    requireDPoP: true,
    [oauth.customFetch]: async () => Response.json(keys),
  });
}
