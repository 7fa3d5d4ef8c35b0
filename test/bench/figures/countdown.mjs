import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { root } from '../../../scripts/stamp.mjs';
import { startBrowser } from '../measuring/browser.mjs';
import { startProduct } from '../measuring/children.mjs';
import { listen } from '../beside/listen.mjs';

const rounds = 5;
const sampleMs = 8_000;
// What the page still does after its first run (files that come later, garbage) is no part of a countdown.
const settleMs = 5_000;

/**
 * P8: what one running countdown costs the main thread. Beside it stands the same page as it looked at that moment,
 * without its scripts: once with nothing moving, and once with a timer that writes one text a second.
 */
export async function measure(print) {
  const product = await startProduct();
  const browser = await startBrowser();
  const ours = await openPage(browser, product.origin);
  // By key: a pointer over one page of three would cost that one a hit test after each paint.
  await ours.page.getByRole('button', { name: 'Use the playground', exact: true }).press('Enter');
  await ours.page.getByRole('button', { name: 'Get token', exact: true }).press('Enter');
  await ours.page
    .locator('[role=timer]')
    .filter({ hasText: /\d:\d\d/ })
    .waitFor();
  const copies = await serveCopies(await stillCopy(ours.page));
  const pages = {
    ours,
    text: await openPage(browser, `${copies}/text`),
    still: await openPage(browser, `${copies}/still`),
  };
  const times = { ours: [], text: [], still: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, { page, session }] of Object.entries(pages)) {
      // The first round only lets each page settle.
      const ms = await sample(page, session, round === 0 ? settleMs : sampleMs);
      if (round > 0) times[name].push(ms);
    }
  }
  const wakeUps = await wakeUpsWhileHidden(ours.page);
  const beside = { name: 'text timer', values: times.text };
  print({ what: 'One token', unit: 'ms', ours: times.ours, beside, goal: { of: 'times', atMost: 1.2 } });
  print({ what: 'One token', unit: 'ms', ours: times.ours, beside: { name: 'nothing moving', values: times.still } });
  print({
    what: 'Timers that fire in a hidden tab, in 5 s',
    unit: '',
    ours: [wakeUps],
    goal: { of: 'value', atMost: 0 },
  });
}

async function openPage(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(countTimers);
  await page.goto(url);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return { page, session };
}

/** Main-thread ms a minute. */
async function sample(page, session, ms) {
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    return { busy: value('TaskDuration'), at: value('Timestamp') };
  };
  await page.bringToFront();
  const before = await read();
  await new Promise((resolve) => setTimeout(resolve, ms));
  const after = await read();
  return ((after.busy - before.busy) / (after.at - before.at)) * 60_000;
}

/** The page as it stands, without what moves it and without its policy, which would not let another script in. */
function stillCopy(page) {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true);
    for (const part of copy.querySelectorAll('script, link:not([rel=stylesheet]), meta[http-equiv]')) part.remove();
    return `<!doctype html>${copy.outerHTML}`;
  });
}

/** Runs in the copy: one timer, one text. */
function tick() {
  const face = document.querySelector('[role=timer]');
  let left = 299;
  setInterval(() => {
    left -= 1;
    face.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  }, 1000);
}

/** Styles and fonts come from the build, as they do for the page itself. */
async function serveCopies(still) {
  const client = join(root, 'dist', 'client');
  const ticking = still.replace('</body>', `<script>(${tick})()</script></body>`);
  const server = createServer((request, response) => {
    const type = contentTypes[extname(request.url)];
    if (type !== undefined)
      return response.writeHead(200, { 'Content-Type': type }).end(readFileSync(join(client, request.url)));
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    return response.end(request.url === '/text' ? ticking : still);
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

const contentTypes = { '.css': 'text/css', '.woff2': 'font/woff2' };

/** Runs in the page before anything of it. */
function countTimers() {
  let fired = 0;
  const counted =
    (schedule) =>
    (callback, ...rest) =>
      schedule.call(
        globalThis,
        (...given) => {
          fired += 1;
          return callback(...given);
        },
        ...rest,
      );
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame'])
    globalThis[name] = counted(globalThis[name]);
  globalThis.benchTimersFired = () => fired;
}

/** Headless Chromium hides no tab, so the page is told that it is hidden, as a browser would. */
async function wakeUpsWhileHidden(page) {
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const before = await page.evaluate(() => globalThis.benchTimersFired());
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  return (await page.evaluate(() => globalThis.benchTimersFired())) - before;
}
