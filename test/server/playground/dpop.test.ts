import { calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { accessToken, basic, bearer, postForm, runningPlayground, send } from './running-playground.ts';
import { refusalOf, type Witness, witnessAt } from './witness-client.ts';

const clients = {
  'dpop-server': oauth.ClientSecretBasic('Dpop-Secr3t!'),
  'dpop-nonce-server': oauth.ClientSecretBasic('Dpop-Nonce-Secr3t!'),
} as const;
type ClientId = keyof typeof clients;

async function handle() {
  const keys = await generateKeyPair('ES256', { extractable: true });
  return { keys, DPoP: oauth.DPoP({}, keys) };
}

/** A token the way a client gets it: with the nonce in a second request where it is asked for. */
async function boundToken({ token }: Witness, clientId: ClientId, DPoP: oauth.DPoPHandle): Promise<string> {
  const order = { clientId, authentication: clients[clientId], DPoP };
  try {
    return (await token(order)).access_token;
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return (await token(order)).access_token;
  }
}

function callApi({ options }: Witness, origin: string, accessTokenText: string, DPoP: oauth.DPoPHandle) {
  const url = new URL(`${origin}/hello_world`);
  return oauth.protectedResourceRequest(accessTokenText, 'GET', url, undefined, null, { ...options, DPoP });
}

/** Moves the clock of everyone: the library keeps to the system's. */
function advance(seconds: number): void {
  const nowMs = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs + seconds * 1000 });
  onTestFinished(() => void vi.useRealTimers());
}

describe('a client that binds its tokens (RFC 9449)', () => {
  it('gets a token of the type DPoP, bound to its key, and the API takes it with a proof', async () => {
    const { http } = await runningPlayground();
    const witness = await witnessAt(http);
    const { keys, DPoP } = await handle();
    const answer = await witness.token({ clientId: 'dpop-server', authentication: clients['dpop-server'], DPoP });
    expect(answer.token_type).toBe('dpop');
    const introspection = await postForm(`${http}/oauth/v2/oauth-introspect`, `token=${answer.access_token}`, {
      headers: basic('server', 'Secr3t!'),
    });
    const jkt = await calculateJwkThumbprint(await exportJWK(keys.publicKey));
    expect(JSON.parse(introspection.text)).toMatchObject({ active: true, token_type: 'DPoP', cnf: { jkt } });
    const api = await callApi(witness, http, answer.access_token, DPoP);
    expect(await api.json()).toMatchObject({ client_id: 'dpop-server', bound_to: 'a DPoP key' });
    expect(api.headers.get('dpop-nonce')).toBeNull();
  });

  it('has the type written DPoP on the wire (§5)', async () => {
    const { http } = await runningPlayground();
    const headers = { ...basic('dpop-server', 'Dpop-Secr3t!'), DPoP: await proof(await newKeys(), tokenClaims(http)) };
    const answer = await postForm(`${http}/oauth/v2/oauth-token`, 'grant_type=client_credentials', { headers });
    expect(JSON.parse(answer.text)).toMatchObject({ token_type: 'DPoP' });
  });

  it('is refused without a proof, and told so', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const order = { clientId: 'dpop-server', authentication: clients['dpop-server'] };
    expect(await refusalOf(token(order))).toMatchObject({
      error: 'invalid_grant',
      error_description: 'grant request is invalid: DPoP proof JWT not provided',
    });
  });

  it('may be any other client as well', async () => {
    const { http } = await runningPlayground();
    const headers = { ...basic('jwt-server', 'Jwt-Secr3t!'), DPoP: await proof(await newKeys(), tokenClaims(http)) };
    const answer = await postForm(`${http}/oauth/v2/oauth-token`, 'grant_type=client_credentials', { headers });
    expect(decodeJwt((JSON.parse(answer.text) as { access_token: string }).access_token)['cnf']).toHaveProperty('jkt');
  });
});

