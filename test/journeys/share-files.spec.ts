import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { workbench } from '../support/workbench.ts';

const secret = `Secr3t-of-the-journey '"$`;

test('both requests are written for other programs, with their secrets only after a second step', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', `id'"; x()`, secret, 'read');
  await at.press('Share');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('tab', { name: 'Files' }).click();
  const file = dialog.getByRole('group', { name: 'File', exact: true });
  const formats = dialog.getByRole('group', { name: 'File format' }).getByRole('radio');
  await expect(formats).toHaveCount(8);
  for (const format of (await formats.all()).slice(0, 7)) {
    await format.check();
    await expect(file).toContainText('as.example/token');
    await expect(file).not.toContainText('Secr3t-of-the-journey');
  }
  await dialog.getByRole('radio', { name: 'HAR' }).check();
  await expect(dialog).toContainText('Nothing was sent yet.');
  await dialog.getByRole('radio', { name: 'curl for PowerShell' }).check();
  await expect(dialog).toContainText('$env:CLIENT_SECRET');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);

  await dialog.getByRole('button', { name: 'File with secrets…' }).click();
  await expect(dialog).toContainText('$env:CLIENT_SECRET_ENCODED the client secret, encoded');
  await expect(dialog).toContainText('history of your shell');
  await expect(file).not.toContainText('Secr3t-of-the-journey');
  await dialog.getByRole('button', { name: 'Put the secrets into the file' }).click();
  await expect(file).toContainText(/Authorization: Basic \w{20}/);
  await expect(file).not.toContainText('CLIENT_SECRET');
  await dialog.getByRole('button', { name: 'Take them out again' }).click();
  await expect(file).toContainText('$env:CLIENT_SECRET');
  await dialog.getByRole('button', { name: 'File with secrets…' }).click();
  await dialog.getByRole('button', { name: 'Put the secrets into the file' }).click();
  await dialog.getByRole('radio', { name: 'curl for bash' }).check();
  // Another format begins without them again.
  await expect(file).toContainText('CLIENT_SECRET}');
});

test('a Bruno collection is saved as one packed folder, and chosen by the keyboard', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', secret, 'read');
  await at.press('Share');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('tab', { name: 'Files' }).click();
  await dialog.getByRole('radio', { name: 'Postman collection' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'Bruno collection' })).toBeChecked();
  await dialog.getByRole('combobox', { name: 'Part of it' }).selectOption('environments/Grantscope.bru');
  await expect(dialog.getByRole('group', { name: 'File', exact: true })).toContainText('vars:secret');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save grantscope-bruno.zip' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('grantscope-bruno.zip');
  const entries = unzipSync(await readFile(await saved.path()));
  expect(Object.keys(entries).toSorted()).toEqual([
    'grantscope-bruno/Token request.bru',
    'grantscope-bruno/bruno.json',
    'grantscope-bruno/environments/Grantscope.bru',
  ]);
  expect(
    Object.values(entries)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('\n'),
  ).not.toContain('Secr3t');
});

type Entry = {
  readonly comment: string;
  readonly request: { readonly headers: readonly { readonly name: string; readonly value: string }[] };
  readonly response: { readonly status: number; readonly content: { readonly text: string } };
};

test('what was sent is saved as an archive, with one label for a secret wherever it stands', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await at.press('Get token');
  await expect(at.finding('token-issued')).toBeVisible();
  await at.press('Send request');
  await expect(at.finding('api-accepted')).toBeVisible();
  const token = await at.accessToken.inputValue();
  await at.press('Share');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('tab', { name: 'Files' }).click();
  await dialog.getByRole('radio', { name: 'HAR' }).check();
  await expect(dialog.getByRole('group', { name: 'File', exact: true })).toContainText('‹redacted client-secret');
  await expect(dialog).toContainText('the client secret');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save grantscope.har' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).not.toContain(token);
  const { log }: { log: { entries: readonly Entry[] } } = JSON.parse(text);
  expect(log.entries.map(({ comment, response }) => [comment, response.status])).toEqual([
    ['Token request', 200],
    ['API call', 200],
  ]);
  const [asked, called] = log.entries;
  expect(JSON.parse(asked?.response.content.text ?? '').access_token).toBe('‹redacted access-token›');
  expect(called?.request.headers.find(({ name }) => name === 'Authorization')?.value).toBe(
    'Bearer ‹redacted access-token›',
  );
});
