import type { Page } from '@playwright/test';
import { canaries, canariesIn, formsOf, jwtWith, pemWith } from '../support/canaries.ts';
import { connections } from '../support/connections.ts';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { shownOnScreen } from '../support/shown-on-screen.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

/**
 * Where a server, a token or a person may have put a secret besides its own place, and what demo mode shows there:
 *
 * | place                                                   | in demo mode                                       |
 * | ------------------------------------------------------- | -------------------------------------------------- |
 * | error, error_description, the reason behind the status  | masked, in the raw answer and wherever it is quoted |
 * | findings: title, explanation, remedies, what is spoken  | masked, also those before the request is sent      |
 * | flow picture, trials, lookups, granted and profile rows | masked                                             |
 * | a claim that holds a secret or a token                  | masked in table and JSON; all of the token's text  |
 * | bytes in hex, pictures                                  | not shown, and it says so                          |
 * | Save bytes, Save body                                   | absent                                             |
 * | Token endpoint, API URL, values of other headers        | masked and read-only where one is recognised       |
 * | secrets, passphrases, keys, curl box, request editor    | eight dots however long it is, read-only           |
 * | what another connection or an older run knows           | masked as what this one knows                      |
 */
async function expectNothingShown(page: Page, where: string): Promise<void> {
  expect(canariesIn(await shownOnScreen(page)), where).toEqual([]);
}

async function unfoldAll(page: Page): Promise<void> {
  for (const details of await page.locator('details:not([open]) > summary').all())
    if (await details.isVisible()) await details.click();
}

