import { keptRecords } from '../support/kept-runs.ts';
import { seedHistory } from '../support/seed-history.ts';
import { test, expect } from '../support/journey.ts';

test('look', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Use the playground' })).toBeVisible();
  const count = Number(process.env['KH_COUNT'] ?? 10_000);
  await page.waitForTimeout(1500);
  await seedHistory(page, keptRecords(count, Date.now()));
  await page.reload();
  await page.getByRole('button', { name: 'Use the playground' }).first().click();
  await page.getByRole('button', { name: 'Get token', exact: true }).click();
  const region = page.getByRole('region', { name: 'History' });
  await expect(region.getByRole('listitem').first()).toBeVisible();
  await page.waitForTimeout(1500);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `/tmp/kh/panel-${count}-${scheme}.png` });
  }
  await region.getByRole('button', { name: 'Show all' }).click();
  await page.waitForTimeout(800);
  await page.screenshot({ path: `/tmp/kh/all-${count}-dark.png` });
  await page.emulateMedia({ colorScheme: 'light' });
  const list = page.getByRole('list', { name: 'Runs', exact: true });
  await list.locator('[data-row-focus]').nth(2).click({ timeout: 5000 });
  await page.waitForTimeout(600);
  await page.screenshot({ path: `/tmp/kh/chosen-${count}-light.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(400);
  await page.screenshot({ path: `/tmp/kh/chosen-${count}-390.png` });
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `/tmp/kh/all-${count}-390.png` });
  await page.setViewportSize({ width: 1440, height: 900 });
  const dialog = page.getByRole('dialog', { name: 'All runs' });
  await list.locator('[data-row-focus]').nth(3).click();
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await page.waitForTimeout(800);
  await page.screenshot({ path: `/tmp/kh/reopened-${count}.png` });
});
