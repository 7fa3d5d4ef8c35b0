import { expect, test } from '../support/journey.ts';
import { workbench } from '../support/workbench.ts';

test('from the first press to the API’s answer, with the playground', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await expect(at.preview).toContainText('POST /oauth/v2/oauth-token HTTP/1.1');

  await at.press('Get token');
  await expect(at.finding('token-issued')).toHaveAttribute('data-severity', 'good');
  const token = await at.accessToken.inputValue();
  expect(token.length).toBeGreaterThan(20);
  await expect(at.timeLeft).toHaveText(/^4:5\d$/);
  await expect(at.rawRequest).toContainText('Authorization: Basic ••••••••');
  await expect(at.rawResponse).toContainText('"access_token":"••••••••"');

  await at.press('Reveal secrets');
  expect(await at.rawRequest.textContent()).toContain(
    `Authorization: Basic ${Buffer.from('server:Secr3t!').toString('base64')}\r\n`,
  );
  expect(await at.rawResponse.textContent()).toContain(`"access_token":"${token}"`);

  await at.callApi();
  await expect(at.finding('api-accepted')).toBeVisible();
  expect(await at.apiResponse.textContent()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test('the JWT client’s token is read: header, claims in words, signature', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await page.getByRole('combobox', { name: 'Playground client' }).selectOption('jwt-server');
  await at.press('Get token');

  await expect(at.token.getByRole('group', { name: 'Header' })).toContainText('at+jwt');
  const claims = at.token.getByRole('group', { name: 'Claims' });
  await expect(claims.getByRole('row', { name: /client_id jwt-server/ })).toBeVisible();
  await expect(claims.getByRole('row', { name: /^exp/ })).toContainText('in 4 min');
  await expect(at.token.getByRole('group', { name: 'Signature' })).toContainText('only Verify tells');
  await at.callApi();
  await expect(at.finding('api-accepted')).toBeVisible();
});

test('a token that expires says so on screen, and the API’s 401 is explained', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await page.getByRole('combobox', { name: 'Playground client' }).selectOption('short-lived');
  await at.press('Get token');
  await expect(at.timeLeft).toHaveText(/^0:1\d$/);
  await expect(at.timeLeft).toHaveText('expired', { timeout: 20_000 });

  await at.callApi();
  await expect(at.finding('api-token-expired')).toContainText('it has expired');
  expect(await at.apiResponse.textContent()).toMatch(/^HTTP\/1\.1 401 /);

  await at.press('Get a new token');
  await expect(at.timeLeft).toHaveText(/^0:1\d$/);
  await at.callApi();
  await expect(at.finding('api-accepted')).toBeVisible();
});

test('a wrong secret ends in a sentence, and what was typed stays', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await at.clientSecret.fill('wrong');
  await at.press('Get token');

  await expect(at.finding('wrong-secret')).toContainText('The server does not accept this client');
  await expect(at.findings.getByRole('listitem').first()).toHaveAttribute('data-finding', 'wrong-secret');
  expect(await at.rawResponse.textContent()).toMatch(/^HTTP\/1\.1 401 /);
  await expect(at.clientSecret).toHaveValue('wrong');
  await expect(at.accessToken).toHaveValue('');
});
