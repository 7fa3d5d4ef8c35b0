import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import type { Product } from '../support/product.ts';
import { type CurlAnswer, type Inserted, inTerminal } from '../support/tutorial-commands.ts';
import { workbench } from '../support/workbench.ts';

// The browser writes down each refusal itself.
test.use({ expectedConsoleErrors: /Failed to load resource.*clients\/edit/ });

type Desk = {
  readonly panel: Locator;
  readonly log: Locator;
  readonly press: (name: string) => Promise<void>;
  readonly field: (name: string) => Locator;
};

async function atTheServer(page: Page): Promise<Desk> {
  await page.goto('/');
  await workbench(page).press('Use the playground');
  const panel = page.getByRole('region', { name: 'Playground', exact: true });
  await panel.getByRole('heading', { name: 'Clients', exact: true }).click();
  await panel.getByRole('heading', { name: 'What the server saw' }).click();
  await expect(panel.getByText('Nothing is pending.')).toBeVisible();
  return {
    panel,
    log: panel.getByRole('list', { name: 'What the server saw, newest first' }),
    press: (name) => panel.getByRole('button', { name, exact: true }).click(),
    field: (name) => panel.getByRole('textbox', { name, exact: true }),
  };
}

/** The reader's terminal beside the page; only where the server is differs from the tutorial. */
function terminalBeside({ playground }: Product) {
  const here: Inserted = { 'https://localhost:8443': playground?.httpsOrigin ?? '' };
  return {
    token: (own: Inserted = {}) => inTerminal('token', { ...here, ...own }),
    tokenWithScope: (own: Inserted = {}) => inTerminal('tokenWithScope', { ...here, ...own }),
    api: ({ members }: CurlAnswer) => inTerminal('api', { ...here, '<token>': String(members['access_token']) }),
  };
}

/** The members of the answer that stands in the page, its secrets revealed. */
async function membersOnScreen(rawResponse: Locator): Promise<Readonly<Record<string, unknown>>> {
  const text = (await rawResponse.textContent()) ?? '';
  return JSON.parse(text.slice(text.indexOf('\r\n\r\n'))) as Readonly<Record<string, unknown>>;
}

test('the commands of the tutorial work as they stand, and the page tells the same', async ({ page, product }) => {
  const at = workbench(page);
  const { log } = await atTheServer(page);
  const terminal = terminalBeside(product);

  const plain = await terminal.token();
  expect(plain).toMatchObject({ status: 200, members: { token_type: 'bearer', expires_in: 299 } });
  expect(Object.keys(plain.members)).toEqual(['access_token', 'token_type', 'expires_in']);
  expect(plain.members['access_token']).toMatch(/^[\w-]{43}$/);
  await expect(log).toContainText(
    'client server found → secret right → no scope asked for, none granted → token issued: opaque, for 299 s',
  );
  const scoped = await terminal.tokenWithScope();
  expect(scoped.members).toMatchObject({ expires_in: 299, scope: 'read' });
  await expect(log).toContainText('client server found → secret right → scope read allowed → token issued');

  // The page asks for the same in its own request, and gets the same but for the token itself.
  await at.scope.fill('read');
  await at.press('Get token');
  await expect(at.finding('token-issued')).toBeVisible();
  await at.press('Reveal secrets');
  const shown = await membersOnScreen(at.rawResponse);
  expect({ ...shown, access_token: '' }).toEqual({ ...scoped.members, access_token: '' });
  expect(shown['access_token']).not.toBe(scoped.members['access_token']);
  const greeted = await terminal.api({ status: 200, members: shown });
  expect(greeted).toMatchObject({ status: 200, members: { message: 'Hello, world!', client_id: 'server' } });
  await expect(log).toContainText('GET /hello_world');
  await expect(log).toContainText('token valid, of client server');

  // What curl was given is as good in the page.
  await at.accessToken.fill(String(scoped.members['access_token']));
  await at.callApi();
  await expect(at.apiResponse).toContainText('200 OK');
  await expect(at.apiResponse).toContainText('"scope": "read"');
  await expect(log).not.toContainText('Secr3t!');
});

