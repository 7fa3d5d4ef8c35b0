import { expect, it, vi } from 'vitest';
import { importProvider } from '#server/playground/import-provider.ts';
import type { Playground } from '#server/playground/playground.ts';
import {
  accessToken,
  basic,
  bearer,
  postForm,
  runningPlayground,
  send,
  shownCertificate,
} from './running-playground.ts';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;

it('prints nothing, from loading the library to a refusal, but leaves the lines of others alone', async () => {
  const spies = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => undefined));
  const loading = importProvider();
  // oxlint-disable-next-line no-console -- the line that must pass
  console.warn('a line of someone else');
  await loading;
  const { http, https, ready, demoCredential, registrationToken, notices } = await runningPlayground();
  await ready;
  await accessToken(http, 'server', 'Secr3t!');
  const token = await accessToken(http, 'jwt-server', 'Jwt-Secr3t!');
  const headers = basic('server', 'wrong');
  await postForm(`${http}/oauth/v2/oauth-token`, 'grant_type=client_credentials', { headers });
  await postForm(`${http}/oauth/v2/oauth-introspect`, `token=${token}`, { headers: basic('server', 'Secr3t!') });
  await postForm(`${http}/oauth/v2/oauth-revoke`, 'token=x', { headers: basic('server', 'Secr3t!') });
  await send(`${http}/.well-known/openid-configuration`);
  await everyProof(https, demoCredential);
  await everyRegistration(http, registrationToken);
  const lines = spies.flatMap((spy) => spy.mock.calls);
  vi.restoreAllMocks();
  expect(lines).toEqual([['a line of someone else']]);
  expect(notices).toEqual([]);
});

/** A client that registers itself, reads, changes and deletes its registration, and what is refused. */
async function everyRegistration(http: string, token: string): Promise<void> {
  const headers = { ...bearer(token), 'Content-Type': 'application/json' };
  const registration = `${http}/oauth/v2/oauth-register`;
  await send(registration, { method: 'POST', body: '{' });
  const made = await send(registration, { method: 'POST', headers, body: '{}' });
  const { registration_client_uri: uri, registration_access_token: own, client_id } = JSON.parse(made.text) as Answers;
  const owner = { ...headers, ...bearer(own) };
  await send(uri, { headers: owner });
  await send(uri, { method: 'PUT', headers: owner, body: JSON.stringify({ client_id }) });
  await send(uri, { method: 'DELETE', headers: owner });
}

type Answers = Readonly<Record<'registration_client_uri' | 'registration_access_token' | 'client_id', string>>;

/** Each way to prove oneself, right and wrong, and each further parameter. */
async function everyProof(https: string, demoCredential: Playground['demoCredential']): Promise<void> {
  const credential = demoCredential('mtls-server');
  const shown = credential?.kind === 'certificate' ? credential : undefined;
  const ca = await shownCertificate(https);
  const type = 'client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer';
  const forms = [
    'client_id=mtls-server',
    'client_id=self-signed-server',
    'client_id=public-server&scope=read',
    'client_id=own-key-server',
    `client_assertion=e30.eyJzdWIiOiJrZXktc2VydmVyIn0.x&${type}`,
    'client_id=details-server&client_secret=Details-Secr3t!&authorization_details=%5B%5D',
    'client_id=resource-server&client_secret=Resource-Secr3t!&resource=x',
  ];
  for (const form of forms) {
    const message = { ca, headers: { DPoP: 'x' }, ...(shown === undefined ? {} : { shown }) };
    await postForm(`${https}/oauth/v2/oauth-token`, `grant_type=client_credentials&${form}`, message);
    await postForm(`${https}/oauth/v2/oauth-token`, `grant_type=client_credentials&${form}`, { ca });
  }
  await send(`${https}/hello_world`, { ca, headers: { Authorization: 'DPoP x', DPoP: 'y' } });
}
