import { axeOn } from '../support/axe.ts';
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

test('a DPoP token is bound to the key of this tab, and the API takes it with a proof (RFC 9449)', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'dpop-server');
  await expect(page.getByRole('checkbox', { name: 'DPoP', exact: true })).toBeChecked();
  await expect(at.rawRequest).toContainText('DPoP: ');
  await at.callApi();
  await expect(at.apiResponse).toContainText('200 OK');
  await expect(page.locator('[data-severity="error"]')).toHaveCount(0);
});

test('a nonce that the server wants is answered once and shown as two exchanges; the next request needs one', async ({
  page,
}) => {
  const at = await withPlaygroundToken(page, 'dpop-nonce-server');
  const exchange = page.getByRole('region', { name: 'Exchange', exact: true });
  // Another landmark has the name of the first step: the panel with the form.
  const first = exchange.getByRole('group', { name: 'Token request', exact: true });
  const second = exchange.getByRole('region', { name: 'Token request with nonce', exact: true });
  const raw = (step: Locator, part: string) => step.getByRole('group', { name: part, exact: true });
  await expect(raw(first, 'Raw response')).toContainText('use_dpop_nonce');
  await expect(raw(second, 'Raw response')).toContainText('200 OK');
  await expect(at.finding('dpop-nonce-answered')).toBeVisible();
  await page
    .getByText(/^Granted/)
    .first()
    .click();
  await expect(page.getByText('It is the key that signed your proof.', { exact: false })).toBeVisible();
  await at.press('Get token');
  await expect(second).toHaveCount(0);
  await expect(at.rawResponse).toContainText('200 OK');
  await at.callApi();
  await expect(at.apiResponse).toContainText('200 OK');
});

test('axe finds nothing in a proof and two exchanges, and they fit a page of 320 px', async ({ page }) => {
  // Each look of axe walks the whole page several times.
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 900 });
  const at = await withPlaygroundToken(page, 'dpop-nonce-server');
  await at.press('Unfold the preview');
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
  const { violations } = await (await axeOn(page)).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a stolen token is refused without its key, and the finding says that this is the point', async ({
  page,
  context,
}) => {
  const at = await withPlaygroundToken(page, 'dpop-nonce-server');
  const stolen = await at.accessToken.inputValue();
  const thief = await context.newPage();
  const there = workbench(thief);
  await thief.goto('/');
  await there.press('Use the playground');
  await there.accessToken.fill(stolen);
  await there.press('Send request');
  await expect(there.finding('api-dpop-other-key')).toBeVisible();
});
