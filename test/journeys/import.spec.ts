import type { Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { connections } from '../support/connections.ts';
import { expect, test } from '../support/journey.ts';
import { workbench } from '../support/workbench.ts';

const form = 'application/x-www-form-urlencoded';

/** The import by the names of its parts. */
function importing(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Import', exact: true });
  return {
    dialog,
    text: dialog.getByRole('textbox', { name: 'Or paste its text' }),
    confirm: dialog.getByRole('button', { name: 'Import into a new workspace' }),
    open: async (): Promise<void> => {
      await page.getByRole('banner').getByRole('button', { name: 'Import', exact: true }).click();
      await expect(dialog).toBeVisible();
    },
    choose: (name: string, content: unknown): Promise<void> =>
      dialog.getByLabel('Files to import').setInputFiles({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
      }),
  };
}

test('a pasted curl command becomes a connection, and its token comes', async ({ page, product, watched }) => {
  const at = workbench(page);
  const list = connections(page);
  const { dialog, text, confirm, open } = importing(page);
  const origin = product.playground?.httpOrigin ?? '';
  await page.goto('/');
  await at.clientId.fill('what was there');
  await open();
  await expect(text).toBeFocused();
  await text.fill(
    `curl -k ${origin}/oauth/v2/oauth-token -u 'server:Secr3t!' -d grant_type=client_credentials -d scope=read`,
  );
  await expect(dialog.getByText('One connection is in it.')).toBeVisible();
  await expect(dialog.getByText('Token from')).toBeVisible();
  await expect(dialog).toContainText(`${new URL(origin).host} (http, not encrypted)`);
  await expect(dialog).toContainText('Whom to trust is never taken from a file');
  await expect(dialog.getByRole('region', { name: 'What was found' })).not.toContainText('Secr3t!');
  expect(watched.requests.filter((url) => !url.startsWith(product.origin))).toEqual([]);

  await confirm.click();
  await expect(dialog).toBeHidden();
  await expect(list.current).toContainText('server at');
  await expect(at.clientId).toHaveValue('server');
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');

  await at.press('Undo the import');
  await expect(at.clientId).toHaveValue('what was there');
});

test('a HAR file becomes a connection with its API call, and the call is answered', async ({ page, product }) => {
  const at = workbench(page);
  const { dialog, confirm, open, choose } = importing(page);
  const origin = product.playground?.httpOrigin ?? '';
  const headers = [
    { name: 'Content-Type', value: form },
    { name: 'Cookie', value: 'canary-cookie=1' },
    { name: 'Authorization', value: `Basic ${btoa('server:Secr3t!')}` },
  ];
  const postData = { mimeType: form, text: 'grant_type=client_credentials&scope=read' };
  const content = { mimeType: 'application/json', text: '{"access_token":"recorded-token","token_type":"Bearer"}' };
  const bearer = [{ name: 'Authorization', value: 'Bearer recorded-token' }];
  await page.goto('/');
  await open();
  await choose('recording.har', {
    log: {
      entries: [
        {
          request: { method: 'POST', url: `${origin}/oauth/v2/oauth-token`, headers, postData },
          response: { content },
        },
        { request: { method: 'GET', url: `${origin}/read`, headers: bearer } },
        { request: { method: 'GET', url: 'https://tracker.example/pixel', headers: [] } },
      ],
    },
  });
  await expect(dialog.getByText('A request without a token or OAuth settings')).toBeVisible();
  await expect(dialog.getByText('Cookies', { exact: true })).toBeVisible();
  await confirm.click();
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');
  await at.press('Send request');
  await expect(at.apiResponse).toContainText('200 OK');
});

test('a Postman collection and its environment are read together, and secrets may stay in the file', async ({
  page,
  product,
}) => {
  const at = workbench(page);
  const list = connections(page);
  const { dialog, confirm, open, choose } = importing(page);
  const origin = product.playground?.httpOrigin ?? '';
  const oauth2 = [
    { key: 'grant_type', value: 'client_credentials' },
    { key: 'accessTokenUrl', value: '{{auth}}/oauth/v2/oauth-token' },
    { key: 'clientId', value: 'server' },
    { key: 'clientSecret', value: 'Secr3t!' },
    { key: 'scope', value: 'read' },
  ];
  await page.goto('/');
  await open();
  await choose('shop.postman_collection.json', {
    info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: { type: 'oauth2', oauth2 },
    event: [{ listen: 'prerequest', script: { exec: ['document.title = "taken over"'] } }],
    item: [{ name: 'Read', request: { method: 'GET', url: '{{auth}}/read', header: [] } }],
  });
  await expect(dialog.getByText('{{auth}} has no value in the file')).toBeVisible();
  await drop(page, 'dev.postman_environment.json', { name: 'dev', values: [{ key: 'auth', value: origin }] });
  await expect(dialog.getByRole('checkbox', { name: `server at ${new URL(origin).host} (dev)` })).toBeChecked();
  await expect(dialog.getByText('Scripts and tests')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Leave them' }).check({ force: true });
  await dialog.getByRole('textbox', { name: 'Name of the new workspace' }).fill('Shop, imported');
  expect((await (await axeOn(page)).include('dialog[open]').analyze()).violations).toEqual([]);
  await confirm.click();

  await expect(list.current).toContainText('Shop, imported');
  await expect(at.clientSecret).toHaveValue('');
  await expect(page).not.toHaveTitle(/taken over/);
  await at.clientSecret.fill('Secr3t!');
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');
});

test('an OpenAPI document becomes a connection that only needs its client; by keyboard alone', async ({
  page,
  product,
}) => {
  const at = workbench(page);
  const { dialog, text, confirm } = importing(page);
  const origin = product.playground?.httpOrigin ?? '';
  await page.goto('/');
  await expect(at.tokenRequest.getByRole('button', { name: 'Get token' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Action' })).toBeFocused();
  await page.keyboard.type('im');
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.insertText(`openapi: 3.1.0
info: {title: Playground}
servers: [{url: "${origin}"}]
paths:
  /read:
    get: {summary: Read, security: [{machine: [read]}]}
  /other:
    get: {security: [{machine: [read]}]}
components:
  securitySchemes:
    machine:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: /oauth/v2/oauth-token, scopes: {read: x}}}
`);
  const checkbox = dialog.getByRole('checkbox', { name: 'machine' });
  await expect(checkbox).toBeChecked();
  await tabTo(page, 'machine');
  await page.keyboard.press('Space');
  await expect(confirm).toBeDisabled();
  await page.keyboard.press('Space');
  await tabTo(page, 'API call of machine');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Import into a new workspace');
  await page.keyboard.press('Enter');

  await expect(dialog).toBeHidden();
  await expect(at.tokenEndpoint).toHaveValue(`${origin}/oauth/v2/oauth-token`);
  await expect(page.getByRole('textbox', { name: 'API URL' })).toHaveValue(`${origin}/other`);
  await at.clientId.fill('server');
  await at.clientSecret.fill('Secr3t!');
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');
});

test('a hostile file is refused with a sentence, and nothing is changed', async ({ page }) => {
  const { dialog, confirm, open, choose } = importing(page);
  await page.goto('/');
  await open();
  const bomb = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}*a${at}]`);
  await choose('bomb.yaml', `openapi: 3.1.0\na0: &a0 [x, x]\n${bomb.join('\n')}\n`);
  await expect(dialog.getByText('bomb.yaml: It holds more than two million values')).toBeVisible();
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('button', { name: 'Remove the files' }).click();
  await choose('deep.json', `{"log":{"entries":${'['.repeat(3000)}${']'.repeat(3000)}}}`);
  await expect(dialog.getByText('levels deep, which no tool writes')).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove the files' }).click();
  const script = '<img src=x onerror=alert(1)>';
  const oauth2 = { grant_type: 'client_credentials', accessTokenUrl: `javascript:${script}`, clientId: script };
  await choose('script.json', {
    info: { name: script },
    auth: { type: 'oauth2', oauth2 },
    item: [],
  });
  await expect(dialog.getByRole('checkbox')).toHaveCount(1);
  await expect(dialog).toContainText('no address on the web');
  await expect(dialog.locator('img, a')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(connections(page).current).toContainText('New connection');
});

/** Lets a file fall onto the dialog, as from a folder beside the browser. */
async function drop(page: Page, name: string, content: unknown): Promise<void> {
  const files = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName));
      return transfer;
    },
    [name, JSON.stringify(content)] as const,
  );
  await page.getByRole('button', { name: 'Add files' }).dispatchEvent('drop', { dataTransfer: files });
}

/** Presses Tab until what has this name is focused, as a person would. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = page.locator(':focus');
  for (let pressed = 0; pressed < 30; pressed++) {
    const label = await focused.evaluate((element) => {
      const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : [];
      return (labels?.[0]?.textContent ?? element.textContent).trim();
    });
    if (label === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}
