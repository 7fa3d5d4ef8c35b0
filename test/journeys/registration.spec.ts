import type { Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { formsOf } from '../support/canaries.ts';
import { expect, test } from '../support/journey.ts';
import { readStores } from '../support/read-stores.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { shownOnScreen } from '../support/shown-on-screen.ts';
import { workbench } from '../support/workbench.ts';

// The browser writes down each refusal itself.
test.use({ expectedConsoleErrors: /Failed to load resource.*(oauth-register|register|well-known)/ });

function registration(page: Page) {
  const panel = page.getByRole('region', { name: 'Client registration', exact: true });
  const exchange = (name: string) => panel.getByRole('region', { name, exact: true });
  const raw = (name: string, part: 'request' | 'response') =>
    exchange(name)
      .getByRole('group', { name: `Raw ${part}`, exact: true })
      .locator('pre[data-raw]');
  return {
    panel,
    exchange,
    raw,
    unfold: (name: string) => panel.getByRole('heading', { name, exact: true }).click(),
    press: (name: string) => panel.getByRole('button', { name, exact: true }).click(),
    field: (name: string) => panel.getByLabel(name, { exact: true }),
  };
}

async function registeredAtPlayground(page: Page) {
  const at = workbench(page);
  const desk = registration(page);
  await page.goto('/');
  await at.press('Use the playground');
  await desk.unfold('Register a client');
  await expect(desk.field('Registration endpoint')).toHaveValue(/\/oauth\/v2\/oauth-register$/);
  await desk.field('What it will request').fill('read');
  await desk.press('Register');
  await expect(desk.panel.getByText('The server answered 401: invalid_token.')).toBeVisible();
  await desk.press('Get one from the playground');
  await expect(desk.field('Initial access token')).not.toHaveValue('');
  await desk.press('Register');
  await expect(desk.panel.getByText('Registered as')).toBeVisible();
  return { at, desk };
}

test('a client registers itself, and its secrets are masked and recorded nowhere', async ({ page }) => {
  const { at, desk } = await registeredAtPlayground(page);
  const answer = desk.raw('Registration request', 'response');
  await expect(answer).toContainText('201');
  await desk.press('Use the registered client');
  const secret = await at.clientSecret.inputValue();
  expect(secret.length).toBeGreaterThan(30);
  await expect(answer).not.toContainText(secret);
  const initial = await desk.field('Initial access token').inputValue();
  await expect(desk.raw('Registration request', 'request')).not.toContainText(initial);
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('"scope":"read"');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
});

test('its registration is read, changed and deleted, each with its exchange (RFC 7592)', async ({ page }) => {
  const { at, desk } = await registeredAtPlayground(page);
  await desk.press('Use the registered client');
  const secret = await at.clientSecret.inputValue();
  await desk.press('Read, change or delete it');
  await expect(desk.field('Registration address')).toHaveValue(/\/oauth\/v2\/oauth-register\/.+/);
  const token = await desk.field('Registration access token').inputValue();
  await desk.press('Read it');
  const read = desk.raw('Read request', 'response');
  await expect(read).toContainText('HTTP/1.1 200');
  await expect(read).not.toContainText('client_secret"');
  const metadata = JSON.parse(await desk.field('New metadata').inputValue()) as Record<string, unknown>;
  expect(Object.keys(metadata)).toContain('client_id');
  expect(Object.keys(metadata)).not.toContain('registration_access_token');
  await desk.field('New metadata').fill(JSON.stringify({ ...metadata, client_name: 'Renamed', scope: 'read write' }));
  await desk.press('Change it');
  await expect(desk.raw('Change request', 'request')).toContainText('PUT /oauth/v2/oauth-register/');
  await expect(desk.raw('Change request', 'response')).toContainText('Renamed');
  await expect(desk.field('New metadata')).toHaveValue(/"scope": "read write"/);
  // The secret goes on to hold, and no answer but the first has told it.
  await desk.press('Reveal secrets in Change request');
  await expect(desk.raw('Change request', 'request')).toContainText(token);
  expect(await desk.exchange('Change request').textContent()).not.toContain(secret);
  await at.scope.fill('read write');
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('"scope":"read write"');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await desk.press('Delete it');
  await expect(desk.panel.getByText('The client is deleted: it gets no further token.')).toBeVisible();
  await desk.press('Read it');
  await expect(desk.panel.getByText('A client that is deleted answers the same, on purpose')).toBeVisible();
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('invalid_client');
});

test('what is edited is not lost by reading once more, and can be taken back', async ({ page }) => {
  const { desk } = await registeredAtPlayground(page);
  await desk.press('Read, change or delete it');
  const metadata = await desk.field('New metadata').inputValue();
  await desk.field('New metadata').fill('{"half": "typed"');
  await desk.press('Read it');
  await expect(desk.raw('Read request', 'response')).toContainText('HTTP/1.1 200');
  await expect(desk.field('New metadata')).toHaveValue('{"half": "typed"');
  await desk.press('Change it');
  await expect(desk.panel.getByText('This is no JSON object, which the new metadata must be')).toBeVisible();
  await desk.press('Back to what is registered');
  expect(JSON.parse(await desk.field('New metadata').inputValue())).toMatchObject(
    JSON.parse(metadata) as Record<string, unknown>,
  );
});

test('a client with a key of its own registers it, and proves itself with it (RFC 7591 §2)', async ({ page }) => {
  const at = workbench(page);
  const desk = registration(page);
  await page.goto('/');
  await at.press('Use the playground');
  await desk.unfold('Register a client');
  await desk.press('Get one from the playground');
  await desk.field('What it will request').fill('read');
  await desk.field('How it will prove itself').selectOption('private_key_jwt');
  await desk.press('Take the key of this connection');
  await expect(desk.panel.getByText('A key was made for this connection.')).toBeVisible();
  await expect(desk.field('Public keys')).not.toHaveValue(/"d"/);
  await desk.press('Register');
  await expect(desk.panel.getByText('Registered as')).toBeVisible();
  await desk.press('Use the registered client');
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('"scope":"read"');
});

/** A server below HTTP, with metadata that name where clients register, and with what it answers there. */
async function otherServer(answer: (request: string, origin: string) => string | undefined) {
  const server: Awaited<ReturnType<typeof recordingServer>> = await recordingServer((request) => {
    const { origin } = server;
    if (!request.startsWith('GET /.well-known/')) return answer(request, origin);
    const registration_endpoint = `${origin}/clients`;
    return jsonAnswer('200 OK', { issuer: origin, token_endpoint: `${origin}/token`, registration_endpoint });
  });
  return server;
}

const lastOf = (requests: readonly string[]): string => requests.at(-1) ?? '';

test('at any other server: found by its metadata, registered, changed with a new token', async ({ page }) => {
  const at = workbench(page);
  const desk = registration(page);
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
  await at.press('Search actions');
  await page.keyboard.type('register a client');
  await expect(page.getByRole('option', { name: /Register a client/ })).toBeVisible();
  await page.keyboard.press('Enter');
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
  await expect(desk.panel.getByText('does not let clients delete their registration')).toBeVisible();
  await desk.exchange('Delete request').getByRole('tab', { name: 'Timing' }).click();
  await expect(desk.exchange('Delete request').getByRole('table', { name: 'Phases of the exchange' })).toBeVisible();
  await desk.exchange('Delete request').getByRole('tab', { name: 'Connection' }).click();
  await expect(desk.exchange('Delete request')).toContainText('127.0.0.1');
  await server.close();
});

test('a registration is read by hand, and one that offers no more says so', async ({ page }) => {
  const at = workbench(page);
  const desk = registration(page);
  const server = await otherServer((request) =>
    request.startsWith('POST')
      ? jsonAnswer('201 Created', { client_id: 'one', client_secret: 'told-once-only', client_secret_expires_at: 0 })
      : jsonAnswer('401 Unauthorized', { error: 'invalid_token' }),
  );
  await page.goto('/');
  await at.press('Search actions');
  await page.keyboard.type('read, change or delete');
  await expect(page.getByRole('option', { name: /Read, change or delete a registration/ })).toBeVisible();
  await page.keyboard.press('Enter');
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
  const desk = registration(page);
  const server = await otherServer(() => undefined);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, '', '');
  await at.press('Search actions');
  await page.keyboard.type('register a client');
  await expect(page.getByRole('option', { name: /Register a client/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await desk.field('Registration endpoint').fill(`${server.origin}/clients`);
  await desk.press('Register');
  await expect.poll(() => server.requests.length).toBe(1);
  // Pressed once more, nothing more is sent.
  await desk.panel.getByRole('button', { name: 'Register', exact: true }).press('Enter');
  await desk.press('Cancel the registration request');
  await expect(desk.panel.getByText('Whether the server did what was asked is not known.')).toBeVisible();
  await expect(desk.exchange('Registration request')).toContainText('ancelled');
  expect(server.requests).toHaveLength(1);
  await expect.poll(() => server.openSockets()).toBe(0);
  await server.close();
});

test('what came with a registration is not kept, not shown in demo mode, and masked elsewhere', async ({ page }) => {
  const { at, desk } = await registeredAtPlayground(page);
  await desk.press('Read, change or delete it');
  await desk.press('Use the registered client');
  const initial = await desk.field('Initial access token').inputValue();
  const token = await desk.field('Registration access token').inputValue();
  const secret = await at.clientSecret.inputValue();
  const shown = async (): Promise<readonly string[]> => {
    const text = await shownOnScreen(page);
    const named = Object.entries({ initial, token, secret });
    return named
      .filter(([, value]) => Object.values(formsOf(value)).some((form) => text.includes(form)))
      .map(([name]) => name);
  };
  await desk.press('Reveal secrets in Registration request');
  expect(await shown(), 'the scan finds what is on screen').toEqual(['initial', 'token', 'secret']);
  const toggle = page.getByRole('button', { name: 'Demo mode' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  expect(await shown()).toEqual([]);
  for (const name of ['Initial access token', 'Registration access token']) {
    await expect(desk.field(name)).toHaveValue('••••••••');
    await expect(desk.field(name)).toHaveAttribute('readonly');
  }
  await toggle.click();
  await expect(desk.raw('Registration request', 'response')).not.toContainText(token);
  const stores = JSON.stringify(await page.evaluate(readStores));
  for (const kept of [initial, token, secret]) expect(stores).not.toContain(kept);
  // Another message that repeats it masks it as well.
  await at.fill(await at.tokenEndpoint.inputValue(), 'machine', 'other');
  await page.getByText('Parameters', { exact: true }).click();
  await at.press('Add a parameter');
  await page.getByRole('textbox', { name: 'Parameter 1 name' }).fill('note');
  await page.getByLabel('Parameter 1 value').fill(token);
  await at.press('Get token');
  await expect(at.rawRequest).toContainText('note=');
  await expect(at.rawRequest).not.toContainText(token);
  await page.reload();
  await at.press('Search actions');
  await page.keyboard.type('read, change or delete');
  await expect(page.getByRole('option', { name: /Read, change or delete a registration/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(desk.field('Registration access token')).toHaveValue('');
});
