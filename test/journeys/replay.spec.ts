import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeOn } from '../support/axe.ts';
import { canaries, canariesIn } from '../support/canaries.ts';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { shownOnScreen } from '../support/shown-on-screen.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

test.describe.configure({ timeout: 90_000 });

/** The replay by the names of its parts. */
function replay(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Replay' });
  const button = (name: string) => dialog.getByRole('button', { name, exact: true });
  return {
    dialog,
    opener: page.getByRole('region', { name: 'Flow', exact: true }).getByRole('button', { name: 'Replay' }),
    messages: dialog.getByRole('listbox', { name: 'Messages' }),
    options: dialog.getByRole('listbox', { name: 'Messages' }).getByRole('option'),
    current: dialog.getByRole('listbox', { name: 'Messages' }).getByRole('option', { selected: true }),
    message: dialog.getByRole('region', { name: 'Message' }),
    bytes: dialog.getByRole('region', { name: 'Message' }).locator('pre[data-raw]'),
    position: dialog.getByRole('slider', { name: 'Position' }),
    spoken: dialog.getByRole('status').first(),
    button,
  };
}

async function opened(page: Page) {
  const it = replay(page);
  await it.opener.click();
  await expect(it.dialog).toBeVisible();
  return it;
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await (await axeOn(page)).include('dialog').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`a token request and its API call are walked arrow by arrow, each with its bytes, in ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const at = await withPlaygroundToken(page, 'jwt-server');
    await at.callApi();
    await expect(at.finding('api-accepted')).toBeVisible();
    const raw = [at.rawRequest, at.rawResponse, at.apiRequest, at.apiResponse];
    const [request, answer, call, result] = await Promise.all(raw.map((pre) => pre.textContent()));
    const it = await opened(page);
    await expect(it.button('Pause')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(it.message).toContainText('Nothing has been sent yet');
    await expect(it.position).toHaveAttribute('aria-valuetext', /^0\.0 ms of /);
    await expect(it.button('Play'), 'who walks is not carried on').toBeVisible();

    const steps = [
      { name: /DNS .* TCP .* TLS/, shows: 'TLS handshake' },
      { name: /POST \/oauth\/v2\/oauth-token.*bytes/, bytes: request },
      { name: /200 OK.*first byte after/, bytes: answer },
      { name: /DNS/, shows: 'TLS handshake' },
      { name: /GET \/hello_world/, bytes: call },
      { name: /200 OK/, bytes: result },
    ];
    await expect(it.options).toHaveCount(steps.length);
    for (const { name, bytes, shows } of steps) {
      await page.keyboard.press('ArrowRight');
      await expect(it.current).toHaveAccessibleName(name);
      if (bytes !== undefined) await expect(it.bytes).toHaveText(bytes ?? '', { useInnerText: false });
      if (shows !== undefined) await expect(it.message).toContainText(shows);
    }
    await expect(it.spoken).toHaveText(/^6 of 6\. Answer of step 2, API call: 200 OK, first byte after/);
    const position = await it.position.evaluate((range: HTMLInputElement) => [Number(range.value), Number(range.max)]);
    expect(position[0]).toBeCloseTo(position[1] ?? -1, 6);
    await expectNoViolation(page);
    await page.keyboard.press('ArrowLeft');
    await expect(it.current).toHaveAccessibleName(/GET \/hello_world/);
    await page.keyboard.press('Escape');
    await expect(it.dialog).toBeHidden();
    await expect(it.opener).toBeFocused();
  });

test('it plays, holds where it is, is dragged, and ends by itself at a speed that is said', async ({ page }) => {
  await withPlaygroundToken(page, 'jwt-server');
  const it = await opened(page);
  const now = () => it.position.evaluate((range: HTMLInputElement) => Number(range.value));
  await expect(it.dialog).toContainText(/in all, shown at .* of its speed: /);
  const speed = it.dialog.getByRole('combobox', { name: 'Speed' });
  // So slow that it cannot end while it is looked at.
  await speed.selectOption({ index: 0 });
  await it.button('Restart').click();
  await expect.poll(now).toBeGreaterThan(0);
  await it.button('Pause').focus();
  await page.keyboard.press(' ');
  await expect(it.button('Play')).toBeVisible();
  const held = await now();
  // Nothing is there to wait for where nothing must happen: two frames are drawn, and it still stands.
  await page.evaluate(
    async () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(undefined)))),
  );
  expect(await now()).toBe(held);

  await it.messages.focus();
  await page.keyboard.press('Home');
  await expect(it.current).toHaveCount(0);
  for (const at of [0, 1]) {
    await page.keyboard.press('ArrowDown');
    const id = await it.options.nth(at).getAttribute('id');
    await expect(it.messages).toHaveAttribute('aria-activedescendant', id ?? '');
  }
  await page.keyboard.press(' ');
  await expect(it.button('Pause'), 'Space is of the replay, also in the list').toBeVisible();
  await it.position.focus();
  await page.keyboard.press('Home');
  await expect.poll(now).toBe(0);
  await expect(it.button('Play')).toBeVisible();
  await speed.selectOption({ index: 4 });
  await it.button('Restart').click();
  const end = await it.position.evaluate((range: HTMLInputElement) => Number(range.max));
  await expect.poll(now, 'it ends').toBe(end);
  await expect(it.button('Play')).toBeVisible();
  await it.button('Step back').click();
  await expect(it.current).toHaveAccessibleName(/POST/);
});

test('pointing at an arrow, or tapping it, shows its bytes', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  const request = await at.rawRequest.textContent();
  const it = await opened(page);
  await page.keyboard.press('End');
  await expect(it.bytes).toContainText('HTTP/1.1 200 OK');
  await it.options.nth(1).hover();
  await expect(it.bytes).toHaveText(request ?? '');
  await it.position.hover();
  await expect(it.bytes).toContainText('HTTP/1.1 200 OK');
  await it.options.nth(1).click();
  await it.position.hover();
  await expect(it.bytes).toHaveText(request ?? '');
});

test.describe('where less motion is wanted', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing plays: it opens at its end, and is stepped by hand', async ({ page }) => {
    await withPlaygroundToken(page, 'jwt-server');
    const it = await opened(page);
    await expect(it.button('Step back')).toBeFocused();
    await expect(it.current).toHaveAccessibleName(/200 OK/);
    await expect(it.button('Play')).toHaveCount(0);
    await expect(it.dialog).toContainText('Your system asks for less motion');
    await page.keyboard.press('ArrowLeft');
    await expect(it.current).toHaveAccessibleName(/POST/);
  });
});

test.describe('what else took part', () => {
  const stepsOf = (page: Page) =>
    replay(page)
      .dialog.getByRole('group', { name: /^Step \d/ })
      .evaluateAll((all) => all.map((group) => group.getAttribute('aria-label')));

  test('the question for a nonce is in it, and its answer', async ({ page }) => {
    await withPlaygroundToken(page, 'dpop-nonce-server');
    const it = await opened(page);
    await expect(it.options.nth(2)).toHaveAccessibleName(/400 Bad Request/);
    expect(await stepsOf(page)).toEqual(['Step 1, Token request', 'Step 2, Token request with nonce']);
  });

  test('so are metadata and keys, and how much later they were asked for', async ({ page }) => {
    const at = await withPlaygroundToken(page, 'jwt-server');
    await at.press('Verify');
    await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
    const it = await opened(page);
    expect(await stepsOf(page)).toEqual(['Step 1, Token request', 'Step 2, Metadata', 'Step 3, Keys']);
    await expect(it.messages).toContainText(/Metadata.* later/);
    await expect(it.dialog).toContainText('Time in which nothing was under way is left out.');
  });
});

test.describe('a server that is not there', () => {
  test.use({ expectedConsoleErrors: /ERR_CONNECTION_REFUSED/ });
  /** A port of this machine at which nothing listens and which browsers do not refuse. */
  const unused = 'http://127.0.0.1:18/token';

  test('is an arrow that ends in a cross, with words; by the browser nothing is claimed of it', async ({ page }) => {
    const at = workbench(page);
    await page.goto('/');
    await at.fill(unused, 'machine', 'some-secret');
    await at.choose('Proxy');
    await at.press('Get token');
    await expect(at.exchange).toContainText('connection refused');
    const it = await opened(page);
    await page.keyboard.press('End');
    await expect(it.options).toHaveCount(1);
    await expect(it.current).toHaveAccessibleName(/connection refused/);
    await expect(it.current).toHaveAttribute('data-ending', 'broken');
    await expect(it.message).toContainText('Not one byte of the request left.');
    await expect(it.message, 'of nothing, nothing was received').not.toContainText('Receiving');
    await it.button('Close').click();

    await at.choose('Browser');
    await at.press('Get token');
    await expect(at.exchange).toContainText('failed, reason hidden');
    await opened(page);
    await page.keyboard.press('End');
    const endings = await it.options.evaluateAll((all) => all.map((each) => each.getAttribute('data-ending')));
    expect(endings, 'connection, preflight, request, answer').toEqual(['hidden', 'hidden', 'hidden', 'broken']);
    await expect(it.message).toContainText('whether an answer came is unknown');
    await it.options.nth(1).click();
    await expect(it.message).toContainText('It tells a page neither whether it asked nor what came back.');
    await expectNoViolation(page);
  });
});

test('the picture is saved in full, without a secret; nor is one on screen, in demo mode either', async ({ page }) => {
  const at = workbench(page);
  const { value } = canaries.clientSecret;
  const server = await recordingServer(() =>
    jsonAnswer(`400 Bad ${value}`, { error: 'invalid_client', error_description: `the client sent ${value}` }),
  );
  await page.goto('/');
  await at.fill(`${server.origin}/token?api_key=${encodeURIComponent(canaries.parameter.value)}`, 'machine', value);
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('error_description');
  await page.getByRole('button', { name: 'Demo mode', exact: true }).click();
  const it = await opened(page);
  await page.keyboard.press('Home');
  for (let step = 0; step < 3; step++) {
    await page.keyboard.press('ArrowRight');
    await expect(it.options.nth(step)).toHaveAttribute('aria-selected', 'true');
    expect(canariesIn(await shownOnScreen(page)), `at message ${step + 1}`).toEqual([]);
  }
  const coming = page.waitForEvent('download');
  await it.button('Save as SVG').click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('flow.svg');
  const svg = (await readFile(await download.path())).toString();
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(svg).toContain('POST /token');
  expect(canariesIn(svg)).toEqual([]);
  await server.close();
});

test('a run of the history is replayed as it was recorded, and says that its sizes are gone', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(1);
  await page.reload();
  await page.getByRole('region', { name: 'History' }).getByRole('listitem').getByRole('button').first().click();
  await expect(page.getByText('From the history of')).toBeVisible();
  const it = await opened(page);
  await page.keyboard.press('End');
  await expect(it.current).toHaveAccessibleName(/200 OK.*size not known/);
  await expect(it.bytes).toHaveText((await at.rawResponse.textContent()) ?? '');
});

test.describe('on a narrow page', () => {
  for (const width of [390, 320])
    test(`of ${width} px the messages are a list, and what one shows stands below it`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await withPlaygroundToken(page, 'jwt-server');
      const it = await opened(page);
      await page.keyboard.press('End');
      await expect(it.current).toContainText('Authorization server → Client');
      await expect(it.bytes).toBeInViewport();
      for (const part of [it.dialog, it.messages, it.message])
        expect(await part.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
      await expectNoViolation(page);
    });
});

test('the palette opens it, once there is a run', async ({ page }) => {
  await withPlaygroundToken(page, 'jwt-server');
  await page.getByRole('button', { name: 'Search actions' }).click();
  await page.keyboard.type('replay');
  await page.keyboard.press('Enter');
  await expect(replay(page).dialog).toBeVisible();
});
