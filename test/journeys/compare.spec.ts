import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { schemes } from '../support/schemes.ts';
import { withPlaygroundToken } from '../support/workbench.ts';

test('a failed run is held against the last that worked, at one press, also after a reload', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  // A run is kept after it is drawn, so a reload at once would come before that.
  await expect.poll(() => page.evaluate(keptRuns)).toBe(1);
  await page.reload();
  await at.clientSecret.fill('wrong');
  await at.scope.fill('read');
  await at.press('Get token');
  await at.press('Compare with one that worked');

  const compare = page.getByRole('region', { name: 'Compare', exact: true });
  const sentences = compare.locator('[data-difference] summary');
  await expect(sentences.first()).toContainText('It came to a refusal instead of a token');
  await expect(sentences.filter({ hasText: 'The scope asked for lost “write”' })).toBeVisible();
  await expect(sentences.filter({ hasText: 'Another client secret was sent' })).toBeVisible();
  await expect(compare).not.toContainText('wrong');
  await expect(compare.getByRole('region', { name: 'Request', exact: true })).toContainText('‹redacted ');

  await at.press('Close comparison');
  await expect(compare).toBeHidden();
  await expect(page.getByRole('button', { name: 'Compare with one that worked' })).toBeFocused();
});

test('two answers of the API are held against each other', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  await at.press('Send request');
  await expect(at.finding('api-accepted')).toBeVisible();
  await at.accessToken.fill('not-a-token-of-anybody');
  await at.press('Send request');
  await at.press('Compare with one that worked: API call');

  const compare = page.getByRole('region', { name: 'Compare', exact: true });
  await expect(compare.locator('[data-difference="error"]')).toContainText('“invalid_token”');
  await expect(compare.locator('[data-difference="token format"]')).toContainText('opaque instead of a JWT');
});

for (const colorScheme of schemes) {
  for (const width of [1440, 390]) {
    test.describe(`in ${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });
      test.describe.configure({ timeout: 120_000 });

      test('axe finds nothing in a comparison, and nothing is wider than the page', async ({ page }) => {
        const at = await withPlaygroundToken(page, 'jwt-server');
        await at.clientSecret.fill('wrong');
        await at.press('Get token');
        await at.press('Compare with one that worked');
        const compare = page.getByRole('region', { name: 'Compare', exact: true });
        await expect(compare.locator('[data-difference]').first()).toBeVisible();
        await compare.locator('details').evaluateAll((all) => {
          for (const each of all) each.setAttribute('open', '');
        });
        await expectNoViolation(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      });
    });
  }
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await (await axeOn(page)).include('[aria-label="Comparison"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** How many runs this browser keeps. */
async function keptRuns(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('grantscope');
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
    opening.addEventListener('success', () => {
      const counting = opening.result.transaction('runs').objectStore('runs').count();
      counting.addEventListener('success', () => {
        opening.result.close();
        resolve(counting.result);
      });
    });
  });
}
