import type { TlsOptions } from 'node:tls';
import { selfSigned } from '../support/certificates.ts';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { registrationPanel } from '../support/registration-panel.ts';
import { workbench } from '../support/workbench.ts';

// The browser writes down each refusal itself.
test.use({ expectedConsoleErrors: /clients|Failed to load/ });

/** A server below HTTP, with metadata that name where clients register, and with what it answers there. */
async function otherServer(answer: (request: string, origin: string) => string | undefined, tls?: TlsOptions) {
  const server: Awaited<ReturnType<typeof recordingServer>> = await recordingServer((request) => {
    const { origin } = server;
    if (!request.startsWith('GET /.well-known/')) return answer(request, origin);
    const registration_endpoint = `${origin}/clients`;
    return jsonAnswer('200 OK', { issuer: origin, token_endpoint: `${origin}/token`, registration_endpoint });
  }, tls);
  return server;
}

const lastOf = (requests: readonly string[]): string => requests.at(-1) ?? '';

test('at any other server: found by its metadata, registered, changed with a new token', async ({ page }) => {
  const at = workbench(page);
  const desk = registrationPanel(page);
  const server = await otherServer((request, origin) => {
    const place = { registration_client_uri: `${origin}/clients/one` };
    const client = { client_id: 'one', token_endpoint_auth_method: 'client_secret_post' };
    if (request.startsWith('POST'))
      return jsonAnswer('200 OK', {
        ...client,
        ...place,
        client_secret: 'told-once-only',
        registration_access_token: 'opens-one',
      });
    if (request.startsWith('PUT'))
      return jsonAnswer('200 OK', { ...client, ...place, registration_access_token: 'opens-anew' });
    if (request.startsWith('DELETE')) return 'HTTP/1.1 405 Not Supported\r\nContent-Length: 0\r\n\r\n';
    return jsonAnswer('200 OK', client);
  });
  await page.goto('/');
  await at.fill(`${server.origin}/token`, '', '');
  await desk.open('Register a client');
  await desk.press('Find it in the server’s metadata');
  await expect(desk.field('Registration endpoint')).toHaveValue(`${server.origin}/clients`);
  await desk.field('What it will request').fill('orders');
  await desk.press('Register');
  await expect(desk.panel.getByText('Registered as one.')).toBeVisible();
  expect(lastOf(server.requests)).toMatch(/^POST \/clients HTTP\/1\.1\r\n/);
  expect(lastOf(server.requests)).not.toMatch(/authorization/i);
  // The server's ways are told, not glossed over.
  await expect(desk.panel.getByText('The server answered 200, where RFC 7591 §3.2.1 has 201.')).toBeVisible();
  await expect(desk.panel.getByText('It does not say until when the secret holds')).toBeVisible();
  const otherwise = desk.panel.getByRole('list', { name: 'Registered otherwise' });
  await expect(otherwise).toContainText(
    'token_endpoint_auth_method: asked for "client_secret_basic", registered "client_secret_post"',
  );
  await expect(otherwise).toContainText('scope: asked for "orders", not in the answer');
  await desk.press('Use the registered client');
  await expect(at.clientSecret).toHaveValue('told-once-only');

  await desk.press('Read, change or delete it');
  await desk.press('Change it');
  await expect(desk.field('Registration access token')).toHaveValue('opens-anew');
  expect(lastOf(server.requests)).toMatch(/^PUT \/clients\/one HTTP\/1\.1\r\n/);
  expect(lastOf(server.requests)).toContain('Authorization: Bearer opens-one\r\n');
  expect(lastOf(server.requests)).not.toContain('told-once-only');
  await expect(desk.panel.getByText('It came with a new registration access token')).toBeVisible();
  await desk.press('Delete it');
  await desk.field('I want the client gone for good').check();
  await desk.press('Delete it');
  await expect(desk.panel.getByText('does not let clients delete their registration')).toBeVisible();
  await desk.exchange('Delete request').getByRole('tab', { name: 'Timing' }).click();
  await expect(desk.exchange('Delete request').getByRole('table', { name: 'Phases of the exchange' })).toBeVisible();
  await desk.exchange('Delete request').getByRole('tab', { name: 'Connection' }).click();
  await expect(desk.exchange('Delete request')).toContainText('127.0.0.1');
  await server.close();
});

