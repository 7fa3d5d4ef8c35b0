import type { Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

test.describe.configure({ timeout: 120_000 });
test.use({ expectedConsoleErrors: /CORS policy|Failed to load resource/ });

/** The page at the playground, with presses to start a mission and to see that it was solved. */
async function atTheMissions(page: Page) {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  const strip = page.getByRole('region', { name: 'Mission', exact: true });
  const apiUrl = page.getByRole('textbox', { name: 'API URL' });
  return {
    at,
    strip,
    apiUrl,
    client: (id: string) => page.getByRole('combobox', { name: 'Playground client' }).selectOption(id),
    start: async (title: string) => {
      await at.press((await strip.isVisible()) ? 'All missions' : 'Missions');
      await page.getByRole('button', { name: `Start: ${title}`, exact: true }).click();
      await expect(strip.getByRole('heading', { name: title })).toBeFocused();
      await expect(strip, `${title} is open before anything is done for it`).toHaveAttribute('data-solved', 'false');
    },
    solved: () => expect(strip).toContainText('Solved: your traffic has proved it.'),
    getToken: async () => {
      const before = await at.accessToken.inputValue();
      await at.press('Get token');
      await expect(at.accessToken).not.toHaveValue(before);
    },
    /** Sends the API request and has an answer with this status. */
    call: async (status: string) => {
      await at.callApi();
      await expect(at.apiResponse).toContainText(`HTTP/1.1 ${status}`);
    },
    fault: async (name: string) => {
      const panel = page.getByRole('region', { name: 'Playground', exact: true });
      const box = panel.getByRole('checkbox', { name, exact: true });
      if (!(await box.isVisible())) await panel.getByRole('heading', { name: 'Faults' }).click();
      await box.check();
    },
  };
}

test('missions about asking for a token are solved by asking', async ({ page }) => {
  const { at, start, solved, getToken, client, fault, strip } = await atTheMissions(page);
  await start('The first token');
  await getToken();
  await solved();
  await strip.getByRole('button', { name: 'Show it in the exchange' }).click();
  await expect(at.rawResponse.locator('[data-lit]').first()).toBeInViewport();

  await start('Add a scope');
  await at.scope.fill('read');
  await getToken();
  await at.scope.fill('read write');
  await getToken();
  await solved();

  await start('Repair invalid_client');
  await at.clientSecret.fill('Secr3t?');
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('invalid_client');
  await expect(strip).toHaveAttribute('data-solved', 'false');
  await at.clientSecret.fill('Secr3t!');
  await getToken();
  await solved();

  await start('Basic or body');
  await page.getByRole('combobox', { name: 'Client authentication' }).selectOption('client_secret_post');
  await getToken();
  await solved();

  await start('Prove yourself with a key');
  await client('key-server');
  await at.press('Fill in the playground’s demo key');
  await getToken();
  await solved();

  await start('Prove yourself with a certificate');
  await client('mtls-server');
  const certificate = page.getByRole('group', { name: 'Client certificate', exact: true });
  await expect(certificate).toContainText('CN=mtls-server');
  await getToken();
  await solved();

  await start('An answer that is no answer');
  await client('server');
  await fault('HTML 503');
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('503');
  await at.press('All faults off');
  await getToken();
  await solved();

  await start('A certificate that nobody vouches for');
  await fault('Expired certificate');
  await at.press('Get token');
  await at.press('Trust this certificate');
  await solved();
});

test('missions about calling an API are solved by calling it', async ({ page }) => {
  const { at, start, solved, getToken, client, fault, call, apiUrl, strip } = await atTheMissions(page);
  await start('A token runs out');
  await client('short-lived');
  await getToken();
  const shortLived = await at.accessToken.inputValue();

  await start('Valid, and yet 403');
  await client('server');
  const hello = await apiUrl.inputValue();
  await apiUrl.fill(hello.replace('hello_world', 'read'));
  await at.scope.fill('write');
  await getToken();
  await call('403');
  await expect(strip).toHaveAttribute('data-solved', 'false');
  await at.scope.fill('read');
  await getToken();
  await call('200');
  await solved();

  await start('Ask the server about a token');
  await at.press('Introspect');
  await solved();

  await start('Revoke a token');
  await at.press('Revoke');
  await expect(at.token.getByRole('group', { name: 'Revocation', exact: true })).toBeVisible();
  await call('401');
  await solved();

  await start('A token for somebody else');
  await client('jwt-server');
  await fault('Wrong aud');
  await getToken();
  await call('401');
  await at.press('All faults off');
  await getToken();
  await call('200');
  await solved();

  await start('DPoP, and a stolen token');
  await client('dpop-server');
  await getToken();
  await call('200');
  await at.apiCall.getByRole('button', { name: /^Unfold/ }).click();
  await at.press('Edit and send the API call');
  const box = page.getByRole('textbox', { name: 'Edited API request' });
  await box.fill((await box.inputValue()).replace(/^DPoP: .*\n/m, ''));
  await at.press('Send API call as edited');
  await expect(at.apiCall.getByRole('button', { name: 'Send request', exact: true })).toBeEnabled();
  await expect(at.apiResponse).toContainText('HTTP/1.1 401');
  await solved();
  await at.press('Take the form’s API call again');

  await at.press('All missions');
  await page.getByRole('button', { name: 'Start: A token runs out' }).click();
  await client('short-lived');
  await at.accessToken.fill(shortLived);
  await expect(async () => {
    await at.callApi();
    expect(await at.apiResponse.textContent()).toContain('HTTP/1.1 401');
  }).toPass();
  await getToken();
  await call('200');
  await solved();
  await strip.getByRole('button', { name: 'Show it in the exchange' }).click();
  await expect(at.apiResponse).toContainText('HTTP/1.1 401');
});

test('missions about tokens, keys and what lies between are solved by looking', async ({ page }) => {
  const { at, start, solved, getToken, client, fault } = await atTheMissions(page);
  await start('Opaque or JWT');
  await getToken();
  await client('jwt-server');
  await getToken();
  await solved();

  await start('The key is rotated');
  await page.getByText('The playground’s signing key').click();
  await at.press('Rotate the signing key');
  await expect(at.tokenRequest).toContainText(/signs with/i);
  await getToken();
  await at.press('Verify');
  await solved();

  await start('Verify a signature by hand');
  const keys = at.lookups.getByRole('region', { name: 'Keys', exact: true });
  const answer = (await keys.locator('pre[data-raw]').last().textContent()) ?? '';
  await page.getByText('Keys from somewhere else').click();
  await page.getByRole('radio', { name: 'Given key' }).check({ force: true });
  await page.getByLabel('Verification key', { exact: true }).fill(answer.slice(answer.indexOf('{')));
  await at.press('Verify');
  await solved();

  await start('Ask a server about itself');
  await page.getByText('Find the endpoint by its issuer').click();
  await page.getByRole('textbox', { name: 'Issuer' }).fill(new URL(await at.tokenEndpoint.inputValue()).origin);
  await at.press('Discover');
  await solved();

  await start('A proof with the server’s nonce');
  await client('dpop-nonce-server');
  await getToken();
  await solved();

  await start('The browser says no');
  await client('server');
  await fault('No CORS headers');
  await at.press('Send through the browser, over http');
  await at.press('Get token');
  await at.press('Find out why');
  await solved();

  const server = await recordingServer(() =>
    jsonAnswer('200 OK', { access_token: 'a-token-of-my-own-server', token_type: 'Bearer', expires_in: 60 }),
  );
  await start('Now with your own server');
  await at.choose('Proxy');
  await at.fill(`${server.origin}/token`, 'me', 'my-own-Secr3t');
  await at.press('Get token');
  await solved();
  await server.close();
});

test('the reference and the missions work without a mouse and in a narrow window, and are kept until all is forgotten', async ({
  page,
}) => {
  const at = workbench(page);
  const strip = page.getByRole('region', { name: 'Mission', exact: true });
  const isClean = async () => expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  const isWithin = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const byPalette = async (letters: string, name: string) => {
    await workbench(page).press('Search actions');
    await expect(page.getByRole('combobox', { name: /action/i })).toBeFocused();
    await page.keyboard.type(letters);
    await expect(page.getByRole('option').first()).toContainText(name);
    await page.keyboard.press('Enter');
  };
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await byPalette('rf', 'Reference');
  const reference = page.getByRole('dialog', { name: 'Reference' });
  await expect(reference).toContainText('The client credentials flow in five minutes');
  await reference.getByRole('tab', { name: 'In five minutes' }).focus();
  await page.keyboard.press('ArrowRight');
  await reference.getByRole('searchbox', { name: 'Search the reference' }).fill('RFC 7662');
  await expect(reference.getByRole('status')).toHaveText(/^\d+ entries$/);
  await expect(reference.locator('dt').filter({ hasText: 'introspection' }).first()).toBeVisible();
  await isClean();
  await isWithin();
  await reference.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(reference).toBeHidden();

  await byPalette('mi', 'Missions');
  const dialog = page.getByRole('dialog', { name: 'Missions' });
  await expect(dialog).toContainText('0 of 21 solved');
  await isClean();
  await dialog.getByRole('button', { name: 'Start: The first token' }).press('Enter');
  await expect(strip.getByRole('heading', { name: 'The first token' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(strip.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(2);
  await isClean();
  await isWithin();

  await at.press('Use the playground');
  await at.clientSecret.fill('wrong');
  await at.press('Get token');
  await at.finding('wrong-secret').getByRole('button', { name: 'Learn this: Repair invalid_client' }).click();
  await expect(strip.getByRole('heading', { name: 'Repair invalid_client' })).toBeFocused();
  await at.clientSecret.fill('Secr3t!');
  await at.press('Get token');
  await expect(strip).toContainText('Solved');
  await isClean();
  await isWithin();

  await page.reload();
  await expect(strip).toHaveAttribute('data-mission', 'repair-invalid-client');
  await expect(strip, 'as the list says').toHaveAttribute('data-solved', 'true');
  await expect(strip).toContainText('Solved before, on this device.');
  await expect(
    strip.getByRole('button', { name: 'Show it in the exchange' }),
    'its traffic is gone with the page',
  ).toHaveCount(0);
  await isClean();
  await isWithin();
  await at.press('All missions');
  await expect(dialog).toContainText('2 of 21 solved');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await at.press('Forget everything');
  await at.press('Forget all of it');
  await expect(page.getByRole('button', { name: 'Missions', exact: true })).toBeVisible();
  await expect(strip).toBeHidden();
  await at.press('Missions');
  await expect(dialog).toContainText('0 of 21 solved');
});
