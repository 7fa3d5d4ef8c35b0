import { buildFloor, serveFolder } from '../beside/floor.mjs';
import { startBrowser } from '../measuring/browser.mjs';
import { startProduct } from '../measuring/children.mjs';

const rounds = 9;
const slowdown = 4;

/** P2: when the form can be used and when something is painted, each time in a browser that has nothing cached. */
export async function measure(print) {
  const product = await startProduct();
  const floor = await serveFolder(await buildFloor());
  const browser = await startBrowser();
  const ours = [];
  const theirs = [];
  // The first round warms up the browser and both servers.
  for (let round = 0; round <= rounds; round += 1) {
    const seen = [await view(browser, product.origin), await view(browser, floor)];
    if (round === 0) continue;
    ours.push(seen[0]);
    theirs.push(seen[1]);
  }
  const pick = (what, key, goal) =>
    print({
      what,
      unit: 'ms',
      ours: ours.map((one) => one[key]),
      beside: { name: 'React floor', values: theirs.map((one) => one[key]) },
      goal,
    });
  pick('Form usable', 'usable', { of: 'times', atMost: 2 });
  pick('First contentful paint', 'firstPaint');
  pick('Largest contentful paint', 'largestPaint');
  pick('Long tasks, the part over 50 ms', 'blocking');
  print({ what: 'Layout shift', unit: '', ours: ours.map(({ shift }) => shift), goal: { of: 'value', atMost: 0 } });
  print({ what: 'Requests', unit: '', ours: ours.map(({ requests }) => requests) });
  print({
    what: 'Requests to other origins',
    unit: '',
    ours: ours.map(({ foreign }) => foreign),
    goal: { of: 'value', atMost: 0 },
  });
}

async function view(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.addInitScript(watchFirstView);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(origin);
  await page.waitForFunction(() => globalThis.benchFirstView().isPainted);
  // A larger paint or a shift may still come.
  await page.waitForLoadState('networkidle');
  const seen = await page.evaluate(() => globalThis.benchFirstView());
  await context.close();
  const foreign = requests.filter((url) => /^https?:/.test(url) && new URL(url).origin !== origin);
  return { ...seen, requests: requests.length, foreign: foreign.length };
}

/** Runs in the page, before anything of it. */
function watchFirstView() {
  const seen = { usable: Number.NaN, firstPaint: Number.NaN, largestPaint: Number.NaN, blocking: 0, shift: 0 };
  const isUsable = () =>
    [...document.querySelectorAll('form input:enabled, form button:enabled')].some(
      (control) => control.closest('[inert]') === null && control.getBoundingClientRect().width > 0,
    );
  const observer = new MutationObserver(() => {
    if (!isUsable()) return;
    seen.usable = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (seen.firstPaint = startTime));
  watch('largest-contentful-paint', ({ startTime }) => (seen.largestPaint = startTime));
  watch('longtask', ({ duration }) => (seen.blocking += duration - 50));
  watch('layout-shift', ({ value }) => (seen.shift += value));
  globalThis.benchFirstView = () => ({
    ...seen,
    isPainted: seen.usable > 0 && seen.firstPaint > 0 && seen.largestPaint > 0,
  });
}
