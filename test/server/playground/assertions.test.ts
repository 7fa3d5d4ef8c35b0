import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { playgroundClients } from '#core/contract/playground-clients.ts';
import { postForm, runningPlayground } from './running-playground.ts';
import { refusalOf, witnessAt } from './witness-client.ts';

const secretOf = (clientId: string): string =>
  playgroundClients.find((client) => client.clientId === clientId)?.clientSecret ?? '';

async function demoKey(playground: Awaited<ReturnType<typeof runningPlayground>>): Promise<oauth.PrivateKey> {
  const credential = playground.demoCredential('key-server');
  if (credential?.kind !== 'key') throw new Error('no demo key');
  const key = await importJWK(credential.jwk as JWK, 'ES256');
  if (key instanceof Uint8Array) throw new Error('no key pair');
  return { key, kid: String(credential.jwk['kid']) };
}

describe('client_secret_jwt', () => {
  it('is accepted as the independent client library sends it (RFC 7523 §2.2)', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const authentication = oauth.ClientSecretJwt(secretOf('secret-jwt-server'));
    expect(await token({ clientId: 'secret-jwt-server', authentication })).toMatchObject({ expires_in: 299 });
  });

  it.each(['HS384', 'HS512'])('is accepted with %s, which the metadata names too', async (alg) => {
    const { http } = await runningPlayground();
    const key = new TextEncoder().encode(secretOf('secret-jwt-server'));
    const answer = await sendAssertion(http, 'secret-jwt-server', (jwt) => jwt.setProtectedHeader({ alg }).sign(key));
    expect(answer.status).toBe(200);
  });

  it('is refused with another secret, with 401 and the reason', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const authentication = oauth.ClientSecretJwt('another secret that is long enough for HS256');
    expect(await refusalOf(token({ clientId: 'secret-jwt-server', authentication }))).toMatchObject({
      status: 401,
      error: 'invalid_client',
      error_description: expect.stringMatching(/^client authentication failed: ./) as string,
    });
  });

  it('does not take the secret itself instead', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const authentication = oauth.ClientSecretPost(secretOf('secret-jwt-server'));
    expect(await refusalOf(token({ clientId: 'secret-jwt-server', authentication }))).toMatchObject({
      error: 'invalid_client',
    });
  });
});

describe('private_key_jwt with the demo key', () => {
  it('is accepted as the independent client library sends it', async () => {
    const playground = await runningPlayground();
    const { token } = await witnessAt(playground.http);
    const authentication = oauth.PrivateKeyJwt(await demoKey(playground));
    expect(await token({ clientId: 'key-server', authentication })).toMatchObject({ token_type: 'bearer' });
  });

  it.each([
    ['the issuer', (http: string) => http],
    ['the token endpoint', (http: string) => `${http}/oauth/v2/oauth-token`],
  ])('is accepted with %s as aud', async (_, audience) => {
    const playground = await runningPlayground();
    const { key } = (await demoKey(playground)) as { key: CryptoKey };
    const answer = await sendAssertion(playground.http, 'key-server', (jwt) =>
      jwt.setProtectedHeader({ alg: 'ES256' }).setAudience(audience(playground.http)).sign(key),
    );
    expect(answer.status).toBe(200);
  });

  it.each([
    ['another aud', (jwt: SignJWT) => jwt.setAudience('https://other.example'), 'audience (aud) must equal'],
    ['another iss', (jwt: SignJWT) => jwt.setIssuer('other'), 'iss (JWT issuer) must be the client_id'],
    ['no jti', (jwt: SignJWT) => jwt.setJti(''), 'unique jti (JWT ID) must be provided'],
    ['an exp that has passed', (jwt: SignJWT) => jwt.setExpirationTime(1), 'client authentication failed: '],
  ])('is refused with %s, and says so', async (_, change, reason) => {
    const playground = await runningPlayground();
    const { key } = (await demoKey(playground)) as { key: CryptoKey };
    const answer = await sendAssertion(playground.http, 'key-server', (jwt) =>
      change(jwt.setProtectedHeader({ alg: 'ES256' })).sign(key),
    );
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({
      error: 'invalid_client',
      error_description: expect.stringContaining(reason) as string,
    });
  });

  it('is accepted once: the same assertion again is refused (RFC 7523 §3)', async () => {
    const playground = await runningPlayground();
    const { key } = (await demoKey(playground)) as { key: CryptoKey };
    const sign = (jwt: SignJWT) => jwt.setProtectedHeader({ alg: 'ES256' }).setJti('once').sign(key);
    expect((await sendAssertion(playground.http, 'key-server', sign)).status).toBe(200);
    const again = await sendAssertion(playground.http, 'key-server', sign);
    expect(again.text).toContain('client assertion tokens must only be used once');
  });

  it('is refused with a key of somebody else', async () => {
    const { http } = await runningPlayground();
    const { privateKey } = await generateKeyPair('ES256');
    const { token } = await witnessAt(http);
    expect(
      await refusalOf(token({ clientId: 'key-server', authentication: oauth.PrivateKeyJwt(privateKey) })),
    ).toMatchObject({ status: 401, error: 'invalid_client' });
  });
});

