import { canaries, type Canary, canariesIn, formsOf, jwtWith, pemWith } from '../support/canaries.ts';
import { expect, test } from '../support/journey.ts';
import { readDatabase } from '../support/page-database.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const { clientSecret, assertion, token, refreshToken, authorization, parameter } = canaries;
const { cookie, apiKey, pemInBody, userinfo, privateKey, passphrase } = canaries;

test('no secret in any form reaches any store, the URL, the title, the console or the terminal (F22)', async ({
  page,
  context,
  product,
}) => {
  test.setTimeout(120_000);
  const at = workbench(page);
  page.setDefaultTimeout(15_000);
  const console: string[] = [];
  page.on('console', (message) => console.push(message.text()));
  // It says everything again that it was sent or says itself, in eight forms.
  const echoOf = (request: string, own: readonly Canary[]) =>
    [clientSecret, token, refreshToken, authorization, parameter, cookie, apiKey, userinfo]
      .filter((one) => own.includes(one) || Object.values(formsOf(one.value)).some((form) => request.includes(form)))
      .map(({ name, value }) => ({ name, said: Object.values(formsOf(value)) }));
  const members = {
    access_token: token.value,
    token_type: 'Bearer',
    expires_in: 60,
    refresh_token: refreshToken.value,
  };
  const cookies = `Set-Cookie: session=${cookie.value}; HttpOnly\r\n`;
  const server = await recordingServer((request) =>
    request.startsWith('POST /fails')
      ? jsonAnswer(
          '400 Bad Request',
          { error: 'invalid_client', echo: echoOf(request, [clientSecret, token, cookie]) },
          cookies,
        )
      : jsonAnswer(
          '200 OK',
          { ...members, key: pemWith(pemInBody), echo: echoOf(request, [clientSecret, token, refreshToken, cookie]) },
          cookies,
        ),
  );
  const withUser = server.origin.replace('://', `://user:${encodeURIComponent(userinfo.value)}@`);
  await page.goto('/');

  await at.fill(`${server.origin}/token`, 'machine', clientSecret.value, 'read');
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue(token.value);
  await page
    .getByRole('textbox', { name: 'API URL' })
    .fill(`${server.origin}/api?api_key=${encodeURIComponent(parameter.value)}`);
  await at.apiCall.getByText('Headers', { exact: true }).first().click();
  await at.apiCall
    .getByRole('textbox', { name: 'Headers' })
    .fill(`X-Api-Key: ${apiKey.value}\nCookie: session=${cookie.value}\nX-Auth-Token: ${authorization.value}`);
  await at.press('Send request');
  await expect(at.apiCall).toContainText('200 OK');
  await at.tokenEndpoint.fill(`${server.origin}/fails`);
  await at.press('Get token');
  await expect(at.exchange).toContainText('400');
  await at.tokenEndpoint.fill(`${withUser}/token`);
  await page.keyboard.press('Enter');
  await at.accessToken.fill(jwtWith(assertion));
  await page.getByRole('combobox', { name: 'Client authentication' }).selectOption('private_key_jwt');
  await page.getByRole('textbox', { name: 'Private key' }).fill(pemWith(privateKey));
  await at.tokenEndpoint.fill(`${server.origin}/typed-last`);

  const isKept = async (): Promise<boolean> => {
    const text = JSON.stringify(await readDatabase(page));
    return text.includes('typed-last') && text.includes('redacted-');
  };
  await expect.poll(isKept, { message: 'all is kept', timeout: 20_000 }).toBe(true);
  const stored = await readDatabase(page);
  expect(stored.filter(({ store }) => store === 'runs').length).toBeGreaterThanOrEqual(4);
  const others = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    title: document.title,
    history: JSON.stringify(history.state),
  }));
  const places = {
    database: JSON.stringify(stored),
    stores: JSON.stringify(others),
    cookies: JSON.stringify(await context.cookies()),
    url: page.url(),
    console: console.join('\n'),
    terminal: product.terminal(),
  };
  for (const [place, text] of Object.entries(places)) expect(canariesIn(text), place).toEqual([]);
  expect(others.databases).toEqual(['grantscope']);
  expect(passphrase.value).not.toBe('');
  await server.close();
});
