import type { Download, Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { streamingServer } from '../support/streaming-server.ts';
import { workbench } from '../support/workbench.ts';

test.describe.configure({ timeout: 120_000 });

/** The page with a call on its way to a stream. */
async function called(page: Page, way: 'Browser' | 'Proxy', url: string) {
  const at = workbench(page);
  await page.goto('/');
  await at.choose(way);
  await at.accessToken.fill('opaque-token-0123456789');
  await page.getByRole('textbox', { name: 'API URL' }).fill(url);
  await at.press('Send request');
  const events = at.apiCall.getByRole('group', { name: 'API response, events', exact: true });
  return { at, events, records: events.locator('[data-record]') };
}

for (const way of ['Browser', 'Proxy'] as const) {
  test(`events appear as they come through the ${way.toLowerCase()}, and stay when one stops`, async ({ page }) => {
    const server = await streamingServer('text/event-stream');
    const { at, events, records } = await called(page, way, `${server.origin}/events`);
    const answer = await server.answer();
    answer.write('event: greeting\nid: 1\ndata: {"hello":"world","access_token":"first-secret"}\n\n');
    await expect(records).toHaveCount(1);
    await expect(records.first()).toContainText('greeting');
    await expect(records.first()).toContainText('"access_token":"••••••••"');
    await expect(at.apiResponse).toContainText('event: greeting');
    await expect(at.apiResponse).not.toContainText('first-secret');
    answer.write('data: second\n\ndata: ha');
    await expect(records).toHaveCount(2);
    await expect(events).toContainText('2 events so far.');

    await at.press('Stop');
    await server.released();
    await expect(at.apiCall.getByText('You cancelled before the end. What came until then is kept.')).toBeVisible();
    await expect(at.apiResponse).toContainText('data: second');
    await expect(events).toContainText('3 events.');
    await expect(records.last()).toContainText('not finished');
    await at.press('Reveal API secrets');
    await expect(records.first()).toContainText('first-secret');
    const saved = await save(page, 'Save body');
    expect(saved.toString()).toContain('data: second\n\ndata: ha');
    await server.close();
  });

  test(`values one a line appear as they come through the ${way.toLowerCase()}, to the end`, async ({ page }) => {
    const server = await streamingServer('application/x-ndjson');
    const { at, events, records } = await called(page, way, `${server.origin}/lines`);
    const answer = await server.answer();
    answer.write('{"n":1.0}\n{"n":');
    await expect(records).toHaveText([/\{"n":1\.0\}/]);
    answer.end('2}\n');
    await expect(events).toContainText('2 lines.');
    await expect(records.last()).toContainText('{"n":2}');
    await expect(at.finding('api-accepted')).toBeVisible();
    await server.close();
  });
}

test('a text that comes slowly is drawn as far as it has come', async ({ page }) => {
  const server = await streamingServer('text/plain');
  const { at } = await called(page, 'Browser', `${server.origin}/slow`);
  const answer = await server.answer();
  answer.write('first part, ');
  await expect(at.apiResponse).toContainText('first part, ');
  await expect(at.apiResponse).toHaveAttribute('data-raw', 'partial');
  answer.end('last part');
  await expect(at.apiResponse).toContainText('first part, last part');
  await expect(at.apiResponse).toHaveAttribute('data-raw', 'gathered');
  await server.close();
});

test('a stream without an end is cut after a minute, with a notice, and can be saved', async ({ page }) => {
  await page.clock.install();
  const server = await streamingServer('text/event-stream');
  const { at, records } = await called(page, 'Browser', `${server.origin}/endless`);
  const answer = await server.answer();
  answer.write('data: 1\n\n');
  await page.clock.runFor(500);
  await expect(records).toHaveCount(1);
  // Something comes every 20 seconds, so it is never silent for long.
  for (const number of [2, 3]) {
    await page.clock.runFor(20_000);
    answer.write(`data: ${number}\n\n`);
    await expect
      .poll(async () => {
        await page.clock.runFor(200);
        return records.count();
      })
      .toBe(number);
  }
  await page.clock.runFor(25_000);
  await server.released();
  await page.clock.runFor(1_000);
  await expect(at.apiCall.getByText('It had not ended after 60.00 s, so reading stopped there.')).toBeVisible();
  await expect(records).toHaveCount(3);
  expect((await save(page, 'Save bytes')).toString()).toContain('data: 3\n\n');
  await server.close();
});

test('a stream that is endless in size is cut at 64 MiB, with a notice, and can be saved', async ({ page }) => {
  const server = await streamingServer('application/octet-stream');
  const { at } = await called(page, 'Browser', `${server.origin}/flood`);
  const answer = await server.answer();
  const mebibyte = Buffer.alloc(1024 * 1024, 0x01);
  const pour = () => {
    while (!answer.destroyed && answer.write(mebibyte));
  };
  answer.on('drain', pour);
  pour();
  await server.released();
  await expect(at.apiCall.getByText('Reading stopped at the limit of 64.0 MiB.')).toBeVisible({ timeout: 60_000 });
  await expect(at.apiCall.getByText('Bodies of more than 16.0 MiB are not shown in this way.')).toBeVisible();
  expect((await save(page, 'Save body')).length).toBe(64 * 1024 * 1024);
  await server.close();
});

/** What a button saves. */
async function save(page: Page, name: string): Promise<Buffer> {
  const region = page.getByRole('region', { name: 'API call' });
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download'),
    region.getByRole('button', { name, exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
