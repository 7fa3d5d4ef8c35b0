import { expect, test } from '../support/journey.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

test('a signed introspection answer is verified with the keys of its server (RFC 9701)', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'server');
  await page.getByText('How to ask').click();
  await page.getByRole('checkbox', { name: 'Ask for a signed answer' }).check();
  await at.press('Introspect');
  const introspection = at.token.getByRole('group', { name: 'Introspection', exact: true });
  await expect(introspection).toHaveAttribute('data-introspection', 'active');
  await expect(introspection.locator('[data-answer-signature]')).toHaveAttribute('data-answer-signature', 'verified');
  await expect(at.lookups.getByRole('region', { name: 'Introspection', exact: true })).toContainText(
    'application/token-introspection+jwt',
  );
});

test('a JWT that the playground can neither introspect nor revoke is explained', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  await at.press('Introspect');
  await expect(at.finding('introspection-unsupported')).toBeVisible();
  await at.press('Revoke');
  await expect(at.token.getByRole('group', { name: 'Revocation', exact: true })).toHaveAttribute(
    'data-revocation',
    'unsupported-token-type',
  );
  await expect(at.finding('revocation-unsupported')).toBeVisible();
  await at.press('Send request');
  await expect(at.finding('api-accepted')).toBeVisible();
});

test('the keys are fetched by the browser itself, where that way is chosen', async ({ page, product, watched }) => {
  const at = workbench(page);
  await page.goto('/');
  // The browser has no reason to trust the certificate of the https origin.
  await at.fill(`${product.playground?.httpOrigin}/oauth/v2/oauth-token`, 'jwt-server', 'Jwt-Secr3t!');
  await at.choose('Browser');
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');
  await at.press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
  expect(watched.requests.filter((url) => new URL(url).pathname.includes('jwks'))).toHaveLength(1);
});