test('followed step by step: curl meets at each step what the page has set', async ({ page, product }) => {
  test.setTimeout(90_000);
  const at = workbench(page);
  const { panel, log, press, field } = await atTheServer(page);
  const terminal = terminalBeside(product);
  const own: Inserted = { 'client_id=server': 'client_id=my-server' };
  const refusal = (status: number, error: string) => expect.objectContaining({ status, members: refusing(error) });
  const refusing = (error: string) => expect.objectContaining({ error }) as object;
  const commit = async () => {
    await press('Commit');
    await expect(panel.getByText('Nothing is pending.')).toBeVisible();
  };

  await test.step('a new client gets an ID', async () => {
    await press('New client');
    await field('ID of the client').fill('server');
    await press('Add to the draft');
    // The tutorial's own is there already.
    await expect(panel.getByRole('alert')).toContainText('There is a client server already.');
    await field('ID of the client').fill('my-server');
  });

  await test.step('its secret is entered once, and it holds from the commit on', async () => {
    await panel.getByRole('checkbox', { name: 'Capability: Client credentials' }).uncheck();
    await panel.getByRole('radio', { name: 'Entered' }).check({ force: true });
    await panel.getByLabel('Secret to enter').fill('Secr3t!');
    await press('Add to the draft');
    await expect(panel.getByText('my-server is in the draft. It holds once you commit.')).toBeVisible();
    expect(await terminal.token(own)).toEqual(refusal(401, 'invalid_client'));
    await expect(log).toContainText('no client with this ID → refused: invalid_client');
    await commit();
  });

  await test.step('without the capability Client Credentials Flow there is no token', async () => {
    expect(await terminal.token(own)).toEqual(refusal(400, 'unauthorized_client'));
    await expect(log).toContainText('the client does not have the capability Client credentials');
    await press('Edit the client my-server');
    await expect(panel.getByText('Nobody can read it back.')).toBeVisible();
    await panel.getByRole('checkbox', { name: 'Capability: Client credentials' }).check();
    await press('Change in the draft');
    await commit();
    expect(await terminal.token(own)).toMatchObject({
      status: 200,
      members: { token_type: 'bearer', expires_in: 299 },
    });
  });

  await test.step('a scope is created, then it is on the list that the client may request', async () => {
    const invoices: Inserted = { ...own, 'scope=read': 'scope=invoices' };
    expect(await terminal.tokenWithScope(invoices)).toEqual(refusal(400, 'invalid_scope'));
    await field('Created here, space-separated').fill('invoices');
    await press('Set in the draft');
    await expect(panel.getByText('1 pending edit.')).toBeVisible();
    await press('Edit the client my-server');
    await panel.getByRole('checkbox', { name: 'invoices', exact: true }).check();
    await press('Change in the draft');
    expect(await terminal.tokenWithScope(invoices)).toEqual(refusal(400, 'invalid_scope'));
    await commit();
    expect((await terminal.tokenWithScope(invoices)).members).toMatchObject({ scope: 'invoices' });
    expect(await terminal.tokenWithScope(own)).toEqual(refusal(400, 'invalid_scope'));
    expect(Object.keys((await terminal.token(own)).members)).toEqual(['access_token', 'token_type', 'expires_in']);
  });

  await test.step('the token lifetime is a setting of all and of the client', async () => {
    await field('Default lifetime, seconds').fill('120');
    await press('Set in the draft');
    await expect(panel.getByText('1 pending edit.')).toBeVisible();
    expect((await terminal.token(own)).members['expires_in']).toBe(299);
    await commit();
    expect((await terminal.token(own)).members['expires_in']).toBe(120);
  });

  await test.step('the page gets a token as this client, and both call the API', async () => {
    await press('Use this client: my-server');
    await at.clientSecret.fill('Secr3t!');
    await at.press('Get token');
    await expect(at.rawResponse).toContainText('"expires_in":120');
    await at.callApi();
    await expect(at.apiResponse).toContainText('200 OK');
    expect(await terminal.api(await terminal.token(own))).toMatchObject({
      status: 200,
      members: { client_id: 'my-server' },
    });
  });

  await test.step('once the token has expired the API answers 401, which tells to get a new one', async () => {
    await press('Edit the client my-server');
    await field('Lifetime, seconds').fill('1');
    await press('Change in the draft');
    await commit();
    const given = await terminal.token(own);
    expect(given.members['expires_in']).toBe(1);
    await expect.poll(async () => (await terminal.api(given)).status).toBe(401);
    expect((await terminal.api(given)).members['error_description']).toMatch(/^The token expired \d+ s ago\.$/);
    await expect(log).toContainText('token refused → The token expired');
    await at.press('Get token');
    await expect(at.rawResponse).toContainText(/"expires_in":1[,}]/);
    await expect(at.timeLeft).toContainText(/expired/i);
    await at.callApi();
    await expect(at.apiResponse).toContainText('401 Unauthorized');
    await expect(at.finding('api-token-expired')).toBeVisible();
  });

  await test.step('the secret can be reset, never read', async () => {
    await press('Edit the client my-server');
    await panel.getByRole('radio', { name: 'Entered' }).check({ force: true });
    await expect(panel.getByLabel('Secret to enter')).toHaveValue('');
    await panel.getByLabel('Secret to enter').fill('N3w-Secr3t!');
    await press('Change in the draft');
    expect((await terminal.token(own)).status).toBe(200);
    await commit();
    expect(await terminal.token(own)).toEqual(refusal(401, 'invalid_client'));
    await expect(log).toContainText('client my-server found → secret wrong → refused: invalid_client');
    const after: Inserted = { ...own, 'client_secret=Secr3t!': 'client_secret=N3w-Secr3t!' };
    expect((await terminal.token(after)).status).toBe(200);
    await expect(panel).not.toContainText('Secr3t!');
  });
});
