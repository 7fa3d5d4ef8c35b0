import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { schemes } from '../support/schemes.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

/** The page once it listens. */
async function opened(page: Page) {
  const at = workbench(page);
  await page.goto('/');
  await expect(at.tokenRequest.getByRole('button', { name: 'Get token' })).toBeVisible();
  return at;
}

/** Presses Ctrl+K, types, presses Enter: what a person does who knows the letters. */
async function command(page: Page, letters: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Action' })).toBeFocused();
  await page.keyboard.type(letters);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
}

test('a first token, its verdict and an API call, with the palette alone', async ({ page }) => {
  const at = await opened(page);
  await command(page, 'playground’s jwt-server');
  await command(page, 'gt');
  await expect(at.timeLeft).toBeVisible();
  await command(page, 've');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
  await expect(page.getByRole('button', { name: 'Verify', exact: true })).toBeFocused();
  await command(page, 'rs');
  await expect(at.rawRequest).toContainText('Basic and');
  await command(page, 'sr');
  await expect(at.finding('api-accepted')).toBeVisible();
});

test('shortcuts do it at once, each where the focus is', async ({ page }) => {
  const at = await opened(page);
  await at.press('Use the playground');
  await at.scope.focus();
  await page.keyboard.press('Control+Enter');
  await expect(at.timeLeft).toBeVisible();
  await expect(at.scope).toBeFocused();
  await page.getByRole('textbox', { name: 'API URL' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(at.finding('api-accepted')).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(2);
  await at.clientId.focus();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(3);

  await page.getByRole('button', { name: 'Paste curl' }).click();
  await page
    .getByRole('textbox', { name: 'curl command' })
    .fill('curl https://as.example/token -u a:b -d grant_type=client_credentials');
  await page.keyboard.press('Control+Enter');
  await expect(at.tokenEndpoint).toHaveValue('https://as.example/token');
});

test('both dialogs close by Escape and by a press beside them, and give the focus back', async ({ page }) => {
  const at = await opened(page);
  await at.scope.fill('read');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(at.scope).toBeFocused();
  // The caret is back as well: what is typed arrives, the single key included.
  await page.keyboard.type('a?');
  await expect(at.scope).toHaveValue('rea?d');
  await expect(help(page)).toBeHidden();

  await page.getByRole('radio', { name: 'Browser' }).focus();
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(help(page)).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Browser' })).toBeFocused();
});

test('that the single key is off is remembered, and nothing else is kept for it', async ({ page }) => {
  await opened(page);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await help(page).getByRole('checkbox').uncheck();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await expect(help(page)).toBeHidden();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'grantscope-single-keys': 'off' });
});

test.describe('every action', () => {
  // What the browser says of a server that is not there.
  test.use({ expectedConsoleErrors: /ERR_CONNECTION_REFUSED/ });
  test.describe.configure({ timeout: 90_000 });

  test('can be done at some time: none presses a button that there never is', async ({ page }) => {
    const done = new Set<string>();
    let all: string[] = [];
    const look = async () => {
      await page.keyboard.press('Control+k');
      await expect(palette(page)).toBeVisible();
      const names = (selector: string) =>
        palette(page)
          .locator(selector)
          .evaluateAll((options) => options.map((option) => option.querySelector('span')?.textContent ?? ''));
      all = await names('[role="option"]');
      for (const name of await names('[role="option"][aria-disabled="false"]')) done.add(name);
      await page.keyboard.press('Escape');
      await expect(palette(page)).toBeHidden();
    };
    const at = await withPlaygroundToken(page, 'jwt-server');
    await at.press('Edit and send the API call');
    await expect(at.apiCall.getByRole('button', { name: 'Send API call as edited' })).toBeVisible();
    await look();
    await at.callApi();
    await expect(at.finding('api-accepted')).toBeVisible();
    await at.press('Verify');
    await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
    await at.press('Unfold the preview');
    await at.press('Edit and send');
    await at.press('Write a token');
    await at.press('Paste curl');
    await page
      .getByRole('textbox', { name: 'curl command' })
      .fill('curl https://as.example/token -d grant_type=client_credentials -u a:b');
    await expect(page.getByRole('button', { name: 'Send as edited' })).toBeVisible();
    await look();
    await at.press('Fill in');
    await at.press('Colour scheme: system');
    await look();
    await at.choose('Browser');
    // The playground as it was, but at a port where nobody listens.
    await at.tokenEndpoint.fill(unused);
    await page.getByRole('textbox', { name: 'API URL' }).fill(unused);
    await at.press('Get token');
    await expect(at.exchange.getByRole('button', { name: 'Find out why' })).toBeVisible();
    await at.callApi();
    await expect(at.apiCall.getByRole('button', { name: 'Find out why the API call failed' })).toBeVisible();
    await look();
    // For what is on its way, looked at where that is held up; and for what came with a link, done there.
    // Nor is a fault on here, which faults.spec.ts takes off.
    const elsewhere = [
      'Cancel',
      'Stop the API call',
      'Keep this run in the history',
      'Let go of the token',
      'All faults off',
      'Story view',
      'Flow picture in full',
    ];
    expect(all.filter((name) => !done.has(name) && !elsewhere.includes(name))).toEqual([]);
  });
});

/** A port of this machine at which nothing listens and which browsers do not refuse. */
const unused = 'http://127.0.0.1:18/';

for (const colorScheme of schemes) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test.describe.configure({ timeout: 120_000 });

    test('axe finds nothing in the palette and in the list of shortcuts', async ({ page }) => {
      await opened(page);
      await page.keyboard.press('Control+k');
      await expect(palette(page)).toBeVisible();
      await expectNoViolation(page);
      await page.keyboard.type('nothing is called so');
      await expect(palette(page)).toContainText('No action answers');
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'All shortcuts' }).click();
      await expect(help(page)).toBeVisible();
      await expectNoViolation(page);
    });
  });
}

test.describe('with colours of the system alone', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('the option that Enter would do still looks different', async ({ page }) => {
    await opened(page);
    await page.keyboard.press('Control+k');
    const ground = (name: string) =>
      page.getByRole('option', { name, exact: true }).evaluate((option) => getComputedStyle(option).backgroundColor);
    expect(await ground('Get token')).not.toBe(await ground('Use the playground'));
  });
});

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('both dialogs fit, and scroll inside', async ({ page }) => {
    await opened(page);
    for (const [button, dialog] of [
      ['Search actions', palette(page)],
      ['Keyboard shortcuts', help(page)],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await expect(dialog).toBeVisible();
      const box = await dialog.boundingBox();
      expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 390 && box.y + box.height <= 844).toBe(true);
      expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
    }
  });
});

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await (await axeOn(page)).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
