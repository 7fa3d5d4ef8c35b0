import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { workbench } from '../support/workbench.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing: empty, filled, failed, with a JWT, and after an API call', async ({ page }) => {
      const at = workbench(page);
      await page.goto('/');
      await expect(at.tokenRequest).toBeVisible();
      await expectNoViolation(page);
      await at.press('Get token');
      await expectNoViolation(page);
      await at.press('Use the playground');
      await at.clientSecret.fill('wrong');
      await at.press('Get token');
      await expect(at.finding('wrong-secret')).toBeVisible();
      await expectNoViolation(page);
      await page.getByRole('combobox', { name: 'Playground client' }).selectOption('jwt-server');
      await at.press('Get token');
      await expect(at.token.getByRole('group', { name: 'Claims' })).toBeVisible();
      await at.press('Send request');
      await expect(at.finding('api-accepted')).toBeVisible();
      await expectNoViolation(page);
      for (const tab of ['Timing', 'Connection']) {
        await page.getByRole('tab', { name: tab }).click();
        await expectNoViolation(page);
      }
    });
  });
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
  expect(said).toEqual([]);
}

test('the whole road by keyboard alone', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await expect(at.tokenRequest).toBeVisible();
  await tabTo(page, 'Use the playground');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Get token');
  await page.keyboard.press('Enter');
  await expect(at.finding('token-issued')).toBeVisible();
  await tabTo(page, 'Timing');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'Messages' })).toBeFocused();
  await tabTo(page, 'Reveal secrets');
  await page.keyboard.press('Space');
  await expect(at.rawRequest).toContainText('Basic c2VydmVy');
  await tabTo(page, 'Send request');
  await page.keyboard.press('Enter');
  await expect(at.finding('api-accepted')).toBeVisible();
});

/** Presses Tab until the control with this name has the focus; a control that Tab does not reach fails. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (focused === name) return;
    const isTabInList = await page.evaluate(() => document.activeElement?.getAttribute('role') === 'tab');
    await page.keyboard.press(isTabInList && name === 'Timing' ? 'ArrowRight' : 'Tab');
  }
  throw new Error(`Tab never reached “${name}”.`);
}

for (const width of [390, 768, 1024, 1440, 2560]) {
  test(`nothing pushes the page wider than ${width} px`, async ({ page }) => {
    const at = workbench(page);
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/');
    await at.press('Use the playground');
    await page.getByRole('combobox', { name: 'Playground client' }).selectOption('jwt-server');
    await at.press('Get token');
    await expect(at.finding('token-issued')).toBeVisible();
    await at.press('Reveal secrets');
    await at.press('Send request');
    await expect(at.finding('api-accepted')).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