const enterDemoMode = async (page: Page): Promise<void> => {
  const toggle = page.getByRole('button', { name: 'Demo mode' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
};

test('demo mode hides what a server repeats, wherever the page quotes it', async ({ page }) => {
  const at = workbench(page);
  const { value } = canaries.clientSecret;
  const server = await recordingServer(() =>
    jsonAnswer(`400 Bad ${canaries.apiKey.value}`, {
      error: `wrong_${canaries.apiKey.value}`,
      error_description: `the client sent ${value} and ${jwtWith(canaries.assertion)}`,
    }),
  );
  await page.goto('/');
  await at.fill(`${server.origin}/token?api_key=${encodeURIComponent(canaries.parameter.value)}`, 'machine', value);
  await page.getByText('Parameters', { exact: true }).click();
  await at.press('Add a parameter');
  await page.getByRole('textbox', { name: 'Parameter 1 name' }).fill('api_key');
  await page.getByLabel('Parameter 1 value').fill(canaries.apiKey.value);
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('error_description');
  await expect(at.findings).toContainText('wrong_');
  expect(canariesIn(await shownOnScreen(page)), 'the scan finds what is on screen').not.toEqual([]);

  await enterDemoMode(page);
  await unfoldAll(page);
  await expectNothingShown(page, 'what was refused');
  await expect(at.findings).toContainText('••••••••');
  await expect(at.tokenEndpoint).toHaveValue(/\?api_key=•{8}$/);
  await expect(at.tokenEndpoint).toHaveAttribute('readonly');
  await server.close();
});

test('demo mode hides what stands in a token, in bytes and in cookies, and saves nothing', async ({ page }) => {
  test.setTimeout(90_000);
  const at = workbench(page);
  const { value } = canaries.clientSecret;
  const inner = jwtWith({ name: 'inner', value: Buffer.from(canaries.token.value).toString('base64url') });
  const claims = { sub: 'machine', note: `made with ${value}`, act: { token: inner } };
  const token = ['{"alg":"RS256"}', JSON.stringify(claims), canaries.token.value]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  const cookie = `Set-Cookie: session=${canaries.cookie.value}; HttpOnly\r\n`;
  const bytes = Buffer.concat([Buffer.from([0, 255, 254]), Buffer.from(value), Buffer.from([0, 255])]);
  const server = await recordingServer((request) =>
    request.startsWith('POST')
      ? jsonAnswer(
          '200 OK',
          { access_token: token, token_type: 'DPoP', refresh_token: canaries.refreshToken.value, expires_in: 300 },
          cookie,
        )
      : Buffer.concat([
          Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: ${bytes.length}\r\n\r\n`),
          bytes,
        ]),
  );
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', value);
  await page.getByRole('checkbox', { name: 'DPoP', exact: true }).check();
  await page.getByText('Headers', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Headers' }).fill(`Cookie: id=${canaries.cookie.value}`);
  await page
    .getByRole('textbox', { name: 'API URL' })
    .fill(`${server.origin}/api?token=${encodeURIComponent(canaries.apiKey.value)}`);
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue(token);
  await at.callApi();
  await expect(at.apiCall).toContainText('200 OK');
  await expect(page.getByRole('group', { name: 'API response, hex: offset, bytes and ASCII' })).toBeVisible();
  const [, proof = ''] = /DPoP: (eyJ[\w.-]+)/.exec(server.requests.at(-1) ?? '') ?? [];
  expect(proof).not.toBe('');

  await enterDemoMode(page);
  await unfoldAll(page);
  await expect(at.apiCall).toContainText('Not shown in demo mode');
  await expect(at.accessToken).toHaveValue('••••••••');
  await expect(page.getByRole('button', { name: /^Save (?:body|bytes)$/ })).toHaveCount(0);
  for (const view of ['Table', 'JSON']) {
    await page.getByRole('radio', { name: view, exact: true }).check({ force: true });
    await expectNothingShown(page, `claims as ${view}`);
  }
  expect(await shownOnScreen(page)).not.toContain(proof.slice(proof.lastIndexOf('.') + 1));
  await server.close();
});

test('in demo mode no field tells a secret or its length, and none can be edited', async ({ page }) => {
  test.setTimeout(90_000);
  const at = workbench(page);
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const hidden = async (name: string): Promise<void> => {
    await expect(field(name), name).toHaveValue('••••••••');
    await expect(field(name), name).toHaveAttribute('readonly');
    await expect(field(name), name).toHaveAccessibleDescription(/Hidden in demo mode; leave it to edit\./);
  };
  const authentication = page.getByRole('combobox', { name: 'Client authentication' });
  const key = pemWith(canaries.privateKey).replaceAll('PRIVATE', 'ENCRYPTED PRIVATE');
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', canaries.clientSecret.value);
  await at.press('Paste curl');
  await field('curl command').fill(
    `curl https://as.example/token -u 'id:${canaries.authorization.value}' -d a=b --proxy-user ${canaries.parameter.name}:cnry-of-the-proxy`,
  );
  await authentication.selectOption('private_key_jwt');
  await field('Private key').fill(key);
  await field('Passphrase').fill(canaries.passphrase.value);
  await authentication.selectOption('tls_client_auth');
  await field('Certificate key').fill(key);
  await field('Certificate key passphrase').fill(canaries.passphrase.value);
  await at.press('Write a token');
  await page.getByRole('radio', { name: 'Given', exact: true }).check({ force: true });
  await field('Private key or shared secret').fill(canaries.parameter.value);

  await enterDemoMode(page);
  await unfoldAll(page);
  for (const name of ['Client secret', 'Certificate key', 'Certificate key passphrase']) await hidden(name);
  for (const name of ['curl command', 'Private key or shared secret']) await hidden(name);
  await expectNothingShown(page, 'with a client certificate');
  expect(await shownOnScreen(page)).not.toContain('cnry-of-the-proxy');
  await authentication.selectOption('private_key_jwt');
  await unfoldAll(page);
  for (const name of ['Private key', 'Passphrase']) await hidden(name);
  await expectNothingShown(page, 'with a private key');
  await authentication.selectOption('client_secret_basic');
  await at.press('Edit and send');
  await hidden('Edited request');
  await expect(page.getByText('It shows secrets in full')).toHaveCount(0);
  await expectNothingShown(page, 'with a request edited by hand');
  await authentication.selectOption('private_key_jwt');
  await page.getByRole('button', { name: 'Demo mode' }).click();
  await expect(field('Private key')).toHaveValue(key);
});

test('demo mode hides what only another connection knows', async ({ page }) => {
  const at = workbench(page);
  const list = connections(page);
  const server = await recordingServer(() =>
    jsonAnswer('400 Bad Request', {
      error: 'invalid_client',
      error_description: `not ${canaries.authorization.value} again`,
    }),
  );
  await page.goto('/');
  await list.rename('New connection', 'one');
  await at.fill('https://as.example/token', 'one', canaries.authorization.value);
  await list.add('two');
  await at.fill(`${server.origin}/token`, 'two', 'another-secret');
  await at.press('Get token');
  await expect(at.findings).toContainText(canaries.authorization.value);
  await enterDemoMode(page);
  await expect(at.findings).toContainText('••••••••');
  await expectNothingShown(page, 'a secret of another connection');
  await server.close();
});

test('demo mode hides it in lookups, compare, history, palette, made tokens and what the server saw', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const at = await withPlaygroundToken(page, 'server');
  const secret = await at.clientSecret.inputValue();
  const opaque = await at.accessToken.inputValue();
  await at.press('Introspect');
  await expect(at.token.getByRole('group', { name: 'Introspection' })).toHaveAttribute('data-introspection', 'active');
  await at.callApi();
  await expect(at.apiCall).toContainText('200 OK');
  await at.clientSecret.fill(canaries.clientSecret.value);
  await at.press('Get token');
  await at.press('Compare with one that worked');
  await at.press('Write a token');
  await page.getByRole('combobox', { name: 'Signing algorithm' }).selectOption('HS256');
  await at.press('Make token');
  const made = page.getByRole('group', { name: 'Made token' });
  const [, , signature = ''] = (await made.locator('pre').first().innerText()).split('.');
  await made.getByRole('button', { name: 'Show generated secret' }).click();
  const generated = await made.locator('pre').nth(1).innerText();
  await page.getByText('What the server saw').click();
  const hidden = { secret, opaque, signature, generated };
  const shown = async (): Promise<readonly string[]> => {
    const text = await shownOnScreen(page);
    return Object.entries(hidden)
      .filter(([, value]) => Object.values(formsOf(value)).some((form) => text.includes(form)))
      .map(([name]) => name);
  };
  for (const [name, value] of Object.entries(hidden)) expect(value.length, `${name} ${value}`).toBeGreaterThan(6);
  expect(await shown(), 'the scan finds what is on screen').toContain('generated');

  await enterDemoMode(page);
  await unfoldAll(page);
  expect(await shown(), 'all panels').toEqual([]);
  await expectNothingShown(page, 'all panels');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  expect(await shown(), 'the palette').toEqual([]);
  // It lists them with the reason why they cannot be pressed.
  for (const name of [/^Copy (?:the )?(?:access )?token$/i, /^Share/, /reveal/i])
    await expect(page.getByRole('option', { name, disabled: false })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await at.press('Show all');
  await expect(page.getByRole('dialog').last()).toBeVisible();
  expect(await shown(), 'all runs').toEqual([]);
  await expectNothingShown(page, 'all runs');
});
