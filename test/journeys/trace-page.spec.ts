import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { flowSvg } from '#core/sharing/trace/flow-svg.ts';
import { storyOf } from '#core/sharing/trace/story.ts';
import { tracePage } from '#core/sharing/trace/trace-page.ts';
import { saying } from '../core/sharing/trace/hostile-story.ts';
import { refusedStory, toldStory } from '../core/sharing/trace/told-runs.ts';
import { payloads } from '../support/payloads.ts';

const isLong = process.env['GRANTSCOPE_LONG'] === '1';
const some = isLong ? payloads : payloads.filter((_, at) => at % 25 === 3);

let folder = '';
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantscope-trace-'));
});
test.afterAll(() => rm(folder, { recursive: true }));

/** Puts a page on the disk and says where. */
async function onDisk(name: string, html: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, html);
  return pathToFileURL(path).href;
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`a trace page is read from the disk, offline, without a request or a word to the console, in ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme, offline: true });
    const page = await context.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    for (const [name, story] of [
      ['issued.html', toldStory()],
      ['refused.html', refusedStory()],
    ] as const) {
      const address = await onDisk(name, tracePage(story, 0));
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(story.title);
      await expect(page.locator('h1')).toHaveCSS('font-size', '26px');
      await page.setViewportSize({ width: 390, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.setViewportSize({ width: 1440, height: 900 });
      const folded = page.locator('details:not([open]) > summary');
      while ((await folded.count()) > 0) await folded.first().click();
      expect(asked.splice(0)).toEqual([address]);
      expect(said).toEqual([]);
    }
    expect(await page.locator('script, img, iframe, link, base, form, object').count()).toBe(0);
    await context.close();
  });

// Axe works by a script, which the page's own policy refuses; so the policy, and only that, is taken out for it.
for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in a trace page in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(await onDisk('axe.html', tracePage(refusedStory(), 0)));
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.goto(await onDisk('axe-issued.html', tracePage(toldStory(), 0)));
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await context.close();
  });

test('hostile text makes no element, attribute or address of its own in a page or picture (T33)', async ({ page }) => {
  test.setTimeout(isLong ? 300_000 : 45_000);
  const shapes = (texts: readonly string[]) =>
    page.evaluate((pages) => {
      return pages.map((text) => {
        const read = new DOMParser().parseFromString(text, text.startsWith('<svg') ? 'image/svg+xml' : 'text/html');
        const all = [...read.querySelectorAll('*')];
        return {
          elements: [...new Set(all.map(({ localName }) => localName))],
          attributes: [...new Set(all.flatMap((element) => element.getAttributeNames()))],
          addresses: [...read.querySelectorAll('[href], [src]')].map((each) => each.getAttribute('href') ?? 'src'),
          isBroken: read.querySelector('parsererror') !== null,
          text: read.documentElement.textContent,
        };
      });
    }, texts);
  const written = (text: string) => {
    const { story } = saying(text);
    return [tracePage(story, 0), flowSvg(story).svg.markup];
  };
  const usual = await shapes([...written('harmless'), tracePage(toldStory(), 0), tracePage(storyOf([]), 0)]);
  const elements = new Set(usual.flatMap((each) => each.elements));
  const attributes = new Set(usual.flatMap((each) => each.attributes));
  const hosts = new Set(usual.flatMap((each) => each.addresses.map((address) => new URL(address).host)));
  for (const payload of [...some, '\u0000\u0008\uFFFE\uD800', ']]>', '<!--', '&undefined;']) {
    for (const shape of await shapes(written(payload))) {
      expect(shape.isBroken, payload).toBe(false);
      expect(
        shape.elements.filter((name) => !elements.has(name)),
        payload,
      ).toEqual([]);
      expect(
        shape.attributes.filter((name) => !attributes.has(name)),
        payload,
      ).toEqual([]);
      const strange = shape.addresses.filter(
        (address) => !address.startsWith('https:') || !hosts.has(new URL(address).host),
      );
      expect(
        strange.filter((address) => address !== payload),
        payload,
      ).toEqual([]);
    }
  }
});