describe('private_key_jwt with a key of one’s own', () => {
  it('is refused before it is registered and accepted after, under both issuers', async () => {
    const { http, https, registerKey } = await runningPlayground();
    const { privateKey, publicKey } = await generateKeyPair('PS256', { extractable: true });
    const order = { clientId: 'own-key-server', authentication: oauth.PrivateKeyJwt(privateKey) };
    const overHttp = await witnessAt(http);
    expect(await refusalOf(overHttp.token(order))).toMatchObject({ status: 401, error: 'invalid_client' });
    const outcome = await registerKey({
      clientId: 'own-key-server',
      jwks: { keys: [await exportJWK(publicKey)] },
    });
    expect(outcome).toMatchObject({ kind: 'registered', clientId: 'own-key-server' });
    expect(await overHttp.token(order)).toMatchObject({ expires_in: 299 });
    expect(await (await witnessAt(https)).token(order)).toMatchObject({ expires_in: 299 });
  });

  it.each(['ES384', 'ES512', 'RS256', 'Ed25519', 'EdDSA'])('is accepted with %s', async (alg) => {
    const { http, registerKey } = await runningPlayground();
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    await registerKey({ clientId: 'own-key-server', jwks: { keys: [await exportJWK(publicKey)] } });
    const answer = await sendAssertion(http, 'own-key-server', (jwt) =>
      jwt.setProtectedHeader({ alg }).sign(privateKey),
    );
    expect(answer.text).toContain('access_token');
  });

  it('replaces the key of before', async () => {
    const { http, registerKey } = await runningPlayground();
    const { token } = await witnessAt(http);
    const [one, other] = await Promise.all([
      generateKeyPair('ES256', { extractable: true }),
      generateKeyPair('ES256', { extractable: true }),
    ]);
    for (const { publicKey } of [one, other])
      await registerKey({ clientId: 'own-key-server', jwks: { keys: [await exportJWK(publicKey)] } });
    const with1 = token({ clientId: 'own-key-server', authentication: oauth.PrivateKeyJwt(one.privateKey) });
    expect(await refusalOf(with1)).toMatchObject({ error: 'invalid_client' });
    const with2 = token({ clientId: 'own-key-server', authentication: oauth.PrivateKeyJwt(other.privateKey) });
    expect(await with2).toMatchObject({ expires_in: 299 });
  });
});

describe('a public client', () => {
  it('gets a token with its ID alone, although RFC 6749 §4.4 would have it refused', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    expect(await token({ clientId: 'public-server', authentication: oauth.None() })).toMatchObject({
      expires_in: 299,
    });
  });

  it('learns nothing about tokens (RFC 7662 §2.1)', async () => {
    const { http } = await runningPlayground();
    const { access_token } = await (
      await witnessAt(http)
    ).token({ clientId: 'public-server', authentication: oauth.None() });
    const answer = await postForm(`${http}/oauth/v2/oauth-introspect`, `client_id=public-server&token=${access_token}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Introspection is for clients that authenticate');
  });
});

/** A token request with an assertion that is right, unless `sign` changes it. */
async function sendAssertion(http: string, clientId: string, sign: (jwt: SignJWT) => Promise<string>) {
  const jwt = new SignJWT({})
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(http)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime('1m');
  const type = encodeURIComponent('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  const form = `grant_type=client_credentials&client_assertion_type=${type}&client_assertion=${await sign(jwt)}`;
  return postForm(`${http}/oauth/v2/oauth-token`, form);
}
