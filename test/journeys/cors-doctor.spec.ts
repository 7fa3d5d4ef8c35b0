import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { selfSigned } from '../support/certificates.ts';
import { startProduct } from '../support/product.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const members = { access_token: 'opaque-token-0123456789', token_type: 'Bearer', expires_in: 60 };
const secret = 'hunter-2-secret';
const finish = 'Content-Length: 0\r\nConnection: close\r\n\r\n';

test.use({ expectedConsoleErrors: /CORS policy|Failed to load resource|ERR_UNSAFE_PORT/ });

test('a server without CORS: the header that is missing, and the line to add', async ({ page, product }) => {
  const at = workbench(page);
  const server = await recordingServer(() => jsonAnswer('200 OK', members));
  await failInTheBrowser(page, `${server.origin}/token`);
  await at.press('Find out why');

  const origin = product.origin;
  await expect(at.findings.getByRole('listitem').first()).toHaveAttribute('data-finding', 'cors-no-header');
  await expect(at.finding('cors-no-header')).toContainText(
    `Add to the answer to OPTIONS: “Access-Control-Allow-Origin: ${origin}”.`,
  );
  await expect(at.finding('cors-header-not-allowed')).toContainText('“Access-Control-Allow-Headers: authorization”');
  const { preflight, lines } = check(page);
  expect(await lines.textContent()).toBe(
    `Access-Control-Allow-Origin: ${origin}\nAccess-Control-Allow-Headers: authorization`,
  );
  const asked = server.requests.at(-1) ?? '';
  expect(await preflight.getByRole('group', { name: 'Raw request', exact: true }).locator('pre').textContent()).toBe(
    asked,
  );
  expect(asked).toMatch(/^OPTIONS \/token HTTP\/1\.1\r\n/);
  expect(asked).toContain(`\r\nOrigin: ${origin}\r\n`);
  expect(asked).toContain('\r\nAccess-Control-Request-Headers: authorization\r\n');
  expect(asked.toLowerCase()).not.toContain('\r\nauthorization:');
  expect(server.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await server.close();
});

test('a server that refuses the question, and the evidence for it', async ({ page }) => {
  const at = workbench(page);
  const server = await recordingServer(() => `HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\n${finish}`);
  await failInTheBrowser(page, `${server.origin}/token`);
  await at.press('Find out why');

  const finding = at.finding('cors-preflight-unauthorized');
  await expect(at.findings.getByRole('listitem').first()).toHaveAttribute(
    'data-finding',
    'cors-preflight-unauthorized',
  );
  await expect(finding).toContainText('the server may have executed the request');
  await finding.getByRole('button', { name: 'Show where' }).click();
  await expect(check(page).preflight.locator('[data-lit]').first()).toContainText('401');
  await server.close();
});

test('a good preflight, then an error answer without the header: only a second press sends the request', async ({
  page,
  product,
}) => {
  const at = workbench(page);
  const allowed = `Access-Control-Allow-Origin: ${product.origin}\r\nVary: Origin\r\n`;
  const server = await recordingServer((request) =>
    request.startsWith('OPTIONS')
      ? `HTTP/1.1 204 No Content\r\n${allowed}Access-Control-Allow-Headers: authorization\r\n${finish}`
      : jsonAnswer('401 Unauthorized', { error: 'invalid_client' }),
  );
  await failInTheBrowser(page, `${server.origin}/token`);
  await at.press('Find out why');
  await expect(at.finding('cors-preflight-fine')).toBeVisible();
  const posts = () => server.requests.filter((request) => request.startsWith('POST')).length;
  expect(posts()).toBe(1);

  await at.press('Replay the request with Origin');
  await expect(at.findings.getByRole('listitem').first()).toHaveAttribute('data-finding', 'cors-error-without-header');
  expect(posts()).toBe(2);
  const { replayed } = check(page);
  await expect(replayed.getByRole('group', { name: 'Raw request', exact: true })).not.toContainText(
    btoa(`machine:${secret}`),
  );
  await at.press('Reveal secrets in Request with Origin');
  expect(await replayed.getByRole('group', { name: 'Raw request', exact: true }).locator('pre').textContent()).toBe(
    server.requests.at(-1),
  );
  await server.close();
});

test('a server that allows the page to the proxy: it is said that the cause is another one', async ({ page }) => {
  const at = workbench(page);
  let isOpen = false;
  const open = 'Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: Authorization\r\n';
  const server = await recordingServer((request) => {
    if (!isOpen) return jsonAnswer('200 OK', members);
    return request.startsWith('OPTIONS')
      ? `HTTP/1.1 204 No Content\r\n${open}${finish}`
      : jsonAnswer('200 OK', members, open);
  });
  await failInTheBrowser(page, `${server.origin}/token`);
  isOpen = true;
  await at.press('Find out why');
  await at.press('Replay the request with Origin');
  await expect(at.finding('cors-allowed')).toContainText('What failed in the browser does not show here');
  await expect(at.exchange).not.toContainText(members.access_token);
  await expect(page.getByRole('region', { name: 'Why the token request failed' })).not.toContainText(
    members.access_token,
  );
  await server.close();
});

test('an API call that fails in the browser is looked into on its own', async ({ page, product }) => {
  const at = workbench(page);
  const server = await recordingServer(() => `HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\n${finish}`);
  await page.goto('/');
  await at.fill(`${product.playground?.httpOrigin}/oauth/v2/oauth-token`, 'server', 'Secr3t!', 'read');
  await at.choose('Browser');
  await at.press('Get token');
  await expect(at.finding('token-issued')).toBeVisible();
  await page.getByRole('textbox', { name: 'API URL' }).fill(`${server.origin}/things`);
  await at.press('Send request');
  await at.press('Find out why the API call failed');
  await expect(at.finding('cors-preflight-no-options')).toContainText('no answer to OPTIONS');
  await expect(at.apiCall.getByRole('region', { name: 'Preflight', exact: true })).toBeVisible();
  await server.close();
});

test('a certificate that only Grantscope trusts is named before CORS', async ({ page }) => {
  const at = workbench(page);
  const server = await recordingServer(() => jsonAnswer('200 OK', members), selfSigned());
  await failInTheBrowser(page, `${server.origin}/token`);
  await at.press('Find out why');
  await expect(at.finding('cors-certificate-untrusted')).toContainText('self-signed');
  await check(page).preflight.getByRole('button', { name: 'Trust this certificate' }).click();
  await expect(at.findings.getByRole('listitem').first()).toHaveAttribute(
    'data-finding',
    'cors-certificate-trusted-here-only',
  );
  await server.close();
});

test('a port that browsers refuse is said without asking anybody', async ({ page }) => {
  const at = workbench(page);
  await failInTheBrowser(page, 'http://localhost:6000/token');
  await expect(at.findings.getByRole('listitem').first()).toHaveAttribute('data-finding', 'browser-bad-port');
  await expect(page.getByRole('button', { name: 'Find out why' })).toHaveCount(0);
});

test('without a proxy the same questions are given as curl commands', async ({ page }) => {
  const product = await startProduct(['--no-proxy']);
  const server = await recordingServer(() => jsonAnswer('200 OK', members));
  await failInTheBrowser(page, `${server.origin}/token`, product.origin);
  const why = page.getByRole('region', { name: 'Why the token request failed' });
  const preflight = why.getByRole('group', { name: 'preflight of the token request as curl' });
  await expect(preflight).toContainText('--request OPTIONS');
  await expect(preflight).toContainText(`-H 'Origin: ${product.origin}'`);
  const request = why.getByRole('group', { name: 'token request with Origin as curl' });
  await expect(request).toContainText('CLIENT_SECRET');
  await expect(request).not.toContainText(secret);
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await server.close();
  await page.goto('about:blank');
  expect(await product.close()).toBe(0);
});

async function failInTheBrowser(page: Page, endpoint: string, origin = '/'): Promise<void> {
  const at = workbench(page);
  await page.goto(origin);
  await at.fill(endpoint, 'machine', secret);
  await at.choose('Browser');
  await at.press('Get token');
  await expect(at.finding('browser-hides-reason')).toBeVisible();
}

function check(page: Page) {
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  return {
    preflight: region('Preflight'),
    replayed: region('Request with Origin'),
    lines: page.getByRole('group', { name: 'Lines for the server' }),
  };
}
