import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { buildCodeMirror } from '../beside/code-mirror.mjs';
import { listen } from '../beside/listen.mjs';
import { startBrowser } from '../measuring/browser.mjs';
import { startProduct } from '../measuring/children.mjs';

const rounds = 7;
const sizes = [
  { megabytes: 1, paintedMs: 80 },
  { megabytes: 10, paintedMs: 450 },
];

/**
 * P7: a big JSON answer of an API, from its last byte to the paint in which it stands formatted, masked and coloured.
 * Beside it, in turns and with the text in hand: CodeMirror, and a plain `pre`, both in an empty page and without masks.
 */
export async function measure(print) {
  const bodies = new Map(
    sizes.map(({ megabytes }) => [`/${megabytes}`, Buffer.from(manyItems(megabytes * 1_000_000))]),
  );
  const server = await serve(bodies, await buildCodeMirror(print));
  const product = await startProduct(['--no-playground']);
  const browser = await startBrowser();
  const ours = await openProduct(browser, product.origin);
  const beside = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await beside.goto(`${server}/`);
  for (const { megabytes, paintedMs } of sizes) {
    const seen = { ours: [], longest: [], codeMirror: [], codeMirrorLongest: [], pre: [] };
    for (let round = 0; round <= rounds; round += 1) {
      const one = await callApi(ours, `${server}/${megabytes}`);
      const other = await beside.evaluate(paintBeside, { path: `/${megabytes}`, withPre: round <= 3 });
      // The first round warms both up.
      if (round === 0) continue;
      seen.ours.push(one.paintedMs);
      seen.longest.push(one.longestMs);
      seen.codeMirror.push(other.codeMirrorMs);
      seen.codeMirrorLongest.push(other.longestMs);
      if (other.preMs !== undefined) seen.pre.push(other.preMs);
    }
    const found = await searchAndScroll(ours);
    const name = `${megabytes} MB`;
    const painted = { what: `${name}, from the last byte to the paint`, unit: 'ms', ours: seen.ours };
    const codeMirror = { name: 'CodeMirror', values: seen.codeMirror };
    print({ ...painted, beside: codeMirror, goal: { of: 'value', atMost: paintedMs } });
    print({ ...painted, beside: { name: 'pre, indented', values: seen.pre } });
    const longest = { what: `${name}, longest task on the main thread`, unit: 'ms', ours: seen.longest };
    print({
      ...longest,
      beside: { name: 'CodeMirror', values: seen.codeMirrorLongest },
      goal: { of: 'value', atMost: 50 },
    });
    print({ what: `${name}, from the last letter to the count of hits`, unit: 'ms', ours: found.searchMs });
    print({
      what: `${name}, frames a second while scrolling`,
      unit: '',
      ours: found.fps,
      goal: { of: 'value', atLeast: 59 },
    });
  }
}

async function openProduct(browser, origin) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchLines);
  await page.goto(origin);
  await page.getByRole('textbox', { name: 'Access token' }).fill('opaque-token-0123456789');
  // A page that has just been opened still loads its parts.
  await page.waitForLoadState('networkidle');
  return page;
}

/** Runs in the page before anything of it: notes long tasks, and when new lines of a body have been painted. */
function watchLines() {
  const seen = { tasks: [], paintedAt: undefined, tree: undefined };
  globalThis.benchSeen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ startTime, duration });
  }).observe({ type: 'longtask' });
  new MutationObserver(() => {
    const tree = document.querySelector('[role=tree]');
    if (tree === null || tree === seen.tree || tree.querySelector('[role=treeitem]') === null) return;
    seen.tree = tree;
    requestAnimationFrame(() => {
      // A message is handled after the frame in which it was posted was painted.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => (seen.paintedAt = performance.now()), { once: true });
      port1.start();
      port2.postMessage(undefined);
    });
  }).observe(document, { childList: true, subtree: true });
}