describe('a client whose proofs need the server’s nonce (§8)', () => {
  it('is challenged once at the token endpoint, and the same nonce opens the API', async () => {
    const { http } = await runningPlayground();
    const witness = await witnessAt(http);
    const { DPoP } = await handle();
    const order = { clientId: 'dpop-nonce-server', authentication: clients['dpop-nonce-server'], DPoP };
    expect(await refusalOf(witness.token(order))).toMatchObject({ status: 400, error: 'use_dpop_nonce' });
    const { access_token } = await witness.token(order);
    expect((await callApi(witness, http, access_token, DPoP)).status).toBe(200);
  });

  it('is challenged by the API where it has no nonce yet (§9)', async () => {
    const { http } = await runningPlayground();
    const witness = await witnessAt(http);
    const { keys, DPoP } = await handle();
    const token = await boundToken(witness, 'dpop-nonce-server', DPoP);
    const first = await sendProof(http, token, await proof(keys, await apiClaims(http, token)));
    expect(first.status).toBe(401);
    expect(first.headers['www-authenticate']).toMatch(/^DPoP realm="demo-api", error="use_dpop_nonce", .*algs="RS256 /);
    const nonce = first.headers['dpop-nonce'];
    expect(nonce).toMatch(/^[\w-]{43}$/);
    const second = await sendProof(http, token, await proof(keys, { ...(await apiClaims(http, token)), nonce }));
    expect([second.status, second.headers['dpop-nonce']]).toEqual([200, undefined]);
    expect(first.headers['access-control-expose-headers']).toContain('DPoP-Nonce');
  });

  it('is given the next nonce in time: the old one still works a minute later', async () => {
    const { http } = await runningPlayground({ nowMs: () => Date.now() });
    const witness = await witnessAt(http);
    const { keys, DPoP } = await handle();
    const old = (await challenge(http, keys)).headers['dpop-nonce'];
    const token = await boundToken(witness, 'dpop-nonce-server', DPoP);
    advance(61);
    const answer = await sendProof(http, token, await proof(keys, { ...(await apiClaims(http, token)), nonce: old }));
    expect(answer.status).toBe(200);
    expect(answer.headers['dpop-nonce']).toMatch(/^[\w-]{43}$/);
    expect(answer.headers['dpop-nonce']).not.toBe(old);
    const ofServer = (await challenge(http, keys)).headers['dpop-nonce'];
    expect(answer.headers['dpop-nonce']).toBe(ofServer);
  });

  it('is challenged anew by both sides when its nonce has become too old', async () => {
    const { http } = await runningPlayground({ nowMs: () => Date.now() });
    const witness = await witnessAt(http);
    const { keys, DPoP } = await handle();
    const token = await boundToken(witness, 'dpop-nonce-server', DPoP);
    const old = (await challenge(http, keys)).headers['dpop-nonce'];
    advance(240);
    const api = await sendProof(http, token, await proof(keys, { ...(await apiClaims(http, token)), nonce: old }));
    expect([api.status, api.text]).toEqual([401, expect.stringContaining('too old or not from here')]);
    const again = await challenge(http, keys, old);
    expect([again.status, again.text]).toEqual([400, expect.stringContaining('use_dpop_nonce')]);
    expect(await boundToken(witness, 'dpop-nonce-server', DPoP)).not.toBe(token);
  });
});

describe('a stolen token', () => {
  it('is refused as Bearer, in the scheme that it needs (§7.2)', async () => {
    const { http } = await runningPlayground();
    const token = await boundToken(await witnessAt(http), 'dpop-server', (await handle()).DPoP);
    const answer = await send(`${http}/hello_world`, { headers: bearer(token) });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(
      /^DPoP realm="demo-api", error="invalid_token", error_description="The token is bound to a key: /,
    );
  });

  it.each(['dpop-server', 'dpop-nonce-server'] as const)('of %s is refused with a proof of the thief', async (id) => {
    const { http } = await runningPlayground();
    const witness = await witnessAt(http);
    const { DPoP } = await handle();
    const token = await boundToken(witness, id, DPoP);
    const answer = await sendProof(http, token, await proof(await newKeys(), await apiClaims(http, token)));
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toEqual({
      error: 'invalid_token',
      error_description: 'The token is bound to another key than the one that signed the proof.',
    });
  });

  it('is refused with the proof that was stolen with it, which was used before (§11.1)', async () => {
    const { http } = await runningPlayground();
    const { keys, DPoP } = await handle();
    const token = await boundToken(await witnessAt(http), 'dpop-server', DPoP);
    const stolen = await proof(keys, await apiClaims(http, token));
    expect((await sendProof(http, token, stolen)).status).toBe(200);
    const answer = await sendProof(http, token, stolen);
    expect(answer.headers['www-authenticate']).toContain('error="invalid_dpop_proof"');
    expect(answer.text).toContain('The proof was used before (jti)');
  });
});

describe('a proof at the API (§4.3)', () => {
  it.each([
    ['another method', { htm: 'POST' }, 'another method (htm) than GET'],
    ['another address', { htu: 'http://localhost/read' }, 'another address (htu) than http'],
    ['no address', { htu: undefined }, 'another address (htu)'],
    ['the hash of another token', { ath: 'x' }, 'another access token (ath)'],
    ['no hash of the token', { ath: undefined }, 'no ath'],
    ['no jti', { jti: undefined }, 'no jti'],
    ['no iat', { iat: undefined }, 'no iat'],
    ['an old iat', { iat: Math.floor(Date.now() / 1000) - 400 }, 's old (iat); 300 s are allowed'],
    ['an iat to come', { iat: Math.floor(Date.now() / 1000) + 400 }, 'from the future (iat)'],
    ['a nonce of somebody else', { nonce: 'x' }, 'too old or not from here'],
    ['a nonce that is no text', { nonce: 1 }, 'no text'],
  ])('with %s is refused, and told why', async (_, change, reason) => {
    const { http } = await runningPlayground();
    const { keys, DPoP } = await handle();
    const token = await boundToken(await witnessAt(http), 'dpop-server', DPoP);
    const answer = await sendProof(http, token, await proof(keys, { ...(await apiClaims(http, token)), ...change }));
    expect([answer.status, answer.text]).toEqual([401, expect.stringContaining(reason)]);
  });

  it('is compared without query and fragment', async () => {
    const { http } = await runningPlayground();
    const { keys, DPoP } = await handle();
    const token = await boundToken(await witnessAt(http), 'dpop-server', DPoP);
    const claims = { ...(await apiClaims(http, token)), htu: `${http}/hello_world?x=1#y` };
    expect((await sendProof(http, token, await proof(keys, claims))).status).toBe(200);
  });

  it('must be there, once, of the right type, and with its public key', async () => {
    const { http } = await runningPlayground();
    const { keys, DPoP } = await handle();
    const token = await boundToken(await witnessAt(http), 'dpop-server', DPoP);
    const headers = { Authorization: `DPoP ${token}` };
    expect((await send(`${http}/hello_world`, { headers })).text).toContain(
      'The DPoP header with the proof is missing.',
    );
    expect((await sendProof(http, token, 'no proof')).text).toContain('is no JWT of the type dpop+jwt');
    const jwt = new SignJWT(await apiClaims(http, token));
    const jwk = await exportJWK(keys.privateKey);
    const leaking = await jwt.setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk }).sign(keys.privateKey);
    expect((await sendProof(http, token, leaking)).text).toContain('invalid_dpop_proof');
  });

  it('does not make a token that is not bound one that is', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'server', 'Secr3t!');
    const answer = await sendProof(http, token, await proof(await newKeys(), await apiClaims(http, token)));
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('The token is not bound to a key; it is to be sent as Bearer.');
  });
});

