import type { Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { connections } from '../support/connections.ts';
import { expect, test } from '../support/journey.ts';
import { gotoEmptyDocument } from '../support/page-database.ts';
import { readStores } from '../support/read-stores.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const secret = 'canary-S3cret-4f1d';

/** What is in the second copy, as text. */
async function secondCopy(page: Page): Promise<string> {
  const { files } = await page.evaluate(readStores);
  return Object.values(files).join('');
}

/** Takes the page's database away as a browser does that takes it for damaged: with no word to the page. */
async function loseDatabase(page: Page): Promise<void> {
  await gotoEmptyDocument(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deletion = indexedDB.deleteDatabase('grantscope');
        deletion.addEventListener('success', () => resolve());
        deletion.addEventListener('error', () => reject(deletion.error ?? new Error('It was not deleted.')));
      }),
  );
}

async function withRuns(page: Page): Promise<ReturnType<typeof workbench>> {
  const at = workbench(page);
  const server = await recordingServer(() =>
    jsonAnswer('200 OK', { access_token: 'canary-token', token_type: 'Bearer' }),
  );
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'kept-client', secret, 'read');
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue('canary-token');
  return at;
}

const history = (page: Page) => page.getByRole('region', { name: 'History' });

test('a lost database comes back from the second copy, in every tab, and the page says so', async ({
  page,
  context,
}) => {
  const at = await withRuns(page);
  await page.getByRole('button', { name: 'Choose where secrets are kept' }).click();
  await page.getByRole('radio', { name: 'On this device' }).check();
  await page.keyboard.press('Escape');
  await connections(page).add('Second of two');
  for (const part of ['Second of two', 'kept-client', '"kind":"token"'])
    await expect.poll(() => secondCopy(page), { message: 'all of it is in the second copy' }).toContain(part);
  const stores = await page.evaluate(readStores);
  expect(JSON.stringify(stores.indexedDB['grantscope']), 'the secret is in the first').toContain(secret);
  expect(await secondCopy(page), 'and not in the second').not.toContain(secret);

  await loseDatabase(page);
  const other = await context.newPage();
  await Promise.all([page.goto('/'), other.goto('/')]);
  for (const tab of [page, other]) {
    await expect(history(tab)).toContainText('1 run');
    await expect(connections(tab).nav).toContainText('Second of two');
  }
  const said = (tab: Page) => tab.getByText('2 connections and 1 run came back from the second copy');
  await expect.poll(async () => (await said(page).count()) + (await said(other).count())).toBe(1);
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await connections(page)
    .nav.getByRole('button', { name: /^Switch to kept-client/ })
    .click();
  await expect(at.clientId).toHaveValue('kept-client');

  // What is done from now on is in both again.
  await at.clientId.fill('changed-client');
  await expect.poll(() => secondCopy(page)).toContain('changed-client');
  await page.reload();
  await expect(at.clientId).toHaveValue('changed-client');
  await expect(history(page)).toContainText('1 run');
  await expect(said(page)).toBeHidden();
});

test('what is deleted goes from the second copy as well, and does not come back', async ({ page }) => {
  await withRuns(page);
  await expect.poll(() => secondCopy(page)).toContain('"kind":"token"');
  await history(page).getByRole('button', { name: 'Show all' }).click();
  const all = page.getByRole('dialog', { name: 'All runs' });
  await all.getByRole('listitem').first().click();
  await all.getByRole('button', { name: 'Delete this run' }).click();
  await expect.poll(() => secondCopy(page)).not.toContain('"kind":"token"');
  await loseDatabase(page);
  await page.goto('/');
  await expect(page.getByText('came back from the second copy')).toContainText('1 connection and 0 runs');
  await expect(history(page)).toBeHidden();
});

test('what an earlier version of the page used for it is removed', async ({ page }) => {
  type Buckets = { open: (name: string) => Promise<unknown>; keys: () => Promise<readonly string[]> };
  const names = () =>
    page.evaluate(() => (navigator as unknown as { readonly storageBuckets: Buckets }).storageBuckets.keys());
  await gotoEmptyDocument(page);
  await page.evaluate(async () => {
    await (navigator as unknown as { readonly storageBuckets: Buckets }).storageBuckets.open('mirror');
  });
  expect(await names()).toEqual(['mirror']);
  await page.goto('/');
  await expect.poll(names).toEqual([]);
});
