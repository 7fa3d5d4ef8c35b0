import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { schemes } from '../support/schemes.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

const issued = jsonAnswer('200 OK', { access_token: 'opaque-token-0123456789', token_type: 'Bearer', expires_in: 60 });

test('a pasted curl command is looked at, filled in and sent, and its headers come back after a reload', async ({
  page,
}) => {
  const at = workbench(page);
  const server = await recordingServer(() => issued);
  await page.goto('/');
  await at.press('Paste curl');
  await page.keyboard.insertText(
    `curl -sk ${server.origin}/token \\\n  -u 'svc:canary-secret' -H 'X-Tenant: acme' -H 'X-Api-Key: canary-key' \\\n  -d grant_type=client_credentials --data-urlencode 'scope=read write' -d resource=https%3A%2F%2Fapi.test | jq .`,
  );
  const review = page.getByRole('group', { name: 'Paste curl' });
  await expect(review).toContainText('Fills in the token request');
  await expect(review).toContainText('| jq …');
  await expect(review.getByRole('checkbox', { name: /Do not verify/ })).not.toBeChecked();
  await expect(review.locator('dl')).not.toContainText('canary');
  await at.press('Fill in');
  await expect(at.scope).toHaveValue('read write');
  await expect(page.getByRole('list', { name: 'Scopes' }).getByRole('listitem')).toHaveText(['read', 'write']);
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
  expect(server.requests[0]).toContain('X-Tenant: acme\r\nX-Api-Key: canary-key\r\n');
  expect(server.requests[0]).toMatch(
    /grant_type=client_credentials&scope=read\+write&resource=https%3A%2F%2Fapi\.test$/,
  );
  await expect(at.rawRequest).not.toContainText('canary');

  await page.reload();
  await expect(page.getByLabel('Header 1 value')).toHaveValue('acme');
  await expect(page.getByLabel('Header 2 name')).toHaveValue('X-Api-Key');
  await expect(page.getByLabel('Header 2 value')).toHaveValue('');
  await server.close();
});

test('the body goes as JSON, and the page says that this is a departure', async ({ page }) => {
  const at = workbench(page);
  const server = await recordingServer(() => issued);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', 'hunter-2-secret', 'read write');
  await at.tokenRequest.getByText('Headers, grant and body').click();
  await page.getByRole('combobox', { name: 'Body format' }).selectOption('JSON');
  await page.getByRole('combobox', { name: 'Scope separator' }).selectOption('a comma');
  await expect(at.finding('json-body-departure')).toBeVisible();
  await expect(at.finding('scope-separator-departure')).toBeVisible();
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
  expect(server.requests[0]).toMatch(/\r\n\r\n\{"grant_type":"client_credentials","scope":"read,write"\}$/);
  await server.close();
});

for (const client of ['resource-server', 'details-server']) {
  test(`the playground fills in the parameter that ${client} needs`, async ({ page }) => {
    const at = await withPlaygroundToken(page, client);
    await expect(page.getByLabel('Parameter 1 name')).toHaveValue(
      client === 'resource-server' ? 'resource' : 'authorization_details',
    );
    await expect(at.accessToken).toHaveValue(/^eyJ/);
  });
}

for (const colorScheme of schemes) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the pasted command, the headers, the grant and the scopes', async ({ page }) => {
      const at = workbench(page);
      await page.goto('/');
      await at.fill('https://as.example/token', 'machine', 'hunter-2-secret', 'read write read');
      await at.tokenRequest.getByText('Headers, grant and body').click();
      await at.press('Add a header');
      await page.keyboard.type('X-Api-Key');
      await page.getByRole('combobox', { name: 'Grant type' }).selectOption('Token exchange');
      await at.press('Add them');
      await at.press('Add authorization_details');
      await page.keyboard.insertText('{"type":"payment"}');
      await at.press('Paste curl');
      await page.keyboard.insertText(
        'curl -k --cert a.pem -u "$ID:b" https://as.example/token -d grant_type=client_credentials',
      );
      await expect(page.getByText(/They name files, which a page cannot read/)).toBeVisible();
      const { violations } = await (await axeOn(page)).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  });
}
