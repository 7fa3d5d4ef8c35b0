import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

const secret = 'wr0ng-S3cret!%+x';

async function saved(page: Page, button: string): Promise<{ readonly download: Download; readonly bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const download = await coming;
  return { download, bytes: await readFile(await download.path()) };
}

test('a token request and its API call leave as a page, as text and as pictures, without a secret', async ({
  page,
}) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  const token = await at.accessToken.inputValue();
  await at.press('Send request');
  await expect(at.finding('api-accepted')).toBeVisible();
  await at.press('Share');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('tab', { name: 'Trace' }).click();
  await expect(dialog.getByRole('radio', { name: 'Token and API' })).toBeChecked();
  await expect(dialog.getByRole('img', { name: /^Flow: / })).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'Left out' })).toContainText('the signature of the access token');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);

  const html = await saved(page, 'Save trace.html');
  const text = html.bytes.toString();
  expect(text).toContain('<h1>API call to ');
  expect(text).toContain('redacted-access-token');
  expect(text).not.toContain(token.split('.')[2]);

  const pick = (name: string) => dialog.getByRole('radio', { name, exact: true }).check({ force: true });
  await pick('Markdown');
  await expect(dialog.getByRole('group', { name: 'Text to save' })).toContainText('# API call to ');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  const markdown = await saved(page, 'Save trace.md');
  expect(markdown.bytes.toString()).not.toContain(token.split('.')[2]);

  await pick('SVG');
  const svg = (await saved(page, 'Save flow.svg')).bytes.toString();
  const [, width = '0', height = '0'] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  await pick('PNG');
  const png = (await saved(page, 'Save flow.png')).bytes;
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
  await expect(dialog.getByRole('radio', { name: 'Report', exact: true })).toBeDisabled();
});

test('a refused request is reported to the provider in one click, shown first, without its secret', async ({
  page,
}) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');
  await at.clientSecret.fill(secret);
  await at.press('Get token');
  await expect(at.finding('wrong-secret')).toBeVisible();
  await at.press('Report to the provider');
  const dialog = page.getByRole('dialog', { name: 'Report to the provider' });
  const report = dialog.getByRole('group', { name: 'Report' });
  await expect(report).toContainText('**error**: `invalid_client`');
  await expect(report).toContainText('**Client authentication**: `client_secret_basic`');
  await expect(report).toContainText('‹redacted client-secret-encoded›');
  await expect(report).toContainText(/## What was tried before\s+- \d{4}-.*: 200 OK/);
  const shown = (await report.textContent()) ?? '';
  for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').slice(4, -4)])
    expect(shown).not.toContain(form);
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  const file = await saved(page, 'Save report');
  expect(file.bytes.toString()).toBe(shown);
  expect(file.download.suggestedFilename()).toBe('report.md');

  await dialog.getByRole('button', { name: 'Close' }).click();
  await at.press('Share');
  const share = page.getByRole('dialog', { name: 'Share' });
  await share.getByRole('tab', { name: 'Trace' }).click();
  await share.getByRole('radio', { name: 'Report', exact: true }).check({ force: true });
  await expect(share.getByRole('group', { name: 'Text to save' })).toContainText('invalid_client');
});

test('what stands in the way of a trace is said', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Share');
  await page.getByRole('tab', { name: 'Trace' }).click();
  await expect(page.getByRole('dialog', { name: 'Share' })).toContainText('There is no run to tell yet');
});
