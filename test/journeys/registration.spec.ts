import type { Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { formsOf } from '../support/canaries.ts';
import { expect, test } from '../support/journey.ts';
import { readStores } from '../support/read-stores.ts';
import { registrationPanel } from '../support/registration-panel.ts';
import { shownOnScreen } from '../support/shown-on-screen.ts';
import { workbench } from '../support/workbench.ts';

// The browser writes down each refusal itself.
test.use({ expectedConsoleErrors: /Failed to load resource.*(oauth-register|register|well-known)/ });

async function registeredAtPlayground(page: Page) {
  const at = workbench(page);
  const desk = registrationPanel(page);
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
  await expect(desk.panel.getByText('Nobody can bring it back.')).toBeVisible();
  await desk.field('I want the client gone for good').check();
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
  const desk = registrationPanel(page);
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
  await desk.open('Read, change or delete a registration');
  await expect(desk.field('Registration access token')).toHaveValue('');
});
