import { spawnSync } from 'node:child_process';
import { buildFloor, serveFolder } from '../beside/floor.mjs';
import { startBrowser } from '../measuring/browser.mjs';
import { startProduct } from '../measuring/children.mjs';
import { watchTokenPaint } from '../measuring/paint-watch.mjs';
import { quantile } from '../measuring/statistics.mjs';

const warmUp = 5;
const rounds = 40;
const tokenPath = '/oauth/v2/oauth-token';
const client = { id: 'server', secret: 'Secr3t!' };

/** P3: click to token painted, in turns: a form in bare React, our page by each of its ways, and a process of curl. */
export async function measure(print) {
  const product = await startProduct();
  const floor = await serveFolder(await buildFloor());
  const browser = await startBrowser();
  const endpoint = `${product.httpOrigin}${tokenPath}`;
  const pages = {
    floor: await openFloor(browser, floor, endpoint),
    browser: await openOurs(browser, product.origin, { endpoint, way: 'Browser' }),
    proxy: await openOurs(browser, product.origin, { endpoint, way: 'Proxy' }),
    https: await openOurs(browser, product.origin, { way: 'Proxy' }),
  };
  const times = { floor: [], browser: [], proxy: [], https: [], curl: [] };
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const [name, page] of Object.entries(pages)) {
      const ms = await clickToToken(page);
      if (round >= warmUp) times[name].push(ms);
    }
    if (round >= warmUp) times.curl.push(curl(endpoint));
  }
  const beside = { name: 'floor form', values: times.floor };
  const unit = 'ms';
  print({ what: 'Click to token, Browser', unit, ours: times.browser, beside, goal: { of: 'times', atMost: 1.5 } });
  print({ what: 'Click to token, Proxy', unit, ours: times.proxy, beside, goal: { of: 'times', atMost: 2 } });
  print({ what: 'The same, https with a pinned certificate', unit, ours: times.https, beside });
  print({
    what: 'Click to token, Proxy',
    unit,
    ours: times.proxy,
    beside: { name: 'curl process', values: times.curl },
  });
  const worst = (name) => quantile(times[name], 0.95).toFixed(0);
  print(`95 of 100 within: floor ${worst('floor')}, Browser ${worst('browser')}, Proxy ${worst('proxy')} ms.`);
}

async function openPage(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchTokenPaint);
  await page.goto(origin);
  return page;
}

async function openFloor(browser, origin, endpoint) {
  const page = await openPage(browser, origin);
  for (const [name, value] of Object.entries({ endpoint, ...client, scope: '' })) {
    await page.locator(`input[name=${name}]`).fill(value);
  }
  return { page, hasTimer: false };
}

async function openOurs(browser, origin, { endpoint, way }) {
  const page = await openPage(browser, origin);
  await page.getByRole('button', { name: 'Use the playground', exact: true }).click();
  if (endpoint !== undefined) await page.getByRole('textbox', { name: 'Token endpoint' }).fill(endpoint);
  await page.getByRole('radio', { name: way }).check({ force: true });
  return { page, hasTimer: true };
}

async function clickToToken({ page, hasTimer }) {
  const painted = page.evaluate((isExpected) => globalThis.benchUntilPainted(isExpected), hasTimer);
  await page.getByRole('button', { name: 'Get token', exact: true }).click();
  return painted;
}

function curl(endpoint) {
  const began = performance.now();
  const basic = ['-u', `${client.id}:${client.secret}`];
  const { status } = spawnSync('curl', ['-sf', ...basic, '-d', 'grant_type=client_credentials', endpoint]);
  if (status !== 0) throw new Error(`curl ended with ${status}`);
  return performance.now() - began;
}
