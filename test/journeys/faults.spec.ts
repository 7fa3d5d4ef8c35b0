import { type Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { workbench } from '../support/workbench.ts';

const isLong = process.env['GRANTSCOPE_LONG'] === '1';

test.use({ expectedConsoleErrors: /CORS policy|Failed to load resource/ });

async function atTheFaults(page: Page, client = 'server') {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await page.getByRole('combobox', { name: 'Playground client' }).selectOption(client);
  const panel = page.getByRole('region', { name: 'Playground', exact: true });
  await panel.getByRole('heading', { name: 'Faults' }).click();
  return {
    at,
    panel,
    fault: (name: string) => panel.getByRole('checkbox', { name, exact: true }),
    off: () => panel.getByRole('button', { name: 'All faults off' }).click(),
  };
}

/** The switch, what it writes into the path, and the finding that says what it does. */
const tokenFaults = [
  ['HTML 503', 'html-503', 'unavailable'],
  ['An error with status 200', 'ok-with-error', 'error-with-success-status'],
  ['expires_in as a string', 'expires-in-string', 'expires-in-text'],
  ['Form-encoded answer', 'form-encoded', 'form-encoded-answer'],
  ...(isLong
    ? ([
        ['No expires_in', 'expires-in-missing', 'lifetime-unknown'],
        ['Redirect 302', 'redirect-302', 'redirected'],
        ['Redirect 307', 'redirect-307', 'redirected'],
        ['Truncated body', 'truncated-body', 'truncated-body'],
      ] as const)
    : []),
] as const;

test('a fault is one press, its finding says so, and the addresses are as before once it is off', async ({
  page,
  product,
}) => {
  const { at, panel, fault, off } = await atTheFaults(page);
  const ordinary = `${product.playground?.httpsOrigin}/oauth/v2/oauth-token`;
  await expect(at.tokenEndpoint).toHaveValue(ordinary);
  for (const [name, id, finding] of tokenFaults) {
    await fault(name).check();
    await expect(at.tokenEndpoint).toHaveValue(ordinary.replace('/oauth/', `/faults/${id}/oauth/`));
    await expect(at.tokenRequest).toContainText(`Playground with a fault: ${name}`);
    await at.press('Get token');
    await expect(at.rawRequest).toContainText(`POST /faults/${id}/oauth/v2/oauth-token`);
    await expect(at.finding(finding)).toBeVisible();
    await off();
    await expect(at.tokenEndpoint).toHaveValue(ordinary);
  }
  await expect(panel.getByText('All faults are off.')).toBeVisible();
  await expect(at.tokenRequest).not.toContainText('Playground with');
  await at.press('Undo the change');
  await expect(fault(tokenFaults.at(-1)?.[0] ?? '')).toBeChecked();
});

test('the API refuses the token of a server with a fault, and the server tells why', async ({ page, watched }) => {
  const { at, panel, fault } = await atTheFaults(page, 'jwt-server');
  await fault('Wrong aud').check();
  await fault('Clock off').check();
  await panel.getByRole('textbox', { name: 'Clock off, minutes' }).fill('-5');
  await expect(at.tokenEndpoint).toHaveValue(/\/faults\/wrong-aud\+clock-off-5\/oauth/);
  await at.press('Get token');
  await expect(at.finding('token-born-expired')).toBeVisible();
  await expect(at.finding('clock-skew')).toContainText('5 min');
  const questions = () => watched.requests.filter((url) => url.endsWith('/__playground/v1/log'));
  expect(questions()).toEqual([]);
  await panel.getByRole('heading', { name: 'What the server saw' }).click();
  const log = panel.getByRole('list', { name: 'What the server saw, newest first' });
  await expect(log).toContainText(
    'client jwt-server found → secret right → scope read write allowed → token issued: JWT',
  );
  await fault('Clock off').uncheck();
  await at.press('Get token');
  await expect(at.rawRequest).toContainText('POST /faults/wrong-aud/oauth');
  await at.press('Send request');
  await expect(log).toContainText('token refused → The token is meant for another API (aud)');
  await expect(at.apiResponse).toContainText('The token is meant for another API (aud).');
  await expect(log).not.toContainText('Jwt-Secr3t');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
});

test('a browser meets a server without CORS, and what is needed to see it is one press', async ({ page, product }) => {
  const { at, panel, fault } = await atTheFaults(page);
  await fault('No CORS headers').check();
  await at.press('Send through the browser, over http');
  await expect(at.tokenEndpoint).toHaveValue(`${product.playground?.httpOrigin}/faults/no-cors/oauth/v2/oauth-token`);
  await at.press('Get token');
  await at.press('Find out why');
  await expect(at.finding('cors-no-header')).toBeVisible();
  await fault('Preflight refused').check();
  await expect(panel.getByText('Preflight refused is on.')).toBeVisible();
});

test('certificates with a fault stop the request, and a nonce that is demanded is got by itself', async ({ page }) => {
  const { at, fault, panel } = await atTheFaults(page);
  await fault('Expired certificate').check();
  await at.press('Get token');
  await expect(at.finding('certificate-expired')).toBeVisible();
  await fault('Certificate for another name').check();
  await expect(panel.getByText('Expired certificate went off: both cannot be.')).toBeVisible();
  await at.press('Get token');
  await expect(at.finding('certificate-self-signed-for-another')).toBeVisible();
  await fault('Certificate for another name').uncheck();
  await fault('DPoP nonce demanded').check();
  await at.press('Switch DPoP on');
  await at.press('Get token');
  await expect(at.exchange.getByRole('region', { name: 'Token request with nonce' })).toBeVisible();
  await expect(at.finding('token-issued')).toBeVisible();
});

test('without a mouse: switched by the palette, on and off', async ({ page }) => {
  const { at, panel } = await atTheFaults(page);
  const choose = async (words: string, option: string | RegExp): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.type(words);
    await expect(page.getByRole('option', { name: option }).first()).toBeVisible();
    await page.keyboard.press('Enter');
  };
  await choose('fault on html 503', /Fault on: HTML 503/);
  await expect(at.tokenEndpoint).toHaveValue(/\/faults\/html-503\//);
  await expect(panel.getByRole('checkbox', { name: 'HTML 503', exact: true })).toBeChecked();
  await choose('all faults off', /All faults off/);
  await expect(at.tokenEndpoint).not.toHaveValue(/faults/);
});
