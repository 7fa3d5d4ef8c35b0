import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const fold = 'Find the endpoint by its issuer';

test('the playground is found by its issuer, filled in, and gives a token', async ({ page, product }) => {
  const at = workbench(page);
  const issuer = product.playground?.httpOrigin ?? '';
  await page.goto('/');
  await at.fill('', 'jwt-server', 'Jwt-Secr3t!');
  await page.getByText(fold).click();
  await page.getByRole('textbox', { name: 'Issuer' }).fill(issuer);
  await at.press('Discover');
  await expect(page.getByRole('group', { name: 'Discovered', exact: true })).toContainText(issuer);
  await expect(at.lookups.getByRole('region', { name: 'Metadata', exact: true })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await at.press('Fill in');
  await expect(at.tokenEndpoint).toHaveValue(new RegExp(`^${issuer}/`));
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');
});

test('the https issuer of the playground is found by its token endpoint, once its certificate is trusted', async ({
  page,
  product,
}) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill(`${product.playground?.httpsOrigin}/oauth/v2/oauth-token`, 'jwt-server', 'Jwt-Secr3t!');
  await page.getByText(fold).click();
  await at.press('Discover');
  await at.lookups.getByRole('button', { name: 'Trust this certificate' }).click();
  await expect(page.getByRole('group', { name: 'Discovered', exact: true })).toContainText(
    product.playground?.httpsOrigin ?? '',
  );
  await expect(at.finding('metadata-of-another-issuer')).toHaveCount(0);
});

test('nothing is used of metadata that name another issuer (RFC 8414 §3.3)', async ({ page }) => {
  const server = await recordingServer(() =>
    jsonAnswer('200 OK', { issuer: 'https://bank.example', token_endpoint: 'https://evil.example/token' }),
  );
  const at = workbench(page);
  await page.goto('/');
  await at.fill('', 'machine', 's3cret-of-mine');
  await page.getByText(fold).click();
  await page.getByRole('textbox', { name: 'Issuer' }).fill(server.origin);
  await at.press('Discover');
  await expect(at.finding('metadata-of-another-issuer')).toContainText('https://bank.example');
  await expect(page.getByRole('button', { name: 'Discover https://bank.example', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Fill in/ })).toHaveCount(0);
  await expect(at.tokenEndpoint).toHaveValue('');
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).not.toContain('s3cret-of-mine');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await server.close();
});