async function callApi(page, url) {
  await page.getByRole('radio', { name: 'Browser' }).check({ force: true });
  await page.getByRole('textbox', { name: 'API URL' }).fill(url);
  await page.evaluate(() => {
    performance.clearResourceTimings();
    Object.assign(globalThis.benchSeen, { tasks: [], paintedAt: undefined });
  });
  await page.getByRole('button', { name: 'Send request' }).press('Enter');
  await page.waitForFunction(() => globalThis.benchSeen.paintedAt !== undefined);
  // What follows the paint (the rest of the rows, the masks) counts for the longest task as well.
  await page.waitForFunction(() => !document.querySelector('[role=tree]').textContent.includes('…'));
  await page.getByRole('searchbox').fill('the last of them');
  await page
    .getByRole('group', { name: /^Search in / })
    .getByRole('status')
    .filter({ hasText: '1 of 1 hit' })
    .waitFor();
  return page.evaluate((address) => {
    const { responseEnd } = performance.getEntriesByName(address).at(-1);
    const { tasks, paintedAt } = globalThis.benchSeen;
    const after = tasks.filter(({ startTime, duration }) => startTime + duration > responseEnd);
    return { paintedMs: paintedAt - responseEnd, longestMs: Math.max(0, ...after.map(({ duration }) => duration)) };
  }, url);
}

async function searchAndScroll(page) {
  const searchMs = [];
  const fps = [];
  // Each of them with another count than the one before, so that the new count is seen to come.
  for (const text of ['Name 1', 'Lorem', 'Name 2"', 'Town', 'Name 3']) {
    searchMs.push(await page.evaluate(searchFor, text));
    fps.push(await page.evaluate(scrollThrough));
  }
  return { searchMs, fps };
}

/** Runs in the page: types into the search as a person does, and waits until another count stands there. */
function searchFor(text) {
  const input = document.querySelector('[type=search]');
  const status = input.parentElement.querySelector('[role=status]');
  return new Promise((resolve) => {
    const began = performance.now();
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve(performance.now() - began);
    }).observe(status, { characterData: true, childList: true, subtree: true });
    // React listens for the event, and looks at the value that the element's own setter took.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Runs in the page: two seconds of fast scrolling. */
function scrollThrough() {
  const box = document.querySelector('[role=tree]');
  box.scrollTop = 0;
  return new Promise((resolve) => {
    let frames = 0;
    let began;
    const step = (now) => {
      began ??= now;
      if (now - began >= 2_000) return resolve((frames * 1_000) / (now - began));
      frames += 1;
      box.scrollTop += 137;
      return requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Runs in the empty page: parses, indents and shows the same body, with the text in hand. */
async function paintBeside({ path, withPre }) {
  const text = await (await fetch(path)).text();
  let longestMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestMs = Math.max(longestMs, duration);
  });
  observer.observe({ type: 'longtask' });
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', resolve, { once: true });
        port1.start();
        port2.postMessage(undefined);
      });
    });
  const timed = async (show) => {
    const parent = document.body.appendChild(document.createElement('div'));
    parent.className = 'box';
    await painted();
    const began = performance.now();
    const end = show(JSON.stringify(JSON.parse(text), undefined, 2), parent);
    await painted();
    const ms = performance.now() - began;
    end?.();
    parent.remove();
    return ms;
  };
  const codeMirrorMs = globalThis.benchCodeMirror === undefined ? Number.NaN : await timed(globalThis.benchCodeMirror);
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  const asPre = (indented, parent) => {
    parent.appendChild(document.createElement('pre')).textContent = indented;
  };
  return { codeMirrorMs, longestMs, preMs: withPre ? await timed(asPre) : undefined };
}

async function serve(bodies, script) {
  const server = createServer((request, response) => {
    const cors = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*',
      'Timing-Allow-Origin': '*',
    };
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
    const body = bodies.get(request.url);
    if (body !== undefined)
      return response
        .writeHead(200, { ...cors, 'Content-Type': 'application/json', 'Content-Length': body.length })
        .end(body);
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    const style = '<style>.box{height:480px;overflow:auto;font:13px/20px monospace}.cm-editor{height:480px}</style>';
    return response.end(`<!doctype html>${style}<body><script type="module">${script ?? ''}</script>`);
  });
  return `http://localhost:${await listen(server)}`;
}

/** Objects as APIs list them, with a secret in each and one that is like no other at the end. */
function manyItems(bytes) {
  const items = [];
  for (let length = 0; length < bytes; length += items.at(-1).length + 1) {
    items.push(
      JSON.stringify({
        id: items.length,
        guid: randomUUID(),
        active: items.length % 2 === 0,
        balance: items.length / 8,
        name: `Name ${items.length}`,
        token: `secret-${items.length}`,
        tags: ['a', 'b', 'c'],
        address: { street: 'Some street 12', city: 'Town', geo: [12.5, 13.25] },
        about: 'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.',
      }),
    );
  }
  return `[${items.join(',')},{"note":"the last of them"}]`;
}
