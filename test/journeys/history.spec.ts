import { readFile } from 'node:fs/promises';
import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { keptRecords } from '../support/kept-runs.ts';
import { seedHistory } from '../support/seed-history.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

// The names of the parts, as people and assistive technology find them.
function history(page: Page) {
  const panel = page.getByRole('region', { name: 'History', exact: true });
  const all = page.getByRole('dialog', { name: 'All runs' });
  const list = all.getByRole('list', { name: 'Runs', exact: true });
  return {
    panel,
    all,
    list,
    runs: list.locator('[data-row-focus]'),
    chosen: all.getByRole('article', { name: 'Chosen run' }),
    press: (name: string) => all.getByRole('button', { name, exact: true }).click(),
    open: () => panel.getByRole('button', { name: 'Show all' }).click(),
  };
}

/** A page on whose device so many runs are kept already. */
async function withKept(page: Page, count: number) {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Use the playground' })).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  await seedHistory(page, keptRecords(count, Date.now()));
  await page.reload();
  return history(page);
}

async function expectAccessible(page: Page): Promise<void> {
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
}

test('yesterday’s run is found, reopened and left again', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  await expect(history(page).panel.getByRole('listitem')).toHaveCount(1);
  const then = await at.accessToken.inputValue();
  await page.reload();

  // Another visit: the token of then is no more, what was said of it is.
  const { panel } = history(page);
  await panel.getByRole('listitem').getByRole('button').click();
  const strip = page.getByText(/From the history of .*redacted when it was recorded/);
  await expect(strip).toBeVisible();
  await expect(at.accessToken).toHaveValue(/\.redacted-[0-9a-f]{6}$/);
  expect(await at.accessToken.inputValue()).not.toBe(then);
  await expect(at.token.getByRole('button', { name: 'Verify', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await expect(at.token.getByRole('button', { name: 'Renew' })).toHaveCount(0);
  await expect(at.rawResponse).toContainText('HTTP/1.1 200');
  await expectAccessible(page);
  await at.press('Back to now');
  await expect(strip).toHaveCount(0);
  await expect(at.accessToken).toHaveValue('');
});

test('a run is repeated at one press, and says what is missing where its secret is gone', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'server');
  const past = history(page);
  await at.scope.fill('changed since');
  await past.open();
  await past.runs.first().click();
  await past.press('Repeat');
  await expect(past.all).toHaveCount(0);
  await expect(past.panel.getByRole('listitem')).toHaveCount(2);
  await expect(at.scope).not.toHaveValue('changed since');

  await page.reload();
  await at.clientSecret.fill('');
  await past.open();
  await past.runs.first().click();
  await past.press('Repeat');
  await expect(page.getByText(/Filled in, but not sent: the client secret is missing/)).toBeVisible();
  await expect(past.panel.getByRole('listitem')).toHaveCount(2);
});

test('a run is named, pinned, taken along, deleted, brought back and imported, by keyboard alone', async ({ page }) => {
  const past = await withKept(page, 12);
  await past.panel.getByRole('button', { name: 'Show all' }).focus();
  await page.keyboard.press('Enter');
  await expect(past.list).toBeVisible();
  await expectAccessible(page);

  await past.runs.first().focus();
  await page.keyboard.press('End');
  await expect(past.runs.last()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(past.chosen).toContainText('Token for reporting');
  await expectAccessible(page);

  await past.chosen.getByRole('textbox', { name: 'Name of this run' }).focus();
  await page.keyboard.type('Before the rollout');
  await page.keyboard.press('Enter');
  await expect(past.list).toContainText('Before the rollout');
  await past.chosen.getByRole('button', { name: 'Known good' }).focus();
  await page.keyboard.press('Space');
  await expect(past.list).toContainText('known good');

  const saving = page.waitForEvent('download');
  await past.chosen.getByRole('button', { name: 'Export this run' }).focus();
  await page.keyboard.press('Enter');
  const path = await (await saving).path();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    format: 'grantscope-history',
    version: 1,
    runs: [{ marks: { name: 'Before the rollout', knownGood: true } }],
  });

  await past.chosen.getByRole('button', { name: 'Delete this run' }).focus();
  await page.keyboard.press('Enter');
  await expect(past.all.getByText('Deleted: 1 run.')).toBeVisible();
  await expect(past.all.getByRole('button', { name: 'Undo the deletion' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(past.list).toContainText('Before the rollout');

  // Deleted for good with the page, and back from the file.
  await past.runs.nth(1).click();
  await past.press('Delete this run');
  await page.reload();
  await past.open();
  await expect(past.list.getByRole('listitem')).toHaveCount(11);
  await past.all.locator('input[type="file"]').setInputFiles(path);
  await expect(past.all.getByRole('group', { name: 'Import' })).toContainText('1 run to add');
  await past.press('Import 1 run');
  await expect(past.all.getByText('1 run imported.')).toBeVisible();
  await expect(past.list).toContainText('Before the rollout');
});

test('two runs are compared, a filter says how many it leaves, and what it leaves is deleted', async ({ page }) => {
  const past = await withKept(page, 30);
  await past.open();
  await past.all.getByRole('searchbox', { name: 'Search the runs' }).fill('invalid_client');
  await expect(past.all.getByText('4 of 30 runs')).toBeVisible();
  await past.press('Clear filters');
  await past.all.getByRole('combobox', { name: 'Status' }).selectOption('4xx');
  await expect(past.all.getByText('6 of 30 runs')).toBeVisible();
  await past.press('Delete 6');
  await expect(past.all.getByText('No run is like that')).toBeVisible();
  await past.press('Undo the deletion');
  await expect(past.all.getByText('6 of 30 runs')).toBeVisible();
  await past.press('Clear filters');

  await past.list.getByRole('checkbox').nth(0).check();
  await past.list.getByRole('checkbox').nth(1).check();
  await expect(past.all.getByText('2 runs selected')).toBeVisible();
  await past.press('Compare');
  await expect(page.getByRole('region', { name: 'Compare' })).toBeVisible();
});

test('10,000 runs open at once, scroll without a pause, and are told to those who hear them', async ({ page }) => {
  test.setTimeout(180_000);
  const past = await withKept(page, 10_000);
  await expect(past.panel.getByText('10,000 runs')).toBeVisible();
  await past.open();
  await expect(past.runs.first()).toBeVisible();
  const drawn = await past.list.getByRole('listitem').count();
  expect(drawn).toBeLessThan(60);
  await expect(past.list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '10000');

  await past.runs.first().focus();
  await page.keyboard.press('End');
  const last = past.list.locator('[aria-posinset="10000"]');
  await expect(last.getByRole('button')).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(last.getByRole('button')).not.toBeFocused();
  await page.keyboard.press('Home');
  await expect(past.list.locator('[aria-posinset="1"]').getByRole('button')).toBeFocused();
  await expectAccessible(page);

  // A new run is not kept, and says so: what goes is for the user to choose.
  await past.press('Close');
  await workbench(page).press('Use the playground');
  await workbench(page).press('Get token');
  await expect(past.panel.getByText('The history is full: it keeps 10,000 runs.')).toBeVisible();
  await expect(past.panel.getByText('not kept', { exact: true })).toBeVisible();
});
