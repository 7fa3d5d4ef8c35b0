import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { gotoEmptyDocument, readDatabase } from '../support/page-database.ts';
import { workbench } from '../support/workbench.ts';

test.describe.configure({ timeout: 120_000 });

const strip = (page: Page) => page.getByRole('region', { name: 'Mission', exact: true });
const list = (page: Page) => page.getByRole('dialog', { name: 'Missions' });

async function openList(page: Page, solved: string): Promise<void> {
  await workbench(page).press('Learn');
  await expect(list(page)).toContainText(`${solved} of 21 solved`);
}

async function start(page: Page, title: string): Promise<void> {
  await list(page)
    .getByRole('button', { name: `Start: ${title}` })
    .click();
  await expect(strip(page).getByRole('heading', { name: title })).toBeFocused();
}

async function getToken(page: Page): Promise<void> {
  await workbench(page).press('Use the playground');
  await workbench(page).press('Get token');
  await expect(workbench(page).accessToken).not.toHaveValue('');
}

/** What is kept of the missions on this device. */
async function kept(page: Page): Promise<unknown> {
  const records = await readDatabase(page);
  return records.find(({ store, key }) => store === 'settings' && key === 'missions')?.value;
}

test('two tabs: what one solves, the other counts, and each keeps the mission that it has on', async ({
  page,
  context,
}) => {
  await page.goto('/');
  const other = await context.newPage();
  await other.goto('/');
  // It has read what is kept before there is something.
  await openList(other, '0');
  await list(other).getByRole('button', { name: 'Close' }).click();
  await openList(page, '0');
  await start(page, 'Ask the server about a token');
  await getToken(other);
  await openList(other, '1');
  await list(other).getByRole('button', { name: 'Close' }).click();
  await expect(strip(other), 'nobody put one on here').toBeHidden();

  await getToken(page);
  await workbench(page).press('Introspect');
  await expect(strip(page)).toContainText('Solved: your traffic has proved it.');
  await openList(other, '2');
  await expect
    .poll(() => kept(page))
    .toEqual({
      solved: expect.arrayContaining(['first-token', 'introspect']) as string[],
      currentId: 'introspect',
    });
  await other.reload();
  await expect(strip(other), 'as the device has it').toContainText('Solved before, on this device.');
});

test('a mission that was put away is not on again after a reload, though nothing was solved', async ({ page }) => {
  await page.goto('/');
  await openList(page, '0');
  await start(page, 'The first token');
  await expect.poll(() => kept(page)).toEqual({ solved: [], currentId: 'first-token' });
  await page.reload();
  await expect(strip(page)).toHaveAttribute('data-mission', 'first-token');
  await workbench(page).press('Leave mission');
  await expect(strip(page)).toBeHidden();
  await expect.poll(() => kept(page)).toEqual({ solved: [] });
  await page.reload();
  await openList(page, '0');
  await expect(strip(page)).toBeHidden();
});

for (const [name, damaged] of [
  ['no record', 'text'],
  ['a record of other things', { solved: 'first-token', currentId: 7 }],
  ['missions that there are not', { solved: ['of-a-later-page'], currentId: 'of-a-later-page' }],
] as const) {
  test(`damaged progress: ${name}; the page stands, and the next that is solved is kept`, async ({ page, product }) => {
    await page.goto('/');
    await openList(page, '0');
    await start(page, 'Revoke a token');
    await expect.poll(() => kept(page)).toBeDefined();
    await gotoEmptyDocument(page, product.origin);
    await page.evaluate(async (value) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('grantscope');
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error ?? new Error('it does not open')));
      });
      const transaction = database.transaction('settings', 'readwrite');
      transaction.objectStore('settings').put(value, 'missions');
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      database.close();
    }, damaged);

    await page.goto('/');
    await openList(page, '0');
    await list(page).getByRole('button', { name: 'Close' }).click();
    await expect(strip(page)).toBeHidden();
    await getToken(page);
    await openList(page, '1');
    await expect.poll(() => kept(page)).toMatchObject({ solved: expect.arrayContaining(['first-token']) });
    await page.reload();
    await openList(page, '1');
  });
}

for (const width of [1440, 390, 320]) {
  test(`at ${width} pixels Learn stands in the header, and leads to the missions and the reference and back`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/');
    const learn = page.getByRole('banner').getByRole('button', { name: 'Learn', exact: true });
    await expect(learn).toBeInViewport({ ratio: 1 });
    const header = await page.getByRole('banner').boundingBox();
    if (width === 1440) expect(header?.height).toBeLessThan(60);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await learn.press('Enter');
    await list(page).getByRole('button', { name: 'Open the reference' }).press('Enter');
    const reference = page.getByRole('dialog', { name: 'Reference' });
    await expect(reference).toBeVisible();
    await expect(list(page)).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await reference.getByRole('button', { name: 'Open the missions' }).press('Enter');
    await expect(list(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(learn).toBeFocused();
  });
}
