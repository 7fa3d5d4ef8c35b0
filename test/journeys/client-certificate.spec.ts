import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { madeFile, passphrase } from '../core/certificates/made-files.ts';
import { expect, test } from '../support/journey.ts';
import { readStores } from '../support/read-stores.ts';
import { workbench } from '../support/workbench.ts';

async function at(page: Page, client: string) {
  const bench = workbench(page);
  await page.goto('/');
  await bench.press('Use the playground');
  await page.getByRole('combobox', { name: 'Playground client' }).selectOption(client);
  return { ...bench, certificate: page.getByRole('group', { name: 'Client certificate', exact: true }) };
}

const register = 'Register this certificate at the playground';

for (const [client, method] of [
  ['mtls-server', 'tls_client_auth'],
  ['self-signed-server', 'self_signed_tls_client_auth'],
] as const) {
  test(`${method}: one press brings method, certificate and key, and the token is bound to it`, async ({ page }) => {
    const bench = await at(page, client);
    await expect(page.getByRole('combobox', { name: 'Client authentication' })).toHaveValue(method);
    await expect(bench.certificate).toContainText(`CN=${client}`);
    await expect(bench.certificate).toContainText('the private one fits');
    await bench.press('Get token');
    await expect(bench.accessToken).not.toHaveValue('');
    await bench.press('Reveal secrets');
    await expect(bench.rawRequest).toContainText(`grant_type=client_credentials&client_id=${client}&scope=read+write`);
    await expect(bench.rawRequest).not.toContainText('Authorization');
    await page.getByRole('tab', { name: 'Connection' }).first().click();
    await expect(bench.exchange).toContainText(
      `The server asked for one, and was shown O=Grantscope playground, CN=${client}`,
    );

    await bench.press('Send request');
    await expect(bench.apiResponse).toContainText('"bound_to": "a client certificate"');
    await bench.press('Introspect');
    await page.getByText('Granted as requested').click();
    await expect(bench.token).toContainText('It is the one that was shown with the request');
  });

  test(`${method}: another certificate and none are told apart`, async ({ page }) => {
    const bench = await at(page, client);
    await expect(bench.certificate).toContainText('the private one fits');
    await page.getByText('Change certificate and key').click();
    await bench.press('Make one here');
    await expect(bench.certificate).toContainText('itself (self-signed)');
    await expect(bench.certificate).toContainText('Made and signed by itself');
    await bench.press('Get token');
    await expect(bench.finding('certificate-not-accepted')).toContainText('invalid_client');

    await page.getByRole('button', { name: /^Remove the certificate for/ }).click();
    await bench.press('Get token');
    await expect(bench.finding('certificate-none-given')).toBeVisible();
    await page.getByText('Client certificate', { exact: true }).first().click();
    await expect(bench.certificate).toBeHidden();
    await bench.press('Go to the client certificate');
    await expect(bench.certificate).toBeVisible();
    await bench.press('Fill in the playground’s demo certificate');
    await bench.press('Get token');
    await expect(bench.accessToken).not.toHaveValue('');
  });
}

test('a certificate that is made here and registered gets a token, by keyboard alone', async ({ page }) => {
  const bench = await at(page, 'own-certificate-server');
  await expect(page.getByRole('button', { name: register })).toBeDisabled();
  const tabTo = async (name: string) => {
    const control = page.getByRole('button', { name, exact: true });
    for (let press = 0; press < 40; press++) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${name}`);
  };
  await page.getByRole('combobox', { name: 'Client authentication' }).focus();
  await tabTo('Make one here');
  await page.keyboard.press('Enter');
  await expect(bench.certificate).toContainText('CN=own-certificate-server');
  await page.getByText('Certificate, to register at the server').click();
  await expect(page.getByRole('tab', { name: 'JWKS' })).toBeVisible();
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await page.getByRole('combobox', { name: 'Client authentication' }).focus();
  await tabTo(register);
  await page.keyboard.press('Enter');
  await expect(bench.certificate).toContainText('Registered, and no other certificate');
  await tabTo('Get token');
  await page.keyboard.press('Enter');
  await expect(bench.accessToken).not.toHaveValue('');
});

test('the browser way says why it shows no certificate, and offers the proxy', async ({ page }) => {
  const bench = await at(page, 'mtls-server');
  await expect(bench.certificate).toContainText('the private one fits');
  await bench.choose('Browser');
  await expect(bench.certificate).toContainText('the browser picks one from its own store');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await bench.press('Get token');
  await expect(bench.finding('way-needs-proxy')).toBeVisible();
  await bench.press('Use the proxy for it');
  await bench.press('Get token');
  await expect(bench.accessToken).not.toHaveValue('');
});

test('the private key is in no store, in no address, in no line of console or terminal, and gone after a reload', async ({
  page,
  product,
  context,
}) => {
  const console: string[] = [];
  page.on('console', (message) => console.push(message.text()));
  const bench = await at(page, 'mtls-server');
  await expect(bench.certificate).toContainText('the private one fits');
  await page.getByText('Change certificate and key').click();
  const key = await page.getByRole('textbox', { name: 'Certificate key', exact: true }).inputValue();
  const line = key.split('\n')[1] ?? '';
  expect(line.length).toBeGreaterThan(40);
  await bench.press('Get token');
  await expect(bench.accessToken).not.toHaveValue('');
  const stored = await expect
    .poll(async () => JSON.stringify(await page.evaluate(readStores)), { message: 'what is typed is kept' })
    .toContain('tls_client_auth')
    .then(async () => JSON.stringify(await page.evaluate(readStores)));
  const cookies = JSON.stringify(await context.cookies());
  for (const place of [page.url(), stored, cookies, console.join('\n'), product.terminal()]) {
    expect(place).not.toContain(line);
    expect(place).not.toContain('PRIVATE KEY');
  }
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Client authentication' })).toHaveValue('tls_client_auth');
  await expect(page.getByRole('textbox', { name: 'Certificate key', exact: true })).toHaveValue('');
  await expect(bench.finding('certificate-missing')).toBeVisible();
});

test('a PKCS#12 file is opened with its passphrase, registered, and gets a token', async ({ page }) => {
  const bench = await at(page, 'own-certificate-server');
  await page.getByLabel('Open files').setInputFiles({
    name: 'client.p12',
    mimeType: 'application/x-pkcs12',
    buffer: Buffer.from(madeFile('modern.p12')),
  });
  const opens = page.getByLabel('Passphrase of the file');
  await opens.fill('another one');
  await bench.press('Open the file');
  await expect(opens).toHaveAttribute('aria-invalid', 'true');
  await opens.fill(passphrase);
  await opens.press('Enter');
  await expect(bench.certificate).toContainText('Certificate and key were taken out of the file.');
  await expect(bench.certificate).toContainText('the private one fits');
  await expect(opens).toHaveCount(0);
  await bench.press(register);
  await expect(bench.certificate).toContainText('Registered, and no other certificate');
  await bench.press('Get token');
  await expect(bench.accessToken).not.toHaveValue('');
});
