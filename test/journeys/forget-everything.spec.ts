import { connections } from '../support/connections.ts';
import { expect, test } from '../support/journey.ts';
import { readStores } from '../support/read-stores.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const secret = 'canary-S3cret-77aa';

test('forgetting leaves nothing in any store, here and in other tabs, and the page proves it', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const at = workbench(page);
  const list = connections(page);
  const server = await recordingServer(() =>
    jsonAnswer('200 OK', { access_token: 'canary-token', token_type: 'Bearer' }),
  );
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'canary-client', secret, 'canary-scope');
  await page.getByRole('button', { name: 'Choose where secrets are kept' }).click();
  await page.getByRole('radio', { name: 'On this device' }).check();
  await page.keyboard.press('Escape');
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue('canary-token');
  await list.add('canary-connection');
  await at.clientSecret.fill(`${secret}-of-the-tab`);
  await page.getByRole('button', { name: 'Choose where secrets are kept' }).click();
  await page.getByRole('radio', { name: 'For this tab' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Colour scheme/ }).click();
  await page.evaluate(async () => {
    await (await caches.open('canary-cache')).put('/canary', new Response('canary'));
    document.cookie = 'canary-cookie=1';
  });
  const other = await context.newPage();
  await other.goto('/');
  await expect(workbench(other).tokenRequest).toBeVisible();
  await workbench(other).accessToken.fill('canary-pasted');
  const before = await page.evaluate(readStores);
  for (const [store, content] of Object.entries(before)) {
    if (store === 'localStorage') expect(content).toHaveProperty('grantscope-theme');
    else expect(JSON.stringify(content), `${store} holds something`).toContain('canary');
  }

  await page.getByRole('button', { name: 'Forget everything' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forget everything?' });
  await expect(dialog).toContainText('2 connections in 1 workspace');
  await expect(dialog).toContainText(/\d runs? in the history/);
  await expect(dialog).toContainText('secrets of 1 connection');
  await expect(dialog).toContainText('theme');
  await dialog.getByRole('button', { name: 'Forget all of it' }).click();

  for (const tab of [page, other]) {
    const report = tab.getByRole('region', { name: 'Forgotten' });
    await expect(report).toHaveAttribute('data-forgotten', 'empty');
    for (const store of ['IndexedDB', 'localStorage', 'sessionStorage', 'Cache storage', 'Private files', 'Cookies'])
      await expect(report).toContainText(`${store}: empty`);
    await expect(workbench(tab).clientId).toHaveValue('');
    await expect(workbench(tab).clientSecret).toHaveValue('');
    await expect(workbench(tab).accessToken).toHaveValue('');
    expect(JSON.stringify(await tab.evaluate(readStores))).not.toContain('canary');
  }
  expect((await context.cookies()).map(({ name }) => name)).toEqual([]);
  // It is a page like any other afterwards.
  await at.clientId.fill('machine');
  await expect.poll(async () => JSON.stringify(await page.evaluate(readStores))).toContain('machine');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Forgotten' })).toBeHidden();
  await expect(at.clientId).toHaveValue('machine');
  await server.close();
});

test('what a page that does not let go still holds is named', async ({ page, context }) => {
  const list = connections(page);
  await page.goto('/');
  await list.rename('New connection', 'dev');
  // Another page of the origin that has the database open and does not answer.
  const other = await context.newPage();
  await other.goto('/robots.txt');
  await other.evaluate(
    () => new Promise((resolve) => (indexedDB.open('grantscope').onsuccess = () => resolve(undefined))),
  );
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByRole('button', { name: 'Forget all of it' }).click();
  const report = page.getByRole('region', { name: 'Forgotten' });
  // It waits for the other page for some seconds, twice.
  await expect(report).toHaveAttribute('data-forgotten', 'remains', { timeout: 20_000 });
  await expect(report).toContainText('IndexedDB: still has grantscope');
});
