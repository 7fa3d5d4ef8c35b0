import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { workbench } from '../support/workbench.ts';

const secret = `Secr3t-of-the-journey '"$`;

test('a program without secrets is shared in any language, and with them only after a second step', async ({
  page,
}) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', `id'"; x()`, secret, 'read');
  await at.press('Share');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('tab', { name: 'Code' }).click();
  const program = dialog.getByRole('group', { name: 'Program' });
  const language = dialog.getByRole('combobox', { name: 'Language' });
  const names = await language.getByRole('option').allTextContents();
  expect(names.length).toBeGreaterThanOrEqual(9);
  for (const name of names) {
    await language.selectOption(name);
    await expect(program).toContainText('CLIENT_SECRET');
    await expect(program).not.toContainText('Secr3t-of-the-journey');
  }
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);

  await dialog.getByRole('button', { name: 'With secrets…' }).click();
  await expect(dialog).toContainText('CLIENT_SECRET the client secret');
  await expect(program).not.toContainText('Secr3t-of-the-journey');
  await dialog.getByRole('button', { name: 'Put the secrets into the code' }).click();
  await expect(program).toContainText('Secr3t-of-the-journey');
  await dialog.getByRole('button', { name: 'Without secrets' }).click();
  await expect(program).not.toContainText('Secr3t-of-the-journey');

  await program.focus();
  await expect(program).toBeFocused();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /^Save as / }).click();
  expect((await download).suggestedFilename()).toBe('main.swift');
});