type Keys = Awaited<ReturnType<typeof newKeys>>;

function newKeys() {
  return generateKeyPair('ES256', { extractable: true });
}

async function proof(keys: Keys, claims: Readonly<Record<string, unknown>>): Promise<string> {
  const jwk = await exportJWK(keys.publicKey);
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk }).sign(keys.privateKey);
}

function tokenClaims(http: string): Readonly<Record<string, unknown>> {
  const iat = Math.floor(Date.now() / 1000);
  return { jti: crypto.randomUUID(), iat, htm: 'POST', htu: `${http}/oauth/v2/oauth-token` };
}

async function apiClaims(http: string, token: string): Promise<Readonly<Record<string, unknown>>> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  const ath = Buffer.from(digest).toString('base64url');
  return { ...tokenClaims(http), htm: 'GET', htu: `${http}/hello_world`, ath };
}

function sendProof(http: string, token: string, text: string) {
  return send(`${http}/hello_world`, { headers: { Authorization: `DPoP ${token}`, DPoP: text } });
}

/** A token request with this nonce, which the server answers with a challenge where the nonce is no longer good. */
async function challenge(http: string, keys: Keys, nonce?: string | readonly string[]) {
  const claims = { ...tokenClaims(http), ...(nonce === undefined ? {} : { nonce }) };
  const headers = { ...basic('dpop-nonce-server', 'Dpop-Nonce-Secr3t!'), DPoP: await proof(keys, claims) };
  return postForm(`${http}/oauth/v2/oauth-token`, 'grant_type=client_credentials', { headers });
}