test('a registration is read by hand, and one that offers no more says so', async ({ page }) => {
  const desk = registrationPanel(page);
  const server = await otherServer((request) =>
    request.startsWith('POST')
      ? jsonAnswer('201 Created', { client_id: 'one', client_secret: 'told-once-only', client_secret_expires_at: 0 })
      : jsonAnswer('401 Unauthorized', { error: 'invalid_token' }),
  );
  await page.goto('/');
  await desk.open('Read, change or delete a registration');
  await desk.press('Read it');
  await expect(desk.panel.getByText('Type the address of the registration')).toBeVisible();
  await expect(desk.panel.getByText('Without its token no registration opens')).toBeVisible();
  expect(server.requests).toEqual([]);
  await desk.field('Registration address').fill(`${server.origin}/clients/one`);
  await desk.field('Registration access token').fill('typed-by-hand');
  await desk.press('Read it');
  await expect(desk.panel.getByText('The registration access token is not the one for this client')).toBeVisible();
  expect(lastOf(server.requests)).toMatch(/^GET \/clients\/one HTTP\/1\.1\r\n/);
  expect(lastOf(server.requests)).toContain('Authorization: Bearer typed-by-hand\r\n');
  await expect(desk.raw('Read request', 'request')).not.toContainText('typed-by-hand');

  await desk.unfold('Register a client');
  await desk.field('Registration endpoint').fill(`${server.origin}/clients`);
  await desk.press('Register');
  await expect(desk.panel.getByText('RFC 7592 is optional')).toBeVisible();
  await expect(desk.panel.getByText('It holds without an end.')).toBeVisible();
  await expect(desk.field('Registration address')).toHaveValue('');
  await server.close();
});

test('a registration that takes its time is cancelled, and sent once', async ({ page }) => {
  const at = workbench(page);
  const desk = registrationPanel(page);
  const server = await otherServer(() => undefined);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, '', '');
  await desk.open('Register a client');
  await desk.field('Registration endpoint').fill(`${server.origin}/clients`);
  await desk.press('Register');
  await expect.poll(() => server.requests.length).toBe(1);
  // Pressed once more, nothing more is sent.
  await desk.panel.getByRole('button', { name: 'Register', exact: true }).press('Enter');
  await desk.press('Cancel the registration request');
  await expect(
    desk.panel.getByText('You called it back. Whether the server did what was asked is not known'),
  ).toBeVisible();
  await expect(desk.exchange('Registration request')).toContainText('ancelled');
  expect(server.requests).toHaveLength(1);
  await expect.poll(() => server.openSockets()).toBe(0);
  await server.close();
});

test('a server that nobody vouches for is told nothing, until its certificate is trusted', async ({ page }) => {
  const desk = registrationPanel(page);
  const server = await otherServer(() => jsonAnswer('201 Created', { client_id: 'one' }), selfSigned());
  await page.goto('/');
  await desk.open('Register a client');
  await desk.field('Registration endpoint').fill(`${server.origin}/clients`);
  await desk.field('Initial access token').fill('first-of-all');
  await desk.press('Register');
  await expect(desk.panel.getByText('Nothing of the request left, so nothing has changed.')).toBeVisible();
  expect(server.requests).toEqual([]);
  await desk.press('Trust this certificate');
  await expect(desk.panel.getByText('Registered as one.')).toBeVisible();
  expect(lastOf(server.requests)).toContain('Authorization: Bearer first-of-all\r\n');
  await server.close();
});

test('by the browser, what it hides is said, and the proxy is a press away', async ({ page }) => {
  const at = workbench(page);
  const desk = registrationPanel(page);
  const server = await otherServer((request) =>
    request.startsWith('OPTIONS')
      ? 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'
      : jsonAnswer('201 Created', { client_id: 'one' }),
  );
  await page.goto('/');
  await at.fill(`${server.origin}/token`, '', '');
  await at.choose('Browser');
  await desk.open('Register a client');
  await desk.field('Registration endpoint').fill(`${server.origin}/clients`);
  await desk.press('Register');
  await expect(desk.panel.getByText('There is no answer of the server.')).toBeVisible();
  await desk.press('Try through the proxy');
  await expect(desk.panel.getByText('Registered as one.')).toBeVisible();
  await server.close();
});
