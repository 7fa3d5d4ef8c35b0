import type { Browser, Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { axeOn } from '../support/axe.ts';
import { hostileLinks } from '../core/sharing/links/hostile-links.ts';
import { expect, test } from '../support/journey.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

const isLong = process.env['GRANTSCOPE_LONG'] === '1';
const review = (page: Page) => page.getByRole('dialog', { name: 'From a link' });
const shareDialog = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const linkOf = (connection: object): string =>
  `/#s=1.${gzipSync(JSON.stringify({ kind: 'connection', connection })).toString('base64url')}`;

/** The link that the share dialog makes once it is as wanted. */
async function madeLink(page: Page, wanted: RegExp): Promise<string> {
  const box = page.getByRole('textbox', { name: 'Link to share' });
  await expect(box).toHaveValue(wanted);
  return box.inputValue();
}

/** Another person's browser, with nothing in it; it lists what it asked besides this page's own files. */
async function elsewhere(browser: Browser, origin: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) || request.method() !== 'GET') asked.push(url);
  });
  return { page, asked, close: () => context.close() };
}

/** Does an action by its letters, which finds nothing that cannot be done. */
async function byPalette(page: Page, letters: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Action' })).toBeFocused();
  await page.keyboard.type(letters);
  await expect(page.getByRole('listbox', { name: 'Actions' }).getByRole('option', { selected: true })).toHaveAttribute(
    'aria-disabled',
    'false',
  );
  await page.keyboard.press('Enter');
}

test('a connection goes by link to another person, who looks, accepts, and is asked before it sends', async ({
  page,
  browser,
  product,
}) => {
  await withPlaygroundToken(page, 'jwt-server');
  const secret = await page.getByLabel('Client secret', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await madeLink(page, /#s=1\.[\w-]{50,}$/);
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'QR code' }).click();
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();

  const other = await elsewhere(browser, product.origin);
  const at = workbench(other.page);
  await other.page.goto(link);
  await expect(review(other.page)).toContainText('localhost');
  expect((await (await axeOn(other.page)).analyze()).violations).toEqual([]);
  // What was in the address is there no more, neither in the bar nor a step back.
  expect(await other.page.evaluate(() => [location.href, document.title].join(' '))).not.toContain('#s=');
  await other.page.getByRole('button', { name: 'Open as a new connection' }).click();
  await expect(review(other.page)).toBeHidden();
  await expect(at.clientId).toHaveValue('jwt-server');
  await expect(at.clientSecret).toHaveValue('');
  await expect(other.page.getByRole('button', { name: /^Connection: / })).toContainText('From a link');
  expect(other.asked).toEqual([]);

  await at.clientSecret.fill(secret);
  await at.press('Get token');
  const question = other.page.getByRole('dialog', { name: 'Send to this host?' });
  await expect(question).toContainText('localhost');
  expect((await (await axeOn(other.page)).analyze()).violations).toEqual([]);
  await question.getByRole('button', { name: 'Do not send' }).click();
  await expect(at.finding('host-not-agreed')).toBeVisible();
  expect(other.asked.filter((url) => url.includes('/send'))).toEqual([]);

  await at.press('Get token');
  await question.getByRole('button', { name: /^Send to localhost/ }).click();
  await expect(at.findings).toContainText('certificate');
  await at.press('Trust this certificate');
  await expect(at.timeLeft).toBeVisible();
  await expect(question).toBeHidden();
  await other.close();
});

