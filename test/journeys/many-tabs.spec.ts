import type { Page } from '@playwright/test';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { newestFirst } from '#core/keeping/newest-first.ts';
import { askForTokens } from '../support/ask-for-tokens.ts';
import { expect, test } from '../support/journey.ts';
import { readDatabase } from '../support/page-database.ts';
import { workbench } from '../support/workbench.ts';

const tabs = 8;
const isLong = process.env['GRANTSCOPE_LONG'] === '1';
// The figure is a second; a machine that is busy with other tests may take longer, and that is not what this is about.
const sameWithinMs = isLong ? 1000 : 10_000;
const writes = isLong ? 500 : 6;

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
  // The token is there before its run is kept, and the second is of those that are.
  let all: readonly string[] = [];
  await expect.poll(async () => (all = await keptIds(page)).length).toBe(tabs * writes + 1);
  await Promise.all(
    pages.map((each) => expect.poll(() => shown(each), { timeout: sameWithinMs }).toEqual(all.slice(0, 6))),
  );
});

/** In the order of the list; without their bodies, which are some forty megabytes. */
async function keptIds(page: Page): Promise<readonly string[]> {
  const lines = (await readDatabase(page, ['runs'])).map(({ value }) => value as RunSummary);
  return lines.sort(newestFirst).map(({ id }) => id);
}
