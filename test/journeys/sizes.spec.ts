import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const mebibyte = 1024 * 1024;
const answer = (body: string): string => `${ok}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const filled = (length: number, before: string, piece: string, after: string): string =>
  before + piece.repeat(Math.floor((length - before.length - after.length) / piece.length)) + after;

const atLimit = mebibyte - 200;
const jwt = (claims: string): string => `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(claims).toString('base64url')}.c2ln`;
const issued = (token: string): string => JSON.stringify({ access_token: token, token_type: 'Bearer' });
const manyClaims = Array.from({ length: 20_000 }, (_, at) => `"claim ${at}":${at}`).join(',');
const tokens: readonly (readonly [what: string, body: string])[] = [
  ['a token of a megabyte', filled(atLimit, '{"token_type":"Bearer","access_token":"', 'a', '"}')],
  [
    'a hundred thousand members',
    filled(atLimit, '{"access_token":"abcdefgh","token_type":"Bearer"', ',"m":"abcd"', '}'),
  ],
  ['an error of a megabyte', filled(atLimit, '{"error":"invalid_client","error_description":"', 'It is wrong. ', '"}')],
  ['lists nested 100,000 deep', `{"access_token":"abcdefgh","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['objects nested 100,000 deep', `{"access_token":"abcdefgh","a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
  ['a JWT of 20,000 claims', issued(jwt(`{${manyClaims}}`))],
  ['a JWT with one claim of 500 kB', issued(jwt(JSON.stringify({ sub: 'machine '.repeat(62_500) })))],
  ['a JWT with claims nested 100,000 deep', issued(jwt(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))],
  [
    'a scope of 100,000 words',
    JSON.stringify({ access_token: 'abcdefgh', token_type: 'Bearer', scope: 'read '.repeat(100_000) }),
  ],
  ['a megabyte that is no JSON', filled(atLimit, '', '{"access_token":', '')],
  ['a megabyte of line breaks', filled(atLimit, '', '\n', '')],
];

/** The page must answer within this while an answer is read and drawn, also on a busy machine. */
const longestFreezeMs = 5000;

test('answers of a megabyte and of great depth leave the page alive, and nothing of them is lost', async ({ page }) => {
  test.setTimeout(120_000);
  const at = workbench(page);
  let bytes = '';
  const server = await recordingServer(() => bytes);
  await page.goto('/');
  const longest = await watchFreezes(page);
  await at.fill(`${server.origin}/token`, 'machine', 'hunter-2-secret');
  for (const [index, [what, body]] of tokens.entries()) {
    bytes = answer(body);
    await at.press('Get token');
    await expect.poll(() => server.requests.length, what).toBe(index + 1);
    await expect(page.getByRole('button', { name: 'Cancel' }), what).toHaveCount(0);
    await expect(at.findings.getByRole('listitem').first(), what).toBeVisible();
    expect(await savedFrom(page, 'Exchange'), what).toBe(bytes);
    const freezeMs = await longest();
    test.info().annotations.push({ type: what, description: `${Math.round(freezeMs)} ms` });
    expect(freezeMs, what).toBeLessThan(longestFreezeMs);
  }
  await expect(at.clientSecret).toHaveValue('hunter-2-secret');
  await server.close();
});

test('an API answer of ten megabytes leaves the page alive, and can be saved whole', async ({ page }) => {
  test.setTimeout(120_000);
  const at = workbench(page);
  const bytes = answer(filled(10 * mebibyte, '[', '{"id":12345,"name":"abcdefgh"},', '0]'));
  const server = await recordingServer(() => bytes);
  await page.goto('/');
  const longest = await watchFreezes(page);
  await at.accessToken.fill('opaque-token-0123456789');
  await page.getByRole('textbox', { name: 'API URL' }).fill(`${server.origin}/items`);
  await at.press('Send request');
  await expect(at.apiResponse).toHaveAttribute('data-raw', 'partial', { timeout: 30_000 });
  await expect(at.finding('api-accepted')).toBeVisible();
  expect((await savedFrom(page, 'API call')) === bytes, 'all bytes are saved').toBe(true);
  const freezeMs = await longest();
  test.info().annotations.push({ type: '10 MiB', description: `${Math.round(freezeMs)} ms` });
  expect(freezeMs).toBeLessThan(longestFreezeMs);
  await server.close();
});

/** Counts how long the page could not answer at a time; asking starts the count anew. */
async function watchFreezes(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = globalThis as unknown as { longestTask: number };
    seen.longestTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, duration);
    }).observe({ type: 'longtask' });
  });
  return () =>
    page.evaluate(() => {
      const seen = globalThis as unknown as { longestTask: number };
      const longest = seen.longestTask;
      seen.longestTask = 0;
      return longest;
    });
}

/** What *Save bytes* gives beside the answer, as Latin-1 text; what is drawn whole needs no saving. */
async function savedFrom(page: Page, region: string): Promise<string> {
  const within = page.getByRole('region', { name: region, exact: true });
  const raw = within.getByRole('group', { name: /response$/i }).locator('pre[data-raw]');
  if ((await raw.getAttribute('data-raw')) !== 'partial') {
    const reveal = within.getByRole('button', { name: /^Reveal/ });
    if ((await reveal.getAttribute('aria-pressed')) === 'false') await reveal.click();
    return (await raw.textContent()) ?? '';
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    within
      .getByRole('group', { name: /response$/i })
      .getByRole('button', { name: /^Save/ })
      .click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('latin1');
}
