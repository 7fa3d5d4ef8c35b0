import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { schemes } from '../support/schemes.ts';
import { workbench } from '../support/workbench.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    // Each look of axe walks the whole page several times: a second on a quiet machine, many on a busy one.
    test.describe.configure({ timeout: 120_000 });

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
      await at.callApi();
      await expect(at.finding('api-accepted')).toBeVisible();
      await expectNoViolation(page, 'html', true);
      for (const tab of ['Timing', 'Connection']) {
        await page.getByRole('tab', { name: tab }).click();
        await expectNoViolation(page);
      }
    });
  });
}

for (const colorScheme of schemes) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test.describe.configure({ timeout: 120_000 });

    test('axe finds nothing in what the playground’s tokens come to', async ({ page }) => {
      const at = workbench(page);
      await page.goto('/');
      await at.press('Use the playground');
      await at.press('Get token');
      await at.press('Introspect');
      await expect(at.token.locator('[data-introspection="active"]')).toBeVisible();
      await at.press('Revoke');
      await expect(at.token.locator('[data-revocation="revoked"]')).toBeVisible();
      await at.press('Introspect');
      await expect(at.token.locator('[data-introspection="inactive"]')).toBeVisible();
      await unfold(page);
      await expectNoViolation(page);

      await page.getByRole('combobox', { name: 'Playground client' }).selectOption('jwt-server');
      await at.press('Get token');
      await at.press('Verify');
      await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
      await at.press('Introspect');
      await expect(at.token.locator('[data-introspection="refused"]')).toBeVisible();
      await unfold(page);
      await page.getByRole('checkbox', { name: 'Renew automatically' }).check();
      await expectNoViolation(page);
      await at.scope.fill('read');
      await expect(at.token.locator('[data-stale]')).toBeVisible();
      await at.press('Rotate the signing key');
      await expect(at.tokenRequest).toContainText('Rotated');
      await at.press('Verify');
      await expect(at.verdict).toHaveAttribute('data-verdict', 'cannot-check');
      await expectNoViolation(page);
    });

    test('axe finds nothing in whatever is pasted', async ({ page }) => {
      const at = workbench(page);
      await page.goto('/');
      for (const pasted of Object.values(pastes)) {
        await at.accessToken.fill(pasted);
        await expect(at.token.locator('[data-looks], [role="timer"]').first()).toBeVisible();
        await unfold(page);
        await expectNoViolation(page, tokenPanel);
      }
      for (const [verdict, pasted] of Object.entries({ 'not-valid': pastes.unsigned, 'not-for-you': pastes.graph })) {
        await at.accessToken.fill(pasted);
        await at.press('Verify');
        await expect(at.verdict).toHaveAttribute('data-verdict', verdict);
        await expectNoViolation(page, tokenPanel);
      }
    });

    test('axe finds nothing while a token is made, in each way and wrongly', async ({ page }) => {
      await page.goto('/');
      const at = workbench(page);
      const made = page.getByRole('group', { name: 'Made token' });
      await at.press('Write a token');
      await page.getByRole('radio', { name: 'Given', exact: true }).check({ force: true });
      await at.press('Make token');
      await expect(page.getByRole('textbox', { name: 'Private key or shared secret' })).toBeFocused();
      await expectNoViolation(page);
      await page.getByRole('radio', { name: 'Generated here' }).check({ force: true });
      for (const [algorithm, chip] of [
        ['ES256', 'ES256'],
        ['HS256', 'HS256'],
        ['none', 'unsigned'],
      ] as const) {
        await page.getByRole('combobox', { name: 'Signing algorithm' }).selectOption(algorithm);
        await at.press('Make token');
        await expect(made).toContainText(chip);
        await expectNoViolation(page);
      }
      await at.press('Use for the API call');
      await expect(at.token).toContainText('made here');
      await expectNoViolation(page);
    });
  });
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object, header: object = { alg: 'ES256', kid: 'k' }): string =>
  `${encoded(header)}.${encoded(claims)}.c2ln`;

/** One of each kind that the panel draws in its own way. */
const pastes = {
  opaque: '2YotnFZFEjr1zCsicMWpAA',
  expired: jwt({ iss: 'https://as.example', exp: 1_600_000_000, iat: 1_500_000_000 }),
  notYet: jwt({ iss: 'https://as.example', nbf: 33_000_000_000 }),
  longAndOdd: jwt({
    'https://as.example/claims/a-long-name': 'x'.repeat(2000),
    sub: 'שלום \u202Efdp.exe 👩‍👩‍👧',
    scope: 'read '.repeat(80),
  }),
  graph: jwt(
    { aud: 'https://graph.microsoft.com', iss: 'https://sts.windows.net/0/' },
    { alg: 'RS256', typ: 'JWT', nonce: 'n', kid: 'k' },
  ),
  unsigned: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYWNoaW5lIn0.',
  damaged: 'eyJhbGciOiJub25lIn0.%%%.sig',
  half: `${encoded({ alg: 'ES256' })}.${encoded({ sub: 'me' })}`,
  encrypted: `${encoded({ alg: 'dir', enc: 'A256GCM' })}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
  nested: `${encoded({ alg: 'ES256', cty: 'JWT' })}.${Buffer.from(jwt({ sub: 'inner' })).toString('base64url')}.c2ln`,
  large: 'a'.repeat(1_100_000),
  url: 'https://as.example/token',
  answer: `{"access_token":"${jwt({ sub: 'me' })}"}`,
  key: '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----',
};

/** Opens everything that is folded: what is hidden is not examined. */
async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = true;
  });
}

const tokenPanel = 'section:has(textarea[placeholder="Paste a token to look into it"])';

async function expectNoViolation(page: Page, within = 'html', messages = false): Promise<void> {
  const { violations } = await (await axeOn(page, { messages })).include(within).analyze();
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

test('from a token to its verdict and what its server says, by keyboard alone', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await page.getByRole('combobox', { name: 'Playground client' }).selectOption('jwt-server');
  const press = async (name: string) => {
    // What comes a moment later is passed by whoever tabs before it is there.
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
    await tabTo(page, name);
    await page.keyboard.press('Enter');
  };
  await press('Get token');
  await expect(at.timeLeft).toBeVisible();
  await press('Renew');
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Renew' })).toBeFocused();
  await press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
  await expect(page.getByRole('button', { name: 'Verify', exact: true })).toBeFocused();
  await press('Introspect');
  await expect(at.token.locator('[data-introspection="refused"]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Introspect', exact: true })).toBeFocused();
  await press('Write a token');
  await press('Make token');
  await press('Use for the API call');
  await expect(at.token).toContainText('made here');
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

// 320 px is a page of 1280 px at 400 % (WCAG 1.4.10), 720 px one of 1440 px at 200 %.
for (const width of [320, 390, 720, 768, 1024, 1440, 2560]) {
  test(`nothing pushes the page wider than ${width} px`, async ({ page }) => {
    const at = workbench(page);
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/');
    await at.press('Use the playground');
    await page.getByRole('combobox', { name: 'Playground client' }).selectOption('jwt-server');
    await at.press('Get token');
    await expect(at.finding('token-issued')).toBeVisible();
    await at.press('Reveal secrets');
    await at.callApi();
    await expect(at.finding('api-accepted')).toBeVisible();
    await at.press('Verify');
    await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
    await at.press('Write a token');
    await at.press('Make token');
    await unfold(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
