import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { readStores } from '../support/read-stores.ts';
import { workbench } from '../support/workbench.ts';

const secret = 'canary-S3cret-41c9';
const passphrase = 'correct horse battery';

async function openPlaces(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose where secrets are kept' }).click();
}

async function keep(page: Page, place: 'In memory' | 'For this tab' | 'On this device'): Promise<void> {
  await openPlaces(page);
  await page.getByRole('radio', { name: place, exact: true }).check();
  await page.keyboard.press('Escape');
}

async function stored(page: Page): Promise<Readonly<Record<string, string>>> {
  const stores = await page.evaluate(readStores);
  return Object.fromEntries(Object.entries(stores).map(([name, content]) => [name, JSON.stringify(content)]));
}

test('in memory, a secret is in no store and gone after a reload', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', secret, 'read');
  await expect.poll(async () => (await stored(page))['indexedDB']).toContain('machine');
  expect(JSON.stringify(await stored(page))).not.toContain(secret);
  await page.reload();
  await expect(at.clientId).toHaveValue('machine');
  await expect(at.clientSecret).toHaveValue('');
});

test('for this tab, it survives a reload, and no other tab has it', async ({ page, context }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', secret);
  await keep(page, 'For this tab');
  await expect(page.getByText('Kept for this tab')).toBeVisible();
  const places = await stored(page);
  expect(places['sessionStorage']).toContain(secret);
  expect(places['indexedDB']).not.toContain(secret);
  await page.reload();
  await expect(at.clientSecret).toHaveValue(secret);
  const other = await context.newPage();
  await other.goto('/');
  await expect(workbench(other).clientId).toHaveValue('machine');
  await expect(workbench(other).clientSecret).toHaveValue('');
});

test('on this device, it stands apart from the connection, and back in memory it is gone at once', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', secret);
  await keep(page, 'On this device');
  await at.clientSecret.fill(`${secret}-changed`);
  await expect.poll(async () => (await stored(page))['indexedDB']).toContain(`${secret}-changed`);
  const { connections, secrets } = (await page.evaluate(readStores)).indexedDB['grantscope'] ?? {};
  expect(JSON.stringify(secrets)).toContain(secret);
  expect(JSON.stringify(connections)).not.toContain(secret);
  await page.reload();
  await expect(at.clientSecret).toHaveValue(`${secret}-changed`);
  await keep(page, 'In memory');
  await expect(page.getByText('Kept in memory only')).toBeVisible();
  expect(JSON.stringify(await stored(page))).not.toContain(secret);
  await expect(at.clientSecret).toHaveValue(`${secret}-changed`);
});

test('secret parameters, headers and a private key are kept with it, each back in its place', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', secret);
  await page.getByText('Headers', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Headers' }).fill(`X-Api-Key: ${secret}-key\nX-Kept: yes`);
  await page.getByRole('combobox', { name: 'Client authentication' }).selectOption('private_key_jwt');
  await page.getByLabel('Private key', { exact: true }).fill(`${secret}-pem`);
  await keep(page, 'On this device');
  await expect.poll(async () => (await stored(page))['indexedDB']).toContain(`${secret}-pem`);
  await page.reload();
  await expect(at.clientSecret).toHaveValue(secret);
  await expect(page.getByLabel('Private key', { exact: true })).toHaveValue(`${secret}-pem`);
  await page.getByText('Headers', { exact: true }).first().click();
  await expect(page.getByRole('textbox', { name: 'Headers' })).toHaveValue(`X-Api-Key: ${secret}-key\nX-Kept: yes`);
});

test('behind a passphrase it is encrypted, asked for on each opening, and a wrong one opens nothing', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', secret);
  await keep(page, 'On this device');
  await openPlaces(page);
  await page.getByLabel('New passphrase', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Protect the secrets' }).click();
  await expect(page.getByText('Choose at least 8 characters')).toBeVisible();
  await page.getByLabel('New passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('New passphrase again').fill(passphrase);
  await page.getByRole('button', { name: 'Protect the secrets' }).click();
  await expect(page.getByText('Protected. The passphrase is asked for')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await (await axeOn(page)).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  expect(JSON.stringify(await stored(page))).not.toContain(secret);

  await page.reload();
  const locked = page.getByRole('group', { name: 'Locked secrets' });
  await expect(locked).toBeVisible();
  await expect(at.clientSecret).toHaveValue('');
  await locked.getByLabel('Passphrase of the secrets').fill('another passphrase');
  await page.keyboard.press('Enter');
  await expect(locked.getByText('This passphrase does not open them.')).toBeVisible();
  await locked.getByLabel('Passphrase of the secrets').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(at.clientSecret).toHaveValue(secret);
  await expect(locked).toBeHidden();

  // What is changed is encrypted as well, without being asked again.
  await at.clientSecret.fill(`${secret}-changed`);
  await openPlaces(page);
  await page.getByRole('button', { name: 'Remove the passphrase' }).click();
  await expect.poll(async () => (await stored(page))['indexedDB']).toContain(`${secret}-changed`);
});
