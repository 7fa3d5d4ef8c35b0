import type { Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { shownOnScreen } from '../support/shown-on-screen.ts';
import { workbench } from '../support/workbench.ts';

// The browser writes down each refusal itself.
test.use({ expectedConsoleErrors: /Failed to load resource.*(clients\/edit|oauth-token)/ });

async function atTheClients(page: Page) {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  const panel = page.getByRole('region', { name: 'Playground', exact: true });
  await panel.getByRole('heading', { name: 'Clients', exact: true }).click();
  await expect(panel.getByText('Nothing is pending.')).toBeVisible();
  return { at, panel, press: (name: string) => panel.getByRole('button', { name, exact: true }).click() };
}

test('a client is made, committed, and gets a token; its secret is shown once', async ({ page }) => {
  const { at, panel, press } = await atTheClients(page);
  await press('New client');
  await panel.getByRole('textbox', { name: 'ID of the client' }).fill('server');
  await press('Add to the draft');
  await expect(panel.getByText('There is a client server already. Choose another ID.')).toBeVisible();
  await panel.getByRole('textbox', { name: 'ID of the client' }).fill('my-server');
  await panel.getByRole('checkbox', { name: 'read', exact: true }).check();
  await panel.getByRole('textbox', { name: 'Lifetime, seconds', exact: true }).fill('120');
  await press('Add to the draft');
  const secret = panel.getByRole('textbox', { name: 'Generated secret of my-server' });
  await expect(secret).toHaveValue(/^[\w-]{43}$/);
  await expect(panel.getByRole('button', { name: 'Commit' })).toBeFocused();
  await press('Use in this connection');
  await expect(at.clientId).toHaveValue('my-server');
  await expect(at.clientSecret).toHaveValue(await secret.inputValue());
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('invalid_client');
  await press('Commit');
  await expect(panel.getByText('Committed: it holds from the next request on.')).toBeVisible();
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('"expires_in":120');
  await at.callApi();
  await expect(at.apiResponse).toContainText('200 OK');

  const made = await secret.inputValue();
  await press('I have it');
  await page.reload();
  // Its key is heard once it has come; its button is there then.
  await at.press('Search actions');
  await page.keyboard.type('make and change clients');
  await expect(page.getByRole('option', { name: /Make and change clients/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByText('my-server', { exact: true })).toBeVisible();
  await expect(panel).not.toContainText(made);
  await press('Use this client: my-server');
  await expect(panel.getByText('my-server is filled in. Enter its secret in Token request')).toBeVisible();
  await expect(at.clientSecret).toHaveValue('');
  await press('Delete the client my-server');
  await expect(panel.getByText('my-server is deleted once you commit.')).toBeVisible();
  await press('Commit');
  await expect(panel.getByText('my-server', { exact: true })).toBeHidden();
});

test('edits wait in the draft over a reload, and are gone once they are discarded', async ({ page }) => {
  const { panel, press } = await atTheClients(page);
  await panel.getByRole('textbox', { name: 'Created here, space-separated' }).fill('invoices orders');
  await press('Set in the draft');
  await expect(panel.getByText('1 pending edit.')).toBeVisible();
  await press('New client');
  await panel.getByRole('textbox', { name: 'ID of the client' }).fill('half-typed');
  await expect(panel.getByRole('checkbox', { name: 'invoices' })).toBeVisible();
  // Folded and unfolded, what was typed is still there.
  await panel.getByRole('heading', { name: 'Clients', exact: true }).click();
  await panel.getByRole('heading', { name: 'Clients', exact: true }).click();
  await expect(panel.getByRole('textbox', { name: 'ID of the client' })).toHaveValue('half-typed');
  await press('Leave it');
  await page.reload();
  await workbench(page).press('Use the playground');
  await panel.getByRole('heading', { name: 'Clients', exact: true }).click();
  await expect(panel.getByRole('textbox', { name: 'Created here, space-separated' })).toHaveValue('invoices orders');
  await press('Discard');
  await expect(panel.getByText('Discarded: all is as before.')).toBeVisible();
  await expect(panel.getByRole('textbox', { name: 'Created here, space-separated' })).toHaveValue('');
});

test('a client with a key of its own: made in this page, registered, and proven with', async ({ page }) => {
  const { at, panel, press } = await atTheClients(page);
  await press('New client');
  await panel.getByRole('textbox', { name: 'ID of the client' }).fill('with-a-key');
  await panel.getByRole('combobox', { name: 'How it proves itself' }).selectOption('private_key_jwt');
  await press('Add to the draft');
  await expect(panel.getByText('Give a JWK Set with its public key')).toBeVisible();
  await press('Take the key of this connection');
  await expect(panel.getByText('A key was made for this connection.')).toBeVisible();
  await expect(panel.getByRole('textbox', { name: 'Public keys' })).not.toHaveValue(/"d"/);
  await panel.getByRole('checkbox', { name: 'Its tokens are bound to a key (DPoP)' }).check();
  await panel.getByRole('checkbox', { name: 'read', exact: true }).check();
  await press('Add to the draft');
  await press('Commit');
  await expect(panel.getByText('Committed: it holds from the next request on.')).toBeVisible();
  await press('Use this client: with-a-key');
  await expect(at.clientId).toHaveValue('with-a-key');
  await expect(page.getByRole('checkbox', { name: 'DPoP', exact: true })).toBeChecked();
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('"token_type":"DPoP"');
  await at.callApi();
  await expect(at.apiResponse).toContainText('200 OK');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  // The server knows the key, and hands none of it out that proves anybody.
  await press('Edit the client with-a-key');
  await expect(panel.getByRole('textbox', { name: 'Public keys' })).toHaveValue(/"kty": "EC"/);
  await expect(panel.getByRole('textbox', { name: 'Public keys' })).not.toHaveValue(/"d"/);
});

test('demo mode hides a secret that the server has just made', async ({ page }) => {
  const { panel, press } = await atTheClients(page);
  await press('New client');
  await panel.getByRole('textbox', { name: 'ID of the client' }).fill('before-an-audience');
  await press('Add to the draft');
  const secret = panel.getByRole('textbox', { name: 'Generated secret of before-an-audience' });
  await expect(secret).toHaveValue(/^[\w-]{43}$/);
  const made = await secret.inputValue();
  const toggle = page.getByRole('button', { name: 'Demo mode' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(secret).toHaveValue('••••••••');
  expect(await shownOnScreen(page)).not.toContain(made);
  await expect(panel.getByRole('button', { name: 'Copy the generated secret' })).toHaveCount(0);
  await toggle.click();
  await expect(secret).toHaveValue(made);
  // The playground is that of the next test, too.
  await press('Discard');
  await expect(panel.getByText('Discarded: all is as before.')).toBeVisible();
});
