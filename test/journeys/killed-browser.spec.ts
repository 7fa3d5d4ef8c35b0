import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readRun } from '#core/keeping/codec.ts';
import { expect, test } from '../support/journey.ts';
import { ownBrowser } from '../support/own-browser.ts';
import { readDatabase } from '../support/page-database.ts';
import { workbench } from '../support/workbench.ts';

const isLong = process.env['GRANTSCOPE_LONG'] === '1';
const kills = isLong ? 100 : 2;

/** What the page was told is kept: ids of runs, and what was typed last. */
type Acknowledged = { readonly runs: Set<string>; typed: number };

test(`a browser killed ${kills} times while it writes loses nothing that was said to be kept (F16)`, async ({
  product,
}, testInfo) => {
  test.setTimeout(60_000 + kills * 30_000);
  // One profile for all: a Chromium goes on writing behind the half record of one that was killed, and the one after that
  // may take its whole database for damaged and delete it. What was kept has to be there then as well.
  const profile = await mkdtemp(join(tmpdir(), 'grantscope-killed-'));
  const acknowledged: Acknowledged = { runs: new Set(), typed: 0 };
  let lost = 0;
  for (let kill = 0; kill <= kills; kill++) {
    const browser = await ownBrowser(profile);
    const page = await openPage(await browser.context.newPage(), product.origin, acknowledged);
    await checkKept(page, acknowledged);
    if (await page.getByText('came back from the second copy').isVisible()) lost++;
    if (kill < kills) {
      // Not each time in the same moment of a write.
      const enough = acknowledged.runs.size + 3 + (kill % 7);
      await writeAlways(page, acknowledged.typed + 2);
      await expect.poll(() => acknowledged.runs.size, { timeout: 30_000, intervals: [5] }).toBeGreaterThan(enough);
    }
    await browser.kill();
  }
  expect(acknowledged.typed, 'what was typed was acknowledged as well').toBeGreaterThan(0);
  testInfo.annotations.push({ type: 'databases that the browser lost', description: String(lost) });
  await rm(profile, { recursive: true, force: true });
});

async function openPage(page: Page, origin: string, acknowledged: Acknowledged): Promise<Page> {
  await page.exposeFunction('acknowledgeRuns', (ids: readonly string[]) => {
    for (const id of ids) acknowledged.runs.add(id);
  });
  await page.exposeFunction('acknowledgeTyped', (typed: number) => {
    acknowledged.typed = typed;
  });
  await page.goto(origin);
  await expect(page.getByRole('button', { name: 'Get token', exact: true })).toBeVisible();
  return page;
}

async function checkKept(page: Page, { runs, typed }: Acknowledged): Promise<void> {
  const isUnread = async () => (await readDatabase(page)).some(({ key }) => key === 'mirror-unread');
  await expect.poll(isUnread, { message: 'what may have to come back is here' }).toBe(false);
  const records = await readDatabase(page);
  const texts = new Map(records.filter(({ store }) => store === 'bodies').map(({ key, value }) => [key, value]));
  const lines = new Set(records.filter(({ store }) => store === 'runs').map(({ key }) => key));
  expect(
    [...runs].filter((id) => !lines.has(id) || !texts.has(id)),
    'lost',
  ).toEqual([]);
  const torn = [...texts].filter(([id, text]) => !lines.has(id) || readRun(String(text)).kind !== 'run');
  expect(torn, 'torn').toEqual([]);
  expect(records.filter(({ store }) => store === 'damaged')).toEqual([]);
  const url = await page.getByRole('textbox', { name: 'API URL' }).inputValue();
  expect(Number(/\d+$/.exec(url)?.[0] ?? '0'), 'typed').toBeGreaterThanOrEqual(typed);
  if (lines.size > 0)
    await expect(page.getByRole('region', { name: 'History' })).toContainText(`${lines.size.toLocaleString('en')} run`);
}

/** From now on the page asks for tokens and types without a pause, as fast as it is told that it was kept. */
async function writeAlways(page: Page, from: number): Promise<void> {
  const at = workbench(page);
  await at.press('Use the playground');
  await expect
    .poll(async () => JSON.stringify(await readDatabase(page)), { message: 'what is filled in is kept' })
    .toContain('localhost');
  await page.evaluate((first) => {
    const { acknowledgeRuns, acknowledgeTyped } = globalThis as unknown as {
      acknowledgeRuns: (ids: readonly string[]) => void;
      acknowledgeTyped: (typed: number) => void;
    };
    const url = [...document.querySelectorAll('input')].find(({ labels }) => labels?.[0]?.textContent === 'API URL');
    let typed = first - 1;
    const type = (): void => {
      typed++;
      // As a person's typing does, past what React keeps of the field.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(url, `http://api.test/${typed}`);
      url?.dispatchEvent(new Event('input', { bubbles: true }));
    };
    new BroadcastChannel('grantscope').addEventListener('message', ({ data }) => {
      if (data.kind === 'runs-kept') acknowledgeRuns(data.runs.map(({ id }: { id: string }) => id));
      if (data.kind !== 'connections') return;
      // The write that this is about may have begun before the newest was typed.
      acknowledgeTyped(typed - 1);
      type();
    });
    type();
    setInterval(() => {
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Get token')?.click();
    }, 5);
  }, from);
}
