import { axeOn } from '../support/axe.ts';
import { generateKeyPairSync } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { selfSigned } from '../support/certificates.ts';
import { test } from '../support/journey.ts';
import { workbench } from '../support/workbench.ts';

async function at(page: Page, client: string) {
  const bench = workbench(page);
  await page.goto('/');
  await bench.press('Use the playground');
  await page.getByRole('combobox', { name: 'Playground client' }).selectOption(client);
  return bench;
}

const claims = (page: Page) =>
  page
    .getByRole('region', { name: 'Exchange', exact: true })
    .getByRole('group', { name: 'Assertion claims', exact: true });

test('a secret that signs and is not sent gets a token (RFC 7523 §2.2)', async ({ page }) => {
  const bench = await at(page, 'secret-jwt-server');
  await bench.press('Get token');
  await expect(bench.accessToken).not.toHaveValue('');
  await expect(claims(page)).toContainText('"sub": "secret-jwt-server"');
  await expect(bench.rawRequest).toContainText('&client_assertion=••••');
  await bench.press('Reveal secrets');
  await expect(bench.rawRequest).not.toContainText('Secret-Jwt-Secr3t!');
  await expect(bench.rawRequest).toContainText('&client_assertion=eyJ');
});

test('the demo key gets a token, and each assertion is another one', async ({ page }) => {
  const bench = await at(page, 'key-server');
  await expect(bench.preview).toContainText('Paste the private key');
  await bench.press('Fill in the playground’s demo key');
  await expect(bench.preview).toContainText('Signed for this preview');
  await bench.press('Get token');
  await expect(bench.accessToken).not.toHaveValue('');
  const first = await claims(page).textContent();
  await bench.press('Get token');
  await expect(claims(page)).not.toHaveText(first ?? '');
  await expect(bench.finding('token-issued')).toBeVisible();
});

test('a key that is made in the page and registered gets a token', async ({ page }) => {
  const bench = await at(page, 'own-key-server');
  await bench.press('Make a key');
  await expect(page.getByRole('tab', { name: 'JWKS' })).toBeVisible();
  await page.getByText('Header, lifetime and more').click();
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await bench.press('Get token');
  await expect(bench.finding('assertion-refused')).toBeVisible();
  await bench.press('Register this key at the playground');
  await expect(page.getByText('Registered, and no other key')).toBeVisible();
  await bench.press('Get token');
  await expect(bench.accessToken).not.toHaveValue('');
});

test('an encrypted key asks for its passphrase, and is gone after a reload', async ({ page }) => {
  const bench = await at(page, 'own-key-server');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'one' });
  await page.getByRole('radio', { name: 'Given' }).check({ force: true });
  await page.getByRole('textbox', { name: 'Private key' }).fill(encrypted.toString());
  await expect(bench.tokenRequest).toContainText('Type its passphrase');
  await page.getByLabel('Passphrase').fill('one');
  await expect(bench.preview).toContainText('Signed for this preview');
  await bench.press('Register this key at the playground');
  await expect(page.getByText('Registered, and no other key')).toBeVisible();
  await bench.press('Get token');
  await expect(bench.accessToken).not.toHaveValue('');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Client authentication' })).toHaveValue('private_key_jwt');
  await expect(page.getByRole('textbox', { name: 'Private key' })).toHaveValue('');
});

test('the thumbprints of a pasted certificate stand in the header (RFC 7515 §4.1.8)', async ({ page }) => {
  const bench = await at(page, 'own-key-server');
  const client = selfSigned({ commonName: 'my client' });
  await page.getByRole('radio', { name: 'Given' }).check({ force: true });
  await page.getByRole('textbox', { name: 'Private key' }).fill(client.key);
  await bench.press('Register this key at the playground');
  await page.getByText('Header, lifetime and more').click();
  await bench.press('Read x5t from a certificate');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await page.getByRole('textbox', { name: 'Certificate of the signing key' }).fill(client.cert);
  await expect(page.getByText('x5t#S256 and x5t are those of CN=my client.')).toBeVisible();
  await bench.press('Get token');
  await expect(bench.accessToken).not.toHaveValue('');
  const thumbprint = Buffer.from(client.sha256, 'hex').toString('base64url');
  await expect(
    page
      .getByRole('region', { name: 'Exchange', exact: true })
      .getByRole('group', { name: 'Assertion header', exact: true }),
  ).toContainText(`"x5t#S256": "${thumbprint}"`);
});
