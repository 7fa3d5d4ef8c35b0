import { startBrowser } from '../measuring/browser.mjs';
import { startProduct } from '../measuring/children.mjs';
import { median } from '../measuring/statistics.mjs';

// All 10,000 take a quarter of an hour: `GRANTSCOPE_LONG=1 npm run bench -- p11`.
const runs = process.env.GRANTSCOPE_LONG === '1' ? 10_000 : 600;
const warmUp = 100;
const share = 50;

/** P11: many runs in one tab. What a token takes must not grow with them, nor what is left after a collection. */
export async function measure(print) {
  const product = await startProduct();
  const browser = await startBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(product.origin);
  await page.getByRole('button', { name: 'Use the playground', exact: true }).click();
  await page.evaluate(askInPage);
  // The first brings what comes late; as many as stay in memory (`recentRuns`) are no growth.
  await ask(page, 1);
  const fresh = await heapMb(session);
  await ask(page, warmUp);
  const before = await heapMb(session);
  const times = [];
  while (times.length < runs) times.push(...(await ask(page, Math.min(share, runs - times.length))));
  await page.waitForFunction(() => !document.body.textContent.includes('reading …'));
  const after = await heapMb(session);
  const early = times.slice(0, share);
  print({
    what: `Token, the last ${share} of ${runs} runs`,
    unit: 'ms',
    ours: [median(times.slice(-share))],
    beside: { name: `the first ${share}`, values: [median(early)] },
    goal: { of: 'times', atMost: 1.2 },
  });
  print({
    what: `Heap after a collection, after ${warmUp} runs`,
    unit: 'MB',
    ours: [before],
    beside: { name: 'after the first', values: [fresh] },
  });
  print({
    what: `The same, growth since the first over ${runs} more`,
    unit: 'MB',
    ours: [after - fresh],
    beside: { name: 'after the first', values: [fresh] },
    goal: { of: 'value', atMost: 30 },
  });
}

/** ms from each press to its token. */
function ask(page, count) {
  return page.evaluate((times) => globalThis.benchAsk(times), count);
}

async function heapMb(session) {
  // Twice: what the first lets go of may have held more.
  for (let time = 0; time < 2; time += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** Runs in the page: presses *Get token* so often, each time once the token of the one before is there. */
function askInPage() {
  const button = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Get token');
  const token = () =>
    [...document.querySelectorAll('textarea')].find(({ labels }) => labels[0]?.textContent.includes('Access token'))
      ?.value;
  const until = async (isSo) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  globalThis.benchAsk = async (count) => {
    const times = [];
    for (let at = 0; at < count; at += 1) {
      const before = token();
      await until(() => button() !== undefined);
      const began = performance.now();
      button().click();
      await until(() => token() !== before);
      times.push(performance.now() - began);
    }
    return times;
  };
}
