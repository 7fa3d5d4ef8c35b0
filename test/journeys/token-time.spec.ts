import { expect, test } from '../support/journey.ts';
import { withPlaygroundToken } from '../support/workbench.ts';

test('the title of the tab shows the time left once that is wanted, and nothing of the token', async ({ page }) => {
  await withPlaygroundToken(page, 'jwt-server');
  await expect(page).toHaveTitle('Grantscope');
  await page.getByText('Renewal and clocks').click();
  await page.getByRole('checkbox', { name: 'Show the time left' }).check();
  await expect(page).toHaveTitle(/^\d:\d\d · Grantscope$/);
  await page.getByRole('checkbox', { name: 'Show the time left' }).uncheck();
  await expect(page).toHaveTitle('Grantscope');
});

test('a token is stale once what it was asked with has changed, and no secret is said', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'server');
  await at.clientSecret.fill('a-canary-secret');
  const stale = at.token.locator('[data-stale]');
  await expect(stale).toContainText('Client secret');
  await expect(stale).not.toContainText('canary');
  await at.clientSecret.fill('Secr3t!');
  await expect(stale).toHaveCount(0);
});

test('a clock that is set, and a machine that slept, are taken in at the next look (T58, T59)', async ({ page }) => {
  await page.clock.install();
  const at = await withPlaygroundToken(page, 'server');
  const look = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(at.timeLeft).toHaveText(/^4:[45]\d$/);
  await page.clock.setSystemTime(Date.now() - 24 * 3_600_000);
  await look();
  await expect(at.token).toContainText('was set back by');
  await expect(at.timeLeft).toHaveText(/^4:[345]\d$/);
  await page.clock.setSystemTime(Date.now() + 4.5 * 3_600_000);
  await look();
  await expect(at.timeLeft).toHaveText('expired');
  await page.clock.setSystemTime(Date.now());
  await look();
  await expect(at.timeLeft).toHaveText('expired');
});

test('the browser hides the server’s clock, and that is said, not guessed (T60)', async ({ page, product }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  await page.getByText('Renewal and clocks').click();
  const clocks = at.token.getByRole('table', { name: 'Three clocks' });
  await expect(clocks.getByRole('row', { name: /^Date/ })).toContainText('agrees with it');
  await at.tokenEndpoint.fill(`${product.playground?.httpOrigin}/oauth/v2/oauth-token`);
  await at.choose('Browser');
  await at.press('Get token');
  await expect(clocks.getByRole('row', { name: /^Date/ })).toContainText('Not visible to the browser; use the proxy');
});

test('a token is renewed by itself, without a refresh token', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'short-lived');
  const first = await at.accessToken.inputValue();
  await page.getByText('Renewal and clocks').click();
  await page.getByRole('checkbox', { name: 'Renew automatically' }).check();
  await expect(at.token).toContainText(/Renews by itself in \d/);
  await expect(at.accessToken).not.toHaveValue(first, { timeout: 12_000 });
  await expect(at.timeLeft).toHaveText(/^0:1\d$/);
});
