import { expect, test } from '../support/journey.ts';
import { readStores } from '../support/read-stores.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const secret = 'canary-S3cret!%+x';
const token = 'canary-token-7f3a9b';
const forms = [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  btoa(`machine:${secret}`),
  token,
];

test('no secret and no token reaches the URL, storage, the console or the terminal', async ({
  page,
  product,
  context,
}) => {
  const at = workbench(page);
  const console: string[] = [];
  page.on('console', (message) => console.push(message.text()));
  const server = await recordingServer(() => jsonAnswer('200 OK', { access_token: token, token_type: 'Bearer' }));
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', secret);
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue(token);
  await page.getByRole('textbox', { name: 'API URL' }).fill(`${server.origin}/api`);
  await page.getByText('Headers', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Headers' }).fill(`X-Api-Key: ${secret}\nX-Kept: yes`);
  await at.press('Send request');
  await expect(at.apiCall).toContainText('200 OK');

  const stored = await expect
    .poll(async () => JSON.stringify(await page.evaluate(readStores)), { message: 'what is typed is kept' })
    .toContain('X-Kept')
    .then(() => page.evaluate(readStores));
  const cookies = JSON.stringify(await context.cookies());
  const places = {
    url: page.url(),
    stored: JSON.stringify(stored),
    cookies,
    console: console.join('\n'),
    terminal: product.terminal(),
  };
  for (const [place, text] of Object.entries(places)) {
    for (const form of forms) expect(text, `${place} holds no secret`).not.toContain(form);
  }
  expect(places.stored).toContain('machine');
  await server.close();
});

test('what is typed into a secret’s field stands in no markup, and stays in the field', async ({ page }) => {
  const at = workbench(page);
  const key = '-----BEGIN ENCRYPTED PRIVATE KEY-----\ncanary-key\n-----END ENCRYPTED PRIVATE KEY-----';
  const markup = () => page.evaluate(() => document.documentElement.outerHTML);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', 'canary-first');
  const field = page.getByLabel('Client secret', { exact: true });
  await field.press('End');
  await field.pressSequentially('-more');
  await at.press('Show secret');
  await expect(field).toHaveValue('canary-first-more');
  await page.getByRole('combobox', { name: 'Client authentication' }).selectOption('private_key_jwt');
  await page.getByLabel('Private key', { exact: true }).fill(key);
  await page.getByLabel('Passphrase', { exact: true }).fill('canary-phrase');
  await page.getByText('Client certificate', { exact: true }).click();
  await page.getByLabel('Certificate key', { exact: true }).fill(key);
  await page.getByLabel('Certificate key passphrase').fill('canary-other');
  await page.getByRole('button', { name: 'Show key', exact: true }).click();
  await expect(page.getByLabel('Private key', { exact: true })).toHaveValue(key);
  await expect(page.getByLabel('Certificate key passphrase')).toHaveValue('canary-other');
  expect(await markup()).not.toContain('canary');
});

test('what is typed in the last moment before the page is left is not lost', async ({ page, context }) => {
  const at = workbench(page);
  await page.goto('/');
  await expect(at.tokenEndpoint).toBeVisible();
  for (const name of ['reloaded', 'again']) {
    await at.clientId.fill(name);
    await at.clientSecret.fill(secret);
    await page.reload();
    await expect(at.clientId).toHaveValue(name);
  }
  await at.clientId.fill('closed');
  await page.close({ runBeforeUnload: true });
  const next = await context.newPage();
  await next.goto('/');
  await expect(workbench(next).clientId).toHaveValue('closed');
  expect(JSON.stringify(await next.evaluate(readStores))).not.toContain(secret);
});

test('a reload keeps what was typed, without the secret and the token', async ({ page }) => {
  const at = workbench(page);
  const server = await recordingServer(() => jsonAnswer('200 OK', { access_token: token, token_type: 'Bearer' }));
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', secret, 'read write');
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue(token);
  await expect.poll(async () => JSON.stringify(await page.evaluate(readStores))).toContain('read write');

  await page.reload();
  await expect(at.tokenEndpoint).toHaveValue(`${server.origin}/token`);
  await expect(at.clientId).toHaveValue('machine');
  await expect(at.scope).toHaveValue('read write');
  await expect(at.clientSecret).toHaveValue('');
  await expect(at.accessToken).toHaveValue('');
  await server.close();
});
