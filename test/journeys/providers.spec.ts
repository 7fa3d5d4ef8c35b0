import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { schemes } from '../support/schemes.ts';
import { workbench } from '../support/workbench.ts';

const issued = jsonAnswer('200 OK', { access_token: 'opaque-token-0123456789', token_type: 'Bearer', expires_in: 60 });

test('an endpoint is recognised, its preset fills the form, and a parameter goes along', async ({ page }) => {
  const at = workbench(page);
  const server = await recordingServer(() => issued);
  const endpoint = `${server.origin}/realms/main/protocol/openid-connect/token`;
  await page.goto('/');
  await at.fill(endpoint, 'machine', 'hunter-2-secret');
  await expect(at.tokenRequest).toContainText('The endpoint looks like Keycloak, by its path.');
  await at.press('Use the preset for Keycloak');
  await expect(page.getByRole('textbox', { name: 'Realm' })).toHaveValue('main');
  await expect(at.tokenEndpoint).toHaveValue(endpoint);

  await at.tokenRequest.getByText('Parameters', { exact: true }).click();
  await at.press('Add a parameter');
  await page.keyboard.type('audience');
  await page.keyboard.press('Tab');
  await page.keyboard.type('my api');
  await at.press('Add a parameter');
  await page.keyboard.type('client_assertion');
  await page.keyboard.press('Tab');
  await page.keyboard.type('canary-assertion');
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
  expect(server.requests[0]).toMatch(/&audience=my\+api&client_assertion=canary-assertion$/);
  await expect(at.rawRequest).toContainText('client_assertion=••••••••');

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('keycloak');
  await expect(page.getByLabel('Parameter 1 value')).toHaveValue('my api');
  await expect(page.getByLabel('Parameter 2 name')).toHaveValue('client_assertion');
  await expect(page.getByLabel('Parameter 2 value')).toHaveValue('');
  await server.close();
});

test('a preset shows what is still missing, and is undone in one press', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', 'hunter-2-secret');
  await page.getByRole('combobox', { name: 'Provider' }).selectOption('Auth0');
  await expect(at.tokenEndpoint).toHaveValue('https://{domain}/oauth/token');
  await expect(at.preview).toContainText('Fill in {domain} in the token endpoint');
  await expect(page.getByLabel('Parameter 1 name')).toHaveValue('audience');
  await page.getByRole('textbox', { name: 'Domain' }).fill('acme.eu.auth0.com');
  await expect(at.preview).toContainText('Host: acme.eu.auth0.com');
  await expect(at.finding('auth0-audience-missing')).toBeVisible();
  await page.getByLabel('Parameter 1 value').fill('https://api.example');
  await expect(at.finding('auth0-audience-missing')).toBeHidden();

  await page.getByRole('combobox', { name: 'Provider' }).selectOption('Okta, custom authorization server');
  await expect(at.tokenEndpoint).toHaveValue('https://{domain}/oauth2/{server}/v1/token');
  await at.press('Undo the preset');
  await expect(at.tokenEndpoint).toHaveValue('https://acme.eu.auth0.com/oauth/token');
  await expect(page.getByLabel('Parameter 1 value')).toHaveValue('https://api.example');
});

for (const colorScheme of schemes) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in a preset, its traps, its parameters and the form for one’s own', async ({ page }) => {
      await page.goto('/');
      const provider = page.getByRole('combobox', { name: 'Provider' });
      await provider.selectOption('Auth0');
      await page.getByText('About Auth0').click();
      await workbench(page).press('Add a parameter');
      await page.getByRole('radio', { name: 'Browser' }).check({ force: true });
      await provider.selectOption('Add your own…');
      await workbench(page).press('Add this provider');
      await expect(page.getByText('There is nothing to read yet: paste the JSON of one provider.')).toBeVisible();
      const { violations } = await (await axeOn(page)).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
    });
  });
}

test('a provider of one’s own stays on this device', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Provider' }).selectOption('Add your own…');
  const json = { id: 'acme', name: 'Acme SSO', tokenEndpoint: 'https://sso.acme.example/token' };
  await page.getByRole('textbox', { name: 'Provider as JSON' }).fill(JSON.stringify(json));
  await workbench(page).press('Add this provider');
  await expect(workbench(page).tokenEndpoint).toHaveValue('https://sso.acme.example/token');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('acme');
  await expect(page.getByRole('option', { name: 'Acme SSO' })).toBeAttached();
});
