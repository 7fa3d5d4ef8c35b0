import type { Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { schemes } from '../support/schemes.ts';
import { workbench } from '../support/workbench.ts';

const inDemoMode = async (page: Page) => {
  const at = workbench(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'Demo mode', exact: true }).click();
  const demo = page.getByRole('region', { name: 'Demo', exact: true });
  await expect(demo).toBeVisible();
  return { at, demo, story: page.getByRole('dialog', { name: 'Story' }) };
};

for (const colorScheme of schemes)
  test(`a run is told view by view, walked with the arrow keys, and holds no secret, in ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const { at, demo, story } = await inDemoMode(page);
    await at.press('Use the playground');
    await page.getByRole('combobox', { name: 'Playground client' }).selectOption('jwt-server');
    const secret = 'Secr3t!';
    await at.press('Get token');
    await expect(at.token.getByRole('group', { name: 'Claims' })).toBeVisible();
    await at.callApi();
    await expect(at.finding('api-accepted')).toBeVisible();
    const teller = demo.getByRole('button', { name: 'Story view' });
    await teller.click();
    const place = story.getByRole('status');
    const titles = [
      'The flow',
      'Token request',
      'Answer to Token request',
      'The token',
      'API call',
      'Answer to API call',
      'What came of it',
    ];
    for (const [index, title] of titles.entries()) {
      await expect(place).toHaveText(`${index + 1} of ${titles.length}: ${title}`);
      await expect(story.getByRole('heading', { level: 2, name: title })).toBeVisible();
      const markup = await story.evaluate((element) => element.outerHTML);
      expect(markup).not.toContain(secret);
      expect(markup).not.toContain(btoa(`jwt-server:${secret}`));
      await page.keyboard.press('ArrowRight');
    }
    await expect(place, 'the end is the end').toContainText('What came of it');
    await page.keyboard.press('Home');
    await expect(place).toContainText('1 of 7');
    await page.keyboard.press('End');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowLeft');
    await expect(place).toContainText('5 of 7');
    await expect(story.getByRole('group', { name: 'Message without its secrets' })).toContainText('Authorization: ');
    const { violations } = await (await axeOn(page)).include('dialog').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await story.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    }
    await page.keyboard.press('Escape');
    await expect(story).toBeHidden();
    await expect(teller).toBeFocused();
  });

test('a refusal is told as far as it went, and without a run it says how to come by one', async ({ page }) => {
  const { at, demo, story } = await inDemoMode(page);
  await demo.getByRole('button', { name: 'Story view' }).click();
  await expect(story).toContainText('Get token');
  await story.getByRole('button', { name: 'Leave the story' }).click();
  await at.press('Use the playground');
  // The field shows that there is one, and no more.
  await page.getByRole('button', { name: 'Demo mode', exact: true }).click();
  await at.clientSecret.fill('wrong-and-planted');
  await page.getByRole('button', { name: 'Demo mode', exact: true }).click();
  await at.press('Get token');
  await expect(at.finding('wrong-secret')).toBeVisible();
  await demo.getByRole('button', { name: 'Story view' }).click();
  await expect(story.getByRole('status')).toHaveText('1 of 4: The flow');
  await page.keyboard.press('End');
  await expect(story.getByRole('listitem').first()).toContainText('Error: ');
  expect(await story.evaluate((element) => element.outerHTML)).not.toContain('wrong-and-planted');
});

test('the flow picture alone fills the screen, and Escape leaves it', async ({ page }) => {
  const { demo } = await inDemoMode(page);
  const full = demo.getByRole('button', { name: 'Flow picture in full' });
  await full.click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label'))).toBe('Flow');
  await expect(full).toHaveAttribute('aria-pressed', 'true');
  await page.evaluate(() => document.exitFullscreen());
  await expect(full).toHaveAttribute('aria-pressed', 'false');
});
