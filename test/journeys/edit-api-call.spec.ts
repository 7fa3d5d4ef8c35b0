import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

// Each look of axe walks the whole page several times.
test.describe.configure({ timeout: 120_000 });

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await (await axeOn(page)).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

/** What the page holds for a call of this URL, with its editor open. */
async function editing(page: Page, url: string, token: string) {
  const at = workbench(page);
  await page.goto('/');
  await at.accessToken.fill(token);
  await page.getByRole('textbox', { name: 'API URL' }).fill(url);
  await at.press('Edit and send the API call');
  return { at, box: page.getByRole('textbox', { name: 'Edited API request' }) };
}

test('through the proxy an API call is sent to the byte as it was edited; what cannot be sent is refused at its place', async ({
  page,
}) => {
  const server = await recordingServer(() => jsonAnswer('404 Not Found', { message: 'not here' }));
  const { at, box } = await editing(page, `${server.origin}/hello`, 'opaque-token-0123456789');
  const generated = await box.inputValue();
  expect(generated).toContain('Authorization: Bearer opaque-token-0123456789');

  await box.fill(generated.replace(/Host: .*/, '$&\nContent-Length: 3'));
  await expect(page.getByRole('list', { name: 'What cannot be sent so in the API call' })).toContainText(
    'Line 3, column 1',
  );
  await expectNoViolation(page);
  await at.press('Send API call as edited');
  await expect(box).toBeFocused();
  expect(server.requests).toEqual([]);

  const edited = generated
    .replace('GET /hello', 'PATCH /hello?by=hand')
    .replace('Authorization: Bearer opaque', 'authorization: bearer opaque')
    .concat('{"ü": 1}\n');
  await box.fill(edited);
  const changes = page.getByRole('list', { name: 'Changed by hand in the API call' });
  await expect(changes).toContainText('The method is another.');
  await expect(changes).toContainText('The body is another.');
  await at.press('Send API call as edited');
  await expect(at.finding('api-edited-by-hand')).toBeVisible();
  const [head = '', body = ''] = edited.split('\n\n');
  const bytes = Buffer.from(body);
  const wire = `${head.replaceAll('\n', '\r\n')}\r\nContent-Length: ${bytes.length}\r\nConnection: close\r\n\r\n${bytes.toString('latin1')}`;
  expect(server.requests).toEqual([wire]);
  await expect(at.apiCall.getByText('edited by hand')).toBeVisible();
  await expect(at.apiRequest).toContainText('authorization: bearer ••••••••');
  await expect(box, 'the text is there for the next try').toHaveValue(edited);
  await expectNoViolation(page);
  await server.close();
});

test('“Send again” sends the edited call again, “Send request” the form’s', async ({ page }) => {
  const server = await recordingServer(() => jsonAnswer('503 Service Unavailable', {}));
  const { at, box } = await editing(page, `${server.origin}/hello`, 'opaque-token-0123456789');
  await box.fill((await box.inputValue()).replace('/hello', '/by-hand'));
  await at.press('Send API call as edited');
  await at.findings.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => server.requests.length).toBe(2);
  expect(server.requests[1]).toBe(server.requests[0]);
  await expect(page.getByRole('status').filter({ hasText: 'On its way' })).toHaveCount(0);
  await at.press('Send request');
  await expect.poll(() => server.requests.length).toBe(3);
  expect(server.requests[2]).toMatch(/^GET \/hello HTTP/);
  await at.press('Take the form’s API call again');
  await expect(box).toHaveValue(/^GET \/hello HTTP/);
  await server.close();
});

test('in the browser, what it will change of the call is said first, and the server gets the rest', async ({
  page,
}) => {
  const cors = 'Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *, Authorization\r\n';
  const server = await recordingServer(() => jsonAnswer('200 OK', { hello: 'there' }, cors));
  const { at, box } = await editing(page, `${server.origin}/hello`, 'opaque-token-0123456789');
  await at.choose('Browser');
  const changes = page.getByRole('list', { name: 'What the browser will change in the API call' });
  await expect(changes).toContainText('Host, Accept-Encoding: the browser writes its own instead.');
  await expect(changes).toContainText('First it asks the server with OPTIONS');
  await expectNoViolation(page);
  await box.fill((await box.inputValue()).replace('/hello', '/by-hand').replace('\n\n', '\nX-By-Hand: 1\n\n'));
  await at.press('Send API call as edited');
  await expect(at.apiResponse).toContainText('200');
  const sent = server.requests.at(-1) ?? '';
  expect(sent).toMatch(/^GET \/by-hand HTTP\/1\.1\r\n/);
  expect(sent.toLowerCase()).toContain('\r\nx-by-hand: 1\r\n');
  expect(sent.toLowerCase()).toContain('\r\nauthorization: bearer opaque-token-0123456789\r\n');
  await server.close();
});

test('by keyboard alone: from the form to the editor, to the fault, and off', async ({ page }) => {
  const server = await recordingServer(() => jsonAnswer('200 OK', {}));
  const at = workbench(page);
  await page.goto('/');
  const url = page.getByRole('textbox', { name: 'API URL' });
  await url.fill(`${server.origin}/hello`);
  const open = page.getByRole('button', { name: 'Edit and send the API call' });
  await tabTo(page, 'Edit and send the API call');
  await page.keyboard.press('Enter');
  await expect(open).toHaveAttribute('aria-expanded', 'true');
  const box = page.getByRole('textbox', { name: 'Edited API request' });
  await expect(box).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(box).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('X');
  await tabTo(page, 'Line 1, column 1 of the API call');
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  // The fault is marked, so typing takes its place.
  await page.keyboard.type('HEAD');
  await tabTo(page, 'Send API call as edited');
  await page.keyboard.press('Enter');
  await expect(at.finding('api-edited-by-hand')).toBeVisible();
  expect(server.requests[0]).toMatch(/^HEAD \/hello HTTP/);
  await server.close();
});

test('a call with a DPoP proof explains itself in the preview, and is edited with the proof that it shows', async ({
  page,
}) => {
  const at = await withPlaygroundToken(page, 'dpop-server');
  const planned = page.getByRole('group', { name: 'Planned API request' }).locator('pre[data-raw]');
  await expect(planned).toContainText('DPoP: ••••••••');
  await planned.locator('[data-part]', { hasText: 'DPoP: ' }).click();
  const explanation = page.getByRole('group', { name: 'Explained: Planned API request' });
  await expect(explanation).toContainText('Header DPoP');
  await expect(explanation).toContainText('ath');
  await expectNoViolation(page);
  await at.press('Edit and send the API call');
  const box = page.getByRole('textbox', { name: 'Edited API request' });
  await box.fill((await box.inputValue()).replace(/^DPoP: .*\n/m, ''));
  await at.press('Send API call as edited');
  await expect(at.apiResponse).toContainText('401');
  await expect(at.finding('api-edited-by-hand')).toBeVisible();
});

/** Presses Tab until the control of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const control = page.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 120; presses++) {
    if (await control.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}.`);
}
