import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { injectingServer } from '../support/injecting-server.ts';
import { idsIn, payloads } from '../support/payloads.ts';
import { workbench } from '../support/workbench.ts';

// A snapshot of some ten thousand pieces after each of many steps would take most of the time.
test.use({ trace: 'off' });
test.describe.configure({ mode: 'parallel' });

const rounds = 5;
const perRound = payloads.length / rounds;

// Each round walks the whole page with a fifth of the payloads, all of them in every answer. The short form walks twice:
// every payload is rendered by the component tests as well.
const walked = process.env['GRANTSCOPE_LONG'] === '1' ? [0, 1, 2, 3, 4] : [0, 3];
for (const round of walked) {
  test(`payloads ${round * perRound} to ${(round + 1) * perRound - 1} stay text wherever a server’s words are shown (F02)`, async ({
    page,
    product,
    watched,
  }) => {
    test.setTimeout(120_000);
    const texts = payloads.filter((_, id) => Math.floor(id / perRound) === round);
    const ids = [...new Set(texts.flatMap(idsIn))];
    const server = await injectingServer(texts);
    const guard = await watchFor(page);
    const at = workbench(page);
    let renders = 0;
    /** Every payload is there, as text; nothing of it has become more. */
    const showsAll = async (where: Locator): Promise<void> => {
      await expect
        .poll(async () => new Set(idsIn((await where.textContent()) ?? '')).size, String(where))
        .toBe(ids.length);
      renders += idsIn((await page.locator('body').textContent()) ?? '').length;
      await guard.expectOnlyText();
    };
    const shows = async (where: Locator): Promise<void> => {
      await expect(where).toContainText(/pwned/);
      renders += idsIn((await where.textContent()) ?? '').length;
      await guard.expectOnlyText();
    };

    await page.goto('/');
    await guard.start();
    await at.fill(`${server.origin}/refused`, 'machine', 'hunter-2-secret', 'read');
    await at.press('Get token');
    await shows(at.exchange); // the certificate, before anything was sent
    await at.press('Do not verify');
    await showsAll(at.rawResponse);
    await unfold(at.findings);
    await shows(at.findings);
    await at.exchange.getByRole('tab', { name: 'Connection' }).click();
    await shows(at.exchange);
    await at.exchange.getByRole('tab', { name: 'Timing' }).click();
    await guard.expectOnlyText();

    for (const path of ['/odd', '/page', '/redirect']) {
      await at.tokenEndpoint.fill(`${server.origin}${path}`);
      await at.press('Get token');
      await at.exchange.getByRole('tab', { name: 'Messages' }).click();
      await showsAll(at.rawResponse);
      await unfold(at.findings);
    }

    await at.tokenEndpoint.fill(`${server.origin}/token`);
    await at.press('Get token');
    await showsAll(at.token.getByRole('group', { name: 'Claims' }));
    await showsAll(at.token.getByRole('group', { name: 'Header' }));
    await at.token.getByRole('group', { name: 'Claims' }).getByRole('radio', { name: 'JSON' }).check({ force: true });
    await showsAll(at.token.getByRole('group', { name: 'Claims' }));
    await unfold(at.findings);
    await unfold(at.token);
    await shows(at.token);

    await at.press('Verify');
    await expect(at.verdict).toBeVisible();
    await shows(at.verdict);
    await openAll(at.lookups);
    await showsAll(at.lookups.getByRole('region', { name: 'Metadata', exact: true }));
    await showsAll(at.lookups.getByRole('region', { name: 'Keys', exact: true }));
    await at.press('Introspect');
    await showsAll(at.token.getByRole('group', { name: 'Introspection', exact: true }));
    await at.press('Revoke');
    await shows(at.token.getByRole('group', { name: 'Revocation', exact: true }));
    await openAll(at.lookups);
    await showsAll(at.lookups);

    await page.getByRole('textbox', { name: 'API URL' }).fill(`${server.origin}/api`);
    await at.callApi();
    await showsAll(at.apiResponse);
    await unfold(at.findings);
    await shows(at.findings);
    await page.getByRole('textbox', { name: 'API URL' }).fill(`${server.origin}/redirect`);
    await at.callApi();
    await showsAll(at.apiResponse);
    await unfold(at.findings);

    for (const text of [
      texts.join('\n'),
      texts.join(' '),
      JSON.stringify(texts),
      texts[0] ?? '',
      'javascript:pwned(-1)',
    ]) {
      await at.accessToken.fill(text);
      await guard.expectOnlyText();
    }
    const history = page.getByRole('region', { name: 'History' });
    await expect(history).toContainText('GET /redirect');
    for (const run of await history.getByRole('listitem').getByRole('button').all()) {
      await run.evaluate((button) => (button as HTMLButtonElement).click());
      await guard.expectOnlyText();
    }
    // A lookup opens in the long list, where everything that is kept of a run is shown.
    const kept = page.getByRole('dialog', { name: 'All runs' }).getByRole('list', { name: 'Runs', exact: true });
    await expect(kept).toContainText('Token for machine');
    for (const run of await kept.locator('[data-row-focus]').all()) {
      await run.evaluate((button) => (button as HTMLButtonElement).click());
      await guard.expectOnlyText();
    }

    expect(new URL(page.url()).pathname).toBe('/');
    expect(watched.requests.filter((url) => new URL(url).origin !== product.origin)).toEqual([]);
    // How many payloads were on the page, summed over the stages of the walk.
    test.info().annotations.push({ type: 'renders', description: String(renders) });
    expect(renders).toBeGreaterThan(ids.length * 30);
    await server.close();
  });
}

