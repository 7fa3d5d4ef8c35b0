import { axeOn } from '../support/axe.ts';
import { connections } from '../support/connections.ts';
import { holdingServer } from '../support/holding-server.ts';
import { expect, test } from '../support/journey.ts';
import { workbench } from '../support/workbench.ts';

test('a late answer goes to the connection that asked, whichever is on screen (T63)', async ({ page }) => {
  test.setTimeout(120_000);
  const at = workbench(page);
  const list = connections(page);
  const server = await holdingServer();
  await page.goto('/');
  await list.rename('New connection', 'dev');
  for (const name of ['test', 'prod']) await list.add(name);
  for (const name of ['dev', 'test', 'prod']) {
    await list.stop(name).click();
    await at.fill(`${server.origin}/${name}`, `client-of-${name}`, `secret-of-${name}`);
    await at.press('Get token');
    await expect.poll(server.waiting).toBe(['dev', 'test', 'prod'].indexOf(name) + 1);
  }
  for (const name of ['dev', 'test', 'prod']) await expect(list.stop(name).locator('[data-on-its-way]')).toHaveCount(1);

  server.answer('token-of-dev');
  await expect(list.stop('dev').locator('[data-on-its-way]')).toHaveCount(0);
  await expect(at.accessToken).toHaveValue('');
  await list.stop('dev').click();
  await expect(at.accessToken).toHaveValue('token-of-dev');
  await expect(at.clientSecret).toHaveValue('secret-of-dev');

  server.answer('token-of-test');
  server.answer('token-of-prod');
  for (const name of ['test', 'prod']) {
    await list.stop(name).click();
    await expect(at.accessToken).toHaveValue(`token-of-${name}`);
    await expect(at.clientId).toHaveValue(`client-of-${name}`);
  }
  await server.close();
});

test('a copy has everything but the secrets, and a deletion can be taken back', async ({ page }) => {
  const at = workbench(page);
  const list = connections(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', 'canary-secret', 'read');
  await list.rename('machine at as.example', 'prod');
  await list.open();
  await list.inDialog('Duplicate the one on screen').click();
  await expect(list.current).toContainText('Copy of prod');
  await expect(at.clientId).toHaveValue('machine');
  await expect(at.clientSecret).toHaveValue('');

  await list.stop('prod').click();
  await list.open();
  await list.inDialog('Edit prod').click();
  await list.inDialog('Delete this connection').click();
  await expect(list.current).toContainText('Copy of prod');
  await page.getByRole('button', { name: 'Undo the deletion' }).click();
  await expect(list.current).toContainText('prod');
  await expect(at.clientSecret).toHaveValue('canary-secret');
  await page.reload();
  await expect(list.stop('prod')).toBeVisible();
});

test('connections are grouped by workspace, and one goes only with what is in it', async ({ page }) => {
  const list = connections(page);
  await page.goto('/');
  await list.rename('New connection', 'one');
  await list.add('two');
  await list.open();
  await list.dialog.getByRole('combobox', { name: 'New workspace' }).fill('prod');
  await list.inDialog('Add workspace').click();
  await list.inDialog('Edit two').click();
  await list.dialog.getByRole('combobox', { name: 'Workspace', exact: true }).selectOption('prod');
  const prod = list.dialog.getByRole('region', { name: 'Workspace prod' });
  await expect(prod.getByRole('button', { name: 'Edit two' })).toBeVisible();
  await list.inDialog('Edit workspace prod').click();
  await list.inDialog('Delete this workspace and its connection').click();
  await expect(list.current).toContainText('one');
  await page.getByRole('button', { name: 'Undo the deletion' }).click();
  await expect(list.current).toContainText('two');
  await expect(list.current).toContainText('prod');
});

test('another tab shows a change within a second, and nothing that was changed here is lost', async ({
  page,
  context,
}) => {
  const at = workbench(page);
  const list = connections(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', 'canary-secret', 'read');
  await at.scope.blur();
  const other = await context.newPage();
  await other.goto('/');
  const there = workbench(other);
  await expect(there.clientId).toHaveValue('machine');

  await there.scope.fill('read write');
  await expect(at.scope).toHaveValue('read write', { timeout: 1000 });
  await expect(at.clientSecret).toHaveValue('canary-secret');
  await list.rename('machine at as.example', 'dev');
  await expect(connections(other).current).toContainText('dev', { timeout: 1000 });

  // What stands under the hands stays: the field that is being typed in follows once it is left.
  await at.scope.focus();
  await there.scope.fill('write');
  await there.clientId.fill('robot');
  await expect(at.clientId).toHaveValue('robot');
  await expect(at.scope).toHaveValue('read write');
  await at.scope.blur();
  await expect(at.scope).toHaveValue('write');
});

test('a connection that another tab deletes stays on screen, says so, and can be kept', async ({ page, context }) => {
  const at = workbench(page);
  const list = connections(page);
  await page.goto('/');
  await list.rename('New connection', 'dev');
  await list.add('prod');
  await at.fill('https://as.example/token', 'machine', 'canary-secret');
  const other = await context.newPage();
  await other.goto('/');
  const there = connections(other);
  await expect(there.current).toContainText('prod');
  await there.open();
  await there.inDialog('Edit prod').click();
  await there.inDialog('Delete this connection').click();

  await expect(page.getByText('This connection was deleted in another tab.')).toBeVisible();
  await expect(at.clientSecret).toHaveValue('canary-secret');
  await page.getByRole('button', { name: 'Keep it here' }).click();
  await expect(page.getByText('This connection was deleted in another tab.')).toBeHidden();
  await expect(there.stop('prod')).toBeVisible();
});

test('a token is renewed while its connection is not on screen', async ({ page }) => {
  const at = workbench(page);
  const list = connections(page);
  const server = await holdingServer();
  await page.clock.install();
  await page.goto('/');
  await list.rename('New connection', 'dev');
  await list.add('prod');
  await list.stop('dev').click();
  await at.fill(`${server.origin}/token`, 'machine', 'secret');
  await at.press('Get token');
  await expect.poll(server.waiting).toBe(1);
  server.answer('first');
  await expect(at.accessToken).toHaveValue('first');
  await page.getByText('Renewal and clocks').click();
  await page.getByRole('checkbox', { name: 'Renew automatically' }).check();
  await list.stop('prod').click();
  await page.clock.runFor(275_000);
  await expect.poll(server.waiting).toBe(1);
  server.answer('second');
  await expect(at.accessToken).toHaveValue('');
  await list.stop('dev').click();
  await expect(at.accessToken).toHaveValue('second');
  await server.close();
});

test('everything works by keyboard, and axe finds nothing', async ({ page }) => {
  test.setTimeout(120_000);
  const list = connections(page);
  await page.goto('/');
  await list.rename('New connection', 'dev');
  await list.add('prod');
  await expect(list.dialog).toBeHidden();
  await list.current.focus();
  await page.keyboard.press('Enter');
  await expect(list.dialog).toBeVisible();
  await list.dialog.locator('[data-connection][aria-current="true"]').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(list.current).toContainText('dev');
  // The focus is not lost with what was on screen before.
  await expect(list.stop('dev')).toBeFocused();
  await list.open();
  await list.inDialog('Edit dev').click();
  await list.dialog.getByRole('combobox', { name: 'Colour' }).selectOption('red');
  await list.inDialog('Edit workspace My workspace').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await (await axeOn(page)).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});