test('a run goes by link: it is shown, kept on a press, and holds no secret', async ({ page, browser, product }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  const token = await at.accessToken.inputValue();
  const secret = await at.clientSecret.inputValue();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('radio', { name: 'Token request' }).check({ force: true });
  const link = await madeLink(page, /#s=1\.[\w-]{1000,}$/);

  const other = await elsewhere(browser, product.origin);
  const there = workbench(other.page);
  await other.page.goto(link);
  await review(other.page).getByRole('button', { name: 'Show this run' }).click();
  await expect(there.finding('token-issued')).toBeVisible();
  await expect(there.rawRequest).toContainText('POST');
  await there.press('Reveal secrets');
  await expect(there.rawRequest).toContainText('redacted client-secret');
  await expect(there.token).not.toContainText('damaged');
  const text = await other.page.evaluate(() => document.body.innerText);
  for (const planted of [secret, token.split('.')[2] ?? token]) expect(text).not.toContain(planted);
  await byPalette(other.page, 'kh');
  await expect(other.page.getByText('is in your history now')).toBeVisible();
  await expect(other.page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(1);
  expect(other.asked).toEqual([]);
  await other.close();
});

test('a token goes only after a second press, marked, and behind a passphrase', async ({ page, browser, product }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  const token = await at.accessToken.inputValue();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await madeLink(page, /#s=1\.[\w-]{50,}$/);
  await page.getByRole('button', { name: /^Share the access token as well/ }).click();
  const asking = page.getByRole('group', { name: 'Access token in the link' });
  await expect(asking).toContainText('read');
  await asking.getByRole('button', { name: 'Put the token into the link' }).click();
  await madeLink(page, /#s=1\.SECRETS\./);
  await page.getByRole('textbox', { name: 'Passphrase for the link' }).fill('correct horse');
  const link = await madeLink(page, /#s=1p\.SECRETS\./);
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);

  const other = await elsewhere(browser, product.origin);
  await other.page.goto(link);
  const field = other.page.getByLabel('Passphrase of the link');
  await expect(field).toBeFocused();
  await field.fill('wrong horse');
  await other.page.keyboard.press('Enter');
  await expect(review(other.page)).toContainText('does not open the link');
  await field.fill('correct horse');
  await other.page.keyboard.press('Enter');
  await expect(review(other.page)).toContainText('someone else’s live token');
  await other.page.getByRole('button', { name: 'Open as a new connection' }).click();
  await expect(other.page.getByText('You are holding someone else’s live token')).toBeVisible();
  await expect(workbench(other.page).accessToken).toHaveValue(token);
  await byPalette(other.page, 'lg');
  await expect(workbench(other.page).accessToken).toHaveValue('');
  expect(other.asked).toEqual([]);
  await other.close();
});

test('hostile links send nothing, change nothing, and say what they are', async ({ page, watched }) => {
  test.setTimeout(isLong ? 300_000 : 45_000);
  const at = workbench(page);
  await page.goto('/');
  await at.fill('https://as.example/token', 'machine', 'mine');
  const before = watched.requests.length;
  const refused = hostileLinks.filter(({ opens }) => !opens);
  const opened = hostileLinks.filter(({ opens }) => opens);
  for (const { fragment } of isLong ? hostileLinks : [...every(refused, 14), ...every(opened, 30)]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await expect(review(page)).toBeVisible();
    expect(await page.evaluate(() => location.hash)).toBe('');
    await page.keyboard.press('Escape');
    await expect(review(page)).toBeHidden();
  }
  await expect(at.clientSecret).toHaveValue('mine');
  const sent = watched.requests.slice(before).filter((url) => !/\/assets\/|\/mark\.svg$/.test(url));
  expect(sent).toEqual([]);

  await page.goto(
    linkOf({
      tokenEndpoint: 'https://login.as.example.xn--80ak6aa92e.com/token',
      clientId: 'machine',
      proxy: 'http://evil.example',
      clientSecret: 'planted',
    }),
  );
  await expect(review(page)).toContainText('never taken from links: secrets, the way requests take');
  await expect(review(page)).toContainText('xn--80ak6aa92e.com');
  await expect(review(page)).toContainText('looks like this one and goes to another server: as.example:443');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  }
  await page.goto('/#s=9.anything');
  await expect(review(page)).toContainText('newer version');
});

test('a link is made and opened by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await workbench(page).fill('https://as.example/token', 'machine', 'mine');
  await page.getByRole('button', { name: 'Share', exact: true }).focus();
  await page.keyboard.press('Enter');
  const link = await madeLink(page, /#s=1\./);
  await page.keyboard.press('Escape');
  await expect(shareDialog(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeFocused();
  await page.goto(link);
  // First what sends one away, then what is in it, then what accepts it.
  await expect(review(page).getByRole('button', { name: 'Do not open' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(review(page).getByRole('group', { name: 'What is in the link' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(review(page).getByRole('button', { name: 'Open as a new connection' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(review(page)).toBeHidden();
  await expect(page.getByRole('button', { name: /^Connection: / })).toBeFocused();
});

function every<T>(list: readonly T[], step: number): readonly T[] {
  return list.filter((_, at) => at % step === 0);
}
