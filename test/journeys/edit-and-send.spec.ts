import { axeOn } from '../support/axe.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

test.describe.configure({ timeout: 120_000 });

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await (await axeOn(page)).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

test('a request is edited by hand and sent exactly so; what cannot be sent is refused at its place', async ({
  page,
}) => {
  const server = await recordingServer(() => jsonAnswer('400 Bad Request', { error: 'invalid_request' }));
  const at = workbench(page);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', 's3cret-of-mine', 'read');
  await at.press('Edit and send');
  const box = page.getByRole('textbox', { name: 'Edited request' });
  const generated = await box.inputValue();

  await box.fill(generated.replace('Accept: application/json', 'Transfer-Encoding: chunked'));
  await expect(page.getByRole('list', { name: 'What cannot be sent so' })).toContainText('Line 3, column 1');
  await expectNoViolation(page);
  await at.press('Send as edited');
  await expect(box).toBeFocused();
  expect(server.requests).toEqual([]);

  const edited = generated
    .replace('POST /token', 'PUT /token?by=hand')
    .replace('Accept: application/json', 'X-By-Hand: 1')
    .replace('scope=read', 'scope=other&own=ü');
  await box.fill(edited);
  await expect(page.getByRole('list', { name: 'Changed by hand' })).toContainText('Parameter own is added.');
  await at.press('Send as edited');
  await expect(at.finding('edited-by-hand')).toBeVisible();
  const body = Buffer.from(edited.slice(edited.indexOf('\n\n') + 2));
  const head = edited.slice(0, edited.indexOf('\n\n')).replaceAll('\n', '\r\n');
  expect(server.requests).toEqual([
    `${head}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body.toString('latin1')}`,
  ]);
  await expect(at.exchange.getByText('edited by hand')).toBeVisible();
  await expect(at.rawRequest).toContainText('Authorization: Basic ••••••••');
  await expect(box, 'the text is there for the next try').toHaveValue(edited);
  await expectNoViolation(page);
  await server.close();
});

test('in the browser, what it will change is said first', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await at.choose('Browser');
  await at.press('Edit and send');
  const changes = page.getByRole('list', { name: 'What the browser will change' });
  await expect(changes).toContainText('Host, Accept-Encoding: the browser writes its own instead.');
  await expect(changes).toContainText('First it asks the server with OPTIONS');
  const box = page.getByRole('textbox', { name: 'Edited request' });
  await box.fill((await box.inputValue()).replace('POST', 'GET'));
  await expect(at.preview).toContainText('A browser sends no body with GET');
});

test('each part of a message explains itself by keyboard, and leads to its field', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  const planned = at.preview.locator('pre[data-raw]');
  const text = await planned.textContent();
  await planned.focus();
  for (let part = 0; part < 4; part++) await page.keyboard.press('ArrowRight');
  const explanation = page.getByRole('group', { name: 'Explained: Planned request' });
  await expect(explanation).toContainText('Header Host');
  await expect(explanation.getByRole('link', { name: 'RFC 9110 §7.2' })).toBeVisible();
  expect(await planned.textContent()).toBe(text);
  await expectNoViolation(page);
  await explanation.getByRole('button', { name: 'Go to Token endpoint' }).press('Enter');
  await expect(at.tokenEndpoint).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(explanation).toBeHidden();

  await at.press('Get token');
  await at.rawResponse.locator('[data-part]', { hasText: 'access_token' }).click();
  await expect(page.getByRole('group', { name: 'Explained: Raw response' })).toContainText('The token itself');
  await expectNoViolation(page);
});
