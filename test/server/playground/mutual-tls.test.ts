import { X509Certificate } from 'node:crypto';
import { Agent, request } from 'node:https';
import * as oauth from 'oauth4webapi';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CertificateAndKey } from '#server/playground/certify.ts';
import { makeClientCertificates } from '#server/playground/client-certificates.ts';
import { hasDnsName } from '#server/playground/mutual-tls.ts';
import { newAuthority } from '../../support/certificates.ts';
import { basic, bearer, postForm, runningPlayground, send, shownCertificate } from './running-playground.ts';
import { refusalOf, witnessAt } from './witness-client.ts';

type Running = Awaited<ReturnType<typeof runningPlayground>>;

function demoCertificate(playground: Running, clientId: string): CertificateAndKey {
  const credential = playground.demoCredential(clientId);
  if (credential?.kind !== 'certificate') throw new Error('no demo certificate');
  return credential;
}

const authentication = oauth.TlsClientAuth();
const foreign = () => makeClientCertificates({ issued: 'mtls-server', selfSigned: 'self-signed-server' }, Date.now());

describe.each(['mtls-server', 'self-signed-server'])('%s', (clientId) => {
  it('gets a token with its certificate, bound to it (RFC 8705 §2, §3)', async () => {
    const playground = await runningPlayground();
    const shown = demoCertificate(playground, clientId);
    const witness = await witnessAt(playground.https, shown);
    const { access_token } = await witness.token({ clientId, authentication });
    const introspection = await oauth.introspectionRequest(
      witness.server,
      { client_id: clientId },
      authentication,
      access_token,
      witness.options,
    );
    const facts = await oauth.processIntrospectionResponse(witness.server, { client_id: clientId }, introspection);
    const { raw } = new X509Certificate(shown.certificatePem);
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(raw));
    expect(facts.cnf).toEqual({ 'x5t#S256': Buffer.from(digest).toString('base64url') });
  });

  it('is refused without a certificate, over https and over http', async () => {
    const { http, https } = await runningPlayground();
    for (const origin of [https, http]) {
      const { token } = await witnessAt(origin);
      expect(await refusalOf(token({ clientId, authentication }))).toMatchObject({
        status: 401,
        error: 'invalid_client',
        error_description: 'client authentication failed: client certificate was not provided',
      });
    }
  });

  it('is refused with a certificate of the same name from another authority', async () => {
    const { https } = await runningPlayground();
    for (const shown of [foreign().issued, foreign().selfSigned]) {
      const { token } = await witnessAt(https, shown);
      expect(await refusalOf(token({ clientId, authentication }))).toMatchObject({
        status: 401,
        error: 'invalid_client',
        error_description: expect.stringMatching(
          /: (client certificate was not verified|unregistered client certificate provided)$/,
        ) as string,
      });
    }
  });

  it('has its token accepted with the certificate only', async () => {
    const playground = await runningPlayground();
    const shown = demoCertificate(playground, clientId);
    const { token } = await witnessAt(playground.https, shown);
    const { access_token } = await token({ clientId, authentication });
    const ca = await shownCertificate(playground.https);
    const api = `${playground.https}/hello_world`;
    const headers = bearer(access_token);
    const own = await send(api, { headers, ca, shown });
    expect([own.status, JSON.parse(own.text)]).toMatchObject([200, { bound_to: 'a client certificate' }]);
    const without = await send(api, { headers, ca });
    expect(without.status).toBe(401);
    expect(without.headers['www-authenticate']).toBe(
      'Bearer realm="demo-api", error="invalid_token", error_description="The token is bound to a client certificate, and this connection has shown none."',
    );
    const other = await send(api, { headers, ca, shown: foreign().issued });
    expect([other.status, other.text]).toEqual([
      401,
      expect.stringContaining('bound to another client certificate than the one of this connection'),
    ]);
    expect((await send(`${playground.http}/hello_world`, { headers })).status).toBe(401);
  });
});

it('does not take the self-signed certificate for a verified one, nor the name of another client', async () => {
  const playground = await runningPlayground();
  const { token } = await witnessAt(playground.https, demoCertificate(playground, 'self-signed-server'));
  expect(await refusalOf(token({ clientId: 'mtls-server', authentication }))).toMatchObject({
    error_description: 'client authentication failed: client certificate was not verified',
  });
});

it.each([
  ['the registered name', 'mtls-server', true],
  ['another name', 'server', false],
  ['a part of a name', 'mtls', false],
])('%s is compared letter by letter (RFC 8705 §2.1.2)', (_, name, expected) => {
  expect(hasDnsName(new X509Certificate(foreign().issued.certificatePem), name)).toBe(expected);
  expect(hasDnsName(undefined, name)).toBe(false);
});

it('a self-signed certificate of one’s own is accepted after it is registered', async () => {
  const { https, registerKey } = await runningPlayground();
  const { selfSigned } = foreign();
  const { token } = await witnessAt(https, selfSigned);
  const order = { clientId: 'own-certificate-server', authentication };
  expect(await refusalOf(token(order))).toMatchObject({ status: 401, error: 'invalid_client' });
  const outcome = await registerKey({ clientId: 'own-certificate-server', certificate: selfSigned.certificatePem });
  expect(outcome).toMatchObject({ kind: 'registered' });
  expect(await token(order)).toMatchObject({ expires_in: 299 });
});

it('an RSA certificate can be registered as well', async () => {
  const { https, registerKey } = await runningPlayground();
  const { cert, key } = newAuthority().issue({ rsaBits: 2048, forClients: true });
  await registerKey({ clientId: 'own-certificate-server', certificate: cert });
  const { token } = await witnessAt(https, { certificatePem: cert, privateKeyPem: key });
  expect(await token({ clientId: 'own-certificate-server', authentication })).toMatchObject({ expires_in: 299 });
});

describe('the handshake', () => {
  it('leaves clients of before alone: no certificate, a secret, a token', async () => {
    const { https } = await runningPlayground();
    const answer = await postForm(`${https}/oauth/v2/oauth-token`, 'grant_type=client_credentials', {
      headers: basic('server', 'Secr3t!'),
      ca: await shownCertificate(https),
    });
    expect(answer.text).toMatch(/^\{"access_token":"[\w-]{43}","token_type":"bearer","expires_in":299\}$/);
  });

  it('still knows the certificate when a session is resumed', async () => {
    const playground = await runningPlayground();
    const { certificatePem, privateKeyPem } = demoCertificate(playground, 'mtls-server');
    const agent = new Agent({ keepAlive: false, maxCachedSessions: 10 });
    onTestFinished(() => agent.destroy());
    const ca = await shownCertificate(playground.https);
    const form = 'grant_type=client_credentials&client_id=mtls-server';
    const post = () =>
      new Promise<readonly [number | undefined, boolean]>((resolve, reject) => {
        const sent = request(
          `${playground.https}/oauth/v2/oauth-token`,
          {
            method: 'POST',
            agent,
            ca,
            cert: certificatePem,
            key: privateKeyPem,
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          },
          (response) => {
            const isReused = 'isSessionReused' in response.socket && (response.socket as TlsLike).isSessionReused();
            response.resume().on('end', () => resolve([response.statusCode, isReused]));
          },
        );
        sent.on('error', reject).end(form);
      });
    expect(await post()).toEqual([200, false]);
    expect(await post()).toEqual([200, true]);
  });
});

type TlsLike = { readonly isSessionReused: () => boolean };
