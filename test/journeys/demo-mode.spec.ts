import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { canaries, canariesIn, jwtWith } from '../support/canaries.ts';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const token = jwtWith({ name: 'token', value: Buffer.from(canaries.token.value).toString('base64url') });

/**
 * All that a recording could hold of the page: its markup with every attribute, and what its fields show. What a field
 * draws as dots, as a password field does, is not shown.
 */
function shownOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    const shown = fields.filter(
      (field) =>
        field.type !== 'password' && getComputedStyle(field).getPropertyValue('-webkit-text-security') !== 'disc',
    );
    return [document.documentElement.outerHTML, document.title, location.href, ...shown.map(({ value }) => value)].join(
      '\n',
    );
  });
}

async function expectNothingShown(page: Page, where: string): Promise<void> {
  expect(canariesIn(await shownOn(page)), where).toEqual([]);
}

test('demo mode hides every secret and every working token, also what was revealed before', async ({ page }) => {
  test.setTimeout(90_000);
  const at = workbench(page);
  const server = await recordingServer(() =>
    jsonAnswer('200 OK', {
      access_token: token,
      token_type: 'Bearer',
      refresh_token: canaries.refreshToken.value,
      expires_in: 300,
    }),
  );
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', canaries.clientSecret.value);
  await page.getByText('Headers', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Headers' }).fill(`X-Api-Key: ${canaries.apiKey.value}`);
  await page.getByRole('button', { name: 'The three layers of Basic' }).click();
  await page.getByRole('textbox', { name: 'API URL' }).fill(`${server.origin}/api`);
  await page.getByRole('button', { name: 'Reveal in the preview' }).click();
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue(token);
  await at.press('Send request');
  await expect(at.apiCall).toContainText('200 OK');
  const reveals = ['Show secret', 'Reveal secrets', 'Reveal in the preview', 'Reveal API secrets'];
  for (const name of ['Show secret', 'Reveal secrets', 'Reveal API secrets'])
    await page.getByRole('button', { name, exact: true }).first().click();
  expect(canariesIn(await shownOn(page)), 'the scan finds what is on screen').not.toEqual([]);

  const toggle = page.getByRole('button', { name: 'Demo mode' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(at.accessToken).toHaveValue(/\.••••••••$/);
  await expectNothingShown(page, 'the page as it was when demo mode was switched on');
  for (const name of [...reveals, 'Copy token', 'Share'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);

  for (const details of await page.locator('details:not([open]) > summary').all())
    if (await details.isVisible()) await details.click();
  await expectNothingShown(page, 'with everything unfolded');
  for (const name of ['Raw request', 'Raw response', 'API request']) {
    const message = page.getByRole('group', { name, exact: true }).locator('pre').first();
    const parts = await message.locator('[data-part]').count();
    await message.focus();
    for (let part = 0; part < parts; part++) {
      await page.keyboard.press('ArrowRight');
      await expectNothingShown(page, `with part ${part + 1} of ${name} explained`);
    }
  }
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    expect((await (await axeOn(page)).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
  for (const width of [1440, 1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px wide`).toBeLessThanOrEqual(
      width,
    );
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await toggle.click();
  await expect(at.accessToken).toHaveValue(token);
  await expect(page.getByRole('button', { name: 'Show secret' })).toHaveAttribute('aria-pressed', 'false');
  await server.close();
});

test('a reload in demo mode stays in it', async ({ page }) => {
  await page.goto('/');
  const toggle = page.getByRole('button', { name: 'Demo mode' });
  await toggle.click();
  await page.reload();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
});
