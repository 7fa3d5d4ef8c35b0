import { axeOn } from '../support/axe.ts';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { recordingServer } from '../support/recording-server.ts';
import { schemes } from '../support/schemes.ts';
import { workbench } from '../support/workbench.ts';

const mebibyte = 1024 * 1024;
const cors = 'Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\n';

test.describe.configure({ timeout: 180_000 });

/** Calls an API that answers so, and gives what is shown of the body beneath its raw text. */
async function answered(
  page: Page,
  type: string,
  body: string | Buffer,
): Promise<{ panel: Locator; close: () => Promise<void> }> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const head = `HTTP/1.1 200 OK\r\n${cors}Content-Type: ${type}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  const server = await recordingServer(() => Buffer.concat([Buffer.from(head), bytes]));
  const at = workbench(page);
  await page.goto('/');
  await at.accessToken.fill('opaque-token-0123456789');
  await page.getByRole('textbox', { name: 'API URL' }).fill(`${server.origin}/big`);
  await at.press('Send request');
  await expect(at.finding('api-accepted')).toBeVisible({ timeout: 60_000 });
  return { panel: at.apiCall, close: server.close };
}

const item = (number: number): string =>
  `{"id":${number},"price":${number}.50,"tags":["a","b"],"access_token":"hidden-${number}","nested":{"deep":null}}`;

/** As many items as a size takes, and one at the end that is like no other. */
function manyItems(bytes: number): string {
  const items: string[] = [];
  for (let length = 0; length < bytes; length += items.at(-1)?.length ?? 0) items.push(item(items.length));
  return `{"exact":[1.0,1e400,12345678901234567890],"twice":1,"twice":2,"items":[${items.join(',')},{"needle":"in the haystack","access_token":"haystack-secret"}]}`;
}

test('ten megabytes of JSON are searched and folded by keyboard, exact to the digit', async ({ page }) => {
  const body = manyItems(10 * mebibyte);
  const { panel, close } = await answered(page, 'application/json', body);
  const copied = await watchClipboard(page);
  const lines = panel.getByRole('tree', { name: 'API response, formatted' });
  await expect(lines.getByRole('treeitem').nth(2)).toHaveText('    1.0,');
  await expect(lines.getByRole('treeitem').nth(3)).toHaveText('    1e400,');
  await expect(lines.getByRole('treeitem').nth(4)).toHaveText('    12345678901234567890');
  await expect(lines.getByRole('treeitem').filter({ hasText: '"twice": 1' })).not.toContainText('repeated name');
  await expect(lines.getByRole('treeitem').filter({ hasText: '"twice": 2' })).toContainText('repeated name');

  await lines.focus();
  await page.keyboard.press('/');
  const find = panel.getByRole('searchbox', { name: 'Find in API response, formatted' });
  await expect(find).toBeFocused();
  await page.keyboard.type('HAYSTACK');
  const count = panel.getByRole('group', { name: /^Search in/ }).getByRole('status');
  await expect(count).toHaveText('1 of 1 hit', { timeout: 30_000 });
  await expect(lines.locator('mark[data-current]')).toHaveText('haystack');
  await expect(lines.locator('[data-masked]').first()).toBeVisible();
  const pointer = panel.getByRole('group', { name: 'Place in API response, formatted' }).locator('code');
  await expect(pointer).toHaveText(/^\/items\/\d+\/needle$/);

  // What a mask hides is not found until it is shown.
  await panel.getByRole('button', { name: 'Reveal API secrets' }).click();
  await expect(count).toHaveText('1 of 2 hits');
  await find.focus();
  await page.keyboard.press('Enter');
  await expect(lines.locator('mark[data-current]')).toHaveText('haystack');
  await expect(pointer).toHaveText(/\/access_token$/);
  await panel.getByRole('button', { name: 'Copy value' }).click();
  expect(await copied()).toBe('haystack-secret');

  await find.focus();
  await page.keyboard.press('Escape');
  await expect(lines).toBeFocused();
  await expect(find).toHaveValue('');
  await page.keyboard.press('Home');
  const current = lines.locator('[aria-selected="true"]');
  await expect(current).toHaveText('{');
  await page.keyboard.press('ArrowLeft');
  await expect(current).toHaveAttribute('aria-expanded', 'false');
  await expect(current).toHaveText('{ … 4 inside }');
  await expect(lines.getByRole('treeitem')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Copy value' }).click();
  expect((await copied()) === body, 'the whole document is copied as it came').toBe(true);
  await lines.focus();
  await page.keyboard.press('ArrowRight');
  await expect(current).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('End');
  await expect(current).toHaveText('}');
  await close();
});

// security.md F28: what no reader of JSON is made for.
const odd: readonly (readonly [what: string, body: string, last: RegExp])[] = [
  ['nested 5,000,000 deep', '['.repeat(5_000_000) + ']'.repeat(5_000_000), /^ *\[$/],
  ['with one value of 8 MB', `{"a":"${'x'.repeat(8_000_000)}","z":1}`, /^}$/],
  ['with 100,000 names', `{${Array.from({ length: 100_000 }, (_, at) => `"name-${at}":${at}`).join(',')}}`, /^}$/],
];

for (const [what, body, last] of odd) {
  test(`a body ${what} is shown from its first row to its last`, async ({ page }) => {
    const { panel, close } = await answered(page, 'application/json', body);
    const lines = panel.getByRole('tree');
    await panel.getByRole('searchbox').fill('no such text');
    // The answer comes once all of it is laid out.
    await expect(panel.getByRole('group', { name: /^Search in/ }).getByRole('status')).toHaveText('No hits', {
      timeout: 60_000,
    });
    await lines.focus();
    await page.keyboard.press('End');
    await expect(lines.locator('[aria-selected="true"]')).toHaveText(last);
    await expect(lines.locator('[aria-selected="true"]')).toBeInViewport();
    await page.keyboard.press('Home');
    await expect(lines.locator('[aria-selected="true"]')).toHaveText(/^[[{]$/);
    await close();
  });
}

test('folding all leaves a line for each value; a hit in one of them unfolds it', async ({ page }) => {
  const { panel, close } = await answered(page, 'application/json', manyItems(20_000));
  const lines = panel.getByRole('tree', { name: 'API response, formatted' });
  await panel.getByRole('button', { name: 'Fold all', exact: true }).click();
  await expect(lines.getByRole('treeitem')).toHaveText([
    '{',
    /"exact": \[ … 3 inside \],/,
    '  "twice": 1,',
    '  "twice": 2, repeated name',
    /"items": \[ … \d+ inside \]/,
    '}',
  ]);
  await panel.getByRole('searchbox').fill('needle');
  await expect(lines.locator('mark[data-current]')).toBeVisible();
  await expect(lines.locator('[aria-selected="true"]')).toContainText('"needle": "in the haystack"');
  await panel.getByRole('button', { name: 'Unfold all' }).click();
  await page.getByRole('searchbox').fill('"id": 7, "price"');
  await expect(panel.getByRole('group', { name: /^Search in/ }).getByRole('status')).toHaveText('1 of 1 hit');
  await close();
});

test('of values behind one another it is told in which one stands', async ({ page }) => {
  const { panel, close } = await answered(page, 'application/json', '{"n":1}\n{"n":2}\n'.repeat(100));
  const lines = panel.getByRole('tree', { name: 'API response, formatted' });
  const place = panel.getByRole('group', { name: 'Place in API response, formatted' });
  await lines.focus();
  await page.keyboard.press('Home');
  await expect(place).toContainText('Value 1 of 200');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(place).toContainText('Value 200 of 200');
  await expect(place.locator('code')).toHaveText('/n');
  await close();
});

test('a short JSON answer is laid out on request, and its secrets stay masked until they are revealed', async ({
  page,
}) => {
  const { panel, close } = await answered(page, 'application/json', '{"access_token":"short-secret","n":1.0}');
  await expect(panel.getByRole('tree')).toHaveCount(0);
  await panel.getByLabel('API response, formatted').first().click();
  const lines = panel.getByRole('tree');
  await expect(lines.getByRole('treeitem')).toHaveText(['{', '  "access_token": "••••••••",', '  "n": 1.0', '}']);
  await panel.getByRole('button', { name: 'Reveal API secrets' }).click();
  await expect(lines.getByRole('treeitem').nth(1)).toHaveText('  "access_token": "short-secret",');
  await close();
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEklEQVR4nGM4IScnd0KOAYUCAEIPBhl6wJ3XAAAAAElFTkSuQmCC',
  'base64',
);

test('a picture is drawn, and what only says so is not', async ({ page }) => {
  const drawn = await answered(page, 'image/png', png);
  const picture = drawn.panel.getByRole('img', { name: 'API response, picture: PNG picture' });
  await expect(drawn.panel.getByText('2 × 3 pixels, PNG')).toBeVisible();
  expect(await picture.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height])).toEqual([2, 3]);
  await expect(drawn.panel.getByRole('button', { name: 'Save bytes' })).toBeVisible();
  await drawn.close();

  const broken = await answered(page, 'image/png', png.subarray(0, 30));
  await expect(broken.panel.getByText('the browser cannot decode it as one')).toBeVisible();
  await broken.close();

  const vector = await answered(
    page,
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  await expect(vector.panel.getByRole('img', { name: /picture/ })).toHaveCount(0);
  await expect(workbench(page).apiResponse).toContainText('<script>alert(1)</script>');
  await vector.close();
});

test('bytes that are no text are shown in hex, and saved as they came', async ({ page }) => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7) % 256));
  const { panel, close } = await answered(page, 'application/octet-stream', bytes);
  const hex = panel.getByRole('group', { name: 'API response, hex: offset, bytes and ASCII' });
  await expect(hex).toContainText('00000000  00 07 0e 15 1c 23 2a 31  38 3f 46 4d 54 5b 62 69  .....#*18?FMT[bi');
  await hex.focus();
  await page.keyboard.press('End');
  await expect(hex).toContainText('000493d0');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Save body' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  await close();
});

for (const colorScheme of schemes) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test('axe finds nothing in a body that is laid out, searched and folded, nor in hex', async ({ page }) => {
      const json = await answered(page, 'application/json', manyItems(100_000));
      await json.panel.getByRole('searchbox').fill('price');
      await expect(json.panel.locator('mark').first()).toBeVisible();
      await json.panel.locator('[data-fold]').nth(1).click();
      await expectNoViolation(page);
      await json.close();
      const hex = await answered(page, 'application/octet-stream', Buffer.from([0, 1, 2, 3]));
      await expectNoViolation(page);
      await hex.close();
    });
  });
}

/** What was copied last: the page's policy lets nobody read the clipboard. */
async function watchClipboard(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const seen = globalThis as unknown as { copied: string };
    navigator.clipboard.writeText = (text) => {
      seen.copied = text;
      return Promise.resolve();
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await (await axeOn(page)).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
}
