import type { Page } from '@playwright/test';
import { askForTokens } from '../support/ask-for-tokens.ts';
import { expect, test } from '../support/journey.ts';
import { readDatabase } from '../support/page-database.ts';
import { workbench } from '../support/workbench.ts';

const tabs = 8;
const writes = process.env['GRANTSCOPE_LONG'] === '1' ? 500 : 25;

test(`of ${tabs} tabs that write ${writes} runs each all keep all, and all show the same (F18)`, async ({
  page,
  context,
}) => {
  test.setTimeout(120_000 + tabs * writes * 1000);
  const pages = [page];
  while (pages.length < tabs) pages.push(await context.newPage());
  for (const each of pages) {
    await each.goto('/');
    await workbench(each).press('Use the playground');
  }
  await Promise.all(pages.map((each) => askForTokens(each, writes)));

  const count = `${(tabs * writes).toLocaleString('en')} runs`;
  await Promise.all(
    pages.map((each) =>
      expect(each.getByRole('region', { name: 'History' })).toContainText(count, { timeout: 120_000 }),
    ),
  );
  const records = await readDatabase(page);
  for (const store of ['runs', 'bodies'])
    expect(records.filter((record) => record.store === store)).toHaveLength(tabs * writes);

  // One more, from the last tab: all show it within a second, and the same six newest.
  await askForTokens(pages.at(-1) ?? page, 1);
  const newest = (each: Page) => each.getByRole('list', { name: 'Newest runs' }).locator('[data-run]');
  const first = await newest(page).first().getAttribute('data-run');
  expect(first).not.toBe(null);
  const shown = async (each: Page) => newest(each).evaluateAll((lines) => lines.map((line) => line.dataset['run']));
  const all = await keptIds(page);
  await Promise.all(pages.map((each) => expect.poll(() => shown(each), { timeout: 1000 }).toEqual(all.slice(0, 6))));
});

/** Newest first. */
async function keptIds(page: Page): Promise<readonly string[]> {
  const records = await readDatabase(page);
  const lines = records
    .filter(({ store }) => store === 'runs')
    .map(({ value }) => value as { id: string; atMs: number });
  return lines.sort((one, other) => other.atMs - one.atMs).map(({ id }) => id);
}