test.describe('the watch over it', () => {
  // Without the product's policy payloads do run here, and load what is not there.
  test.use({ expectedConsoleErrors: /./ });

  test('notices payloads that are taken for markup', async ({ page }) => {
    const guard = await watchFor(page);
    await page.setContent(`<!doctype html><a href="javascript:0">x</a>${payloads.slice(0, 60).join('\n')}`);
    expect(await page.evaluate(moreThanText)).toContain('link to javascript:0');
    await expect.poll(() => guard.happened.some((each) => /^script \d+ ran$/.test(each))).toBe(true);
  });
});

/** Unfolds every explanation and lights up every evidence. */
async function unfold(findings: Locator): Promise<void> {
  await openAll(findings);
  await findings
    .getByRole('button', { name: /what does it mean|Show where/ })
    .evaluateAll((all) => all.forEach((each) => (each as HTMLButtonElement).click()));
}

async function openAll(within: Locator): Promise<void> {
  await within.locator('details').evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
}

/** Watches for whatever a payload would do if it were more than text. */
async function watchFor(page: Page) {
  const happened: string[] = [];
  await page.exposeFunction('pwned', (id: number) => happened.push(`script ${id} ran`));
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => happened.push(`window ${popup.url()}`));
  page.on('download', (download) => happened.push(`download ${download.url()}`));
  return {
    happened,
    start: async (): Promise<void> => {
      page.on('framenavigated', (frame) => happened.push(`navigation ${frame.url()}`));
    },
    expectOnlyText: async (): Promise<void> => {
      expect(await page.evaluate(moreThanText)).toEqual([]);
      expect(happened).toEqual([]);
    },
  };
}

/** What on the page is more than text and may come from a payload; runs in the page. */
function moreThanText(): string[] {
  const odd: string[] = [];
  const never =
    'script:not([src^="/"]), iframe, object, embed, base, form[action], img, video, audio, marquee, math, animate, template, [formaction], [srcdoc], [ping]';
  for (const element of document.body.querySelectorAll(never)) odd.push(element.outerHTML.slice(0, 200));
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isAddress = /^(?:xlink:)?(?:href|src|action|data|poster|background)$/.test(name);
      if (name.startsWith('on')) odd.push(`${name}=${value}`);
      if (isAddress && /pwned|evil/.test(value)) odd.push(`${name}=${value}`);
      if (name === 'style' && /url|pwned|evil/.test(value)) odd.push(`${name}=${value}`);
    }
  }
  for (const link of document.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? '';
    const isInside = href.startsWith('#');
    if (!isInside && !/^https?:\/\//.test(href)) odd.push(`link to ${href}`);
    if (!isInside && link.rel !== 'noopener noreferrer') odd.push(`rel of ${href}: ${link.rel}`);
  }
  return odd;
}
