import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startBrowser } from '../measuring/browser.mjs';
import { cacheFolder } from '../measuring/cache.mjs';
import { startProduct } from '../measuring/children.mjs';

const count = 10_000;
const rounds = 15;

/**
 * P9: a history of 10,000 runs of some 10 kB. Beside ours, the same asked of IndexedDB with nothing around it: no
 * checking, no mending, no marks; and for the list that is drawn, one that draws all of its rows.
 */
export async function measure(print) {
  const product = await startProduct(['--no-playground']);
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await loadHistory(page, product.origin);
  await page.evaluate(seed, count);
  const { newest, list, read, add, filter } = await page.evaluate(measureRecords, { count, rounds });
  const row = (what, { ours, bare }, goal) =>
    print({ what, unit: 'ms', ours, beside: { name: 'IndexedDB alone', values: bare }, goal });
  row('The newest 50', newest);
  row('The whole list', list);
  row('Read one', read, { of: 'value', atMost: 0.5 });
  row('Add one', add, { of: 'value', atMost: 1 });
  print({ what: 'Filter by two words', unit: 'ms', ours: filter });

  const opened = [];
  const plain = [];
  const empty = [];
  for (let round = 0; round <= 5; round += 1) {
    await page.goto(product.origin);
    const panel = page.getByRole('region', { name: 'History', exact: true });
    // The runs that were added meanwhile are counted, too.
    await panel.getByText(/^10,\d\d\d runs$/).waitFor();
    const bare = await page.evaluate(openEmpty);
    const times = [await page.evaluate(openAll), await page.evaluate(drawAll, count)];
    if (round === 0) continue;
    empty.push(bare);
    opened.push(times[0]);
    plain.push(times[1]);
  }
  print({
    what: 'From the press to the long list painted',
    unit: 'ms',
    ours: opened,
    beside: { name: 'a list that draws every row', values: plain },
    goal: { of: 'value', atMost: 30 },
  });
  print({
    what: 'The same press',
    unit: 'ms',
    ours: opened,
    beside: { name: 'an empty dialog on the same page', values: empty },
  });
}

async function loadHistory(page, origin) {
  const outDir = cacheFolder('history');
  await build({
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      lib: {
        entry: fileURLToPath(new URL('../beside/history/history.js', import.meta.url)),
        formats: ['es'],
        fileName: 'history',
      },
      target: 'chrome123',
      // One file, for one request that is answered with it.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  // The page's own policy lets scripts in from its own origin only.
  await page.route('**/bench-history.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(outDir, 'history.js'), 'utf8') }),
  );
  await page.goto(origin);
  await page.evaluate((path) => import(path), '/bench-history.js');
  await page.unrouteAll();
}

/** Runs in the page, as all of the following. */
async function seed(runs) {
  const { records, keptRecords } = globalThis.benchHistory;
  // It makes the layout.
  await records.count();
  globalThis.benchDb = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('grantscope');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const all = keptRecords(runs, Date.now());
  for (let at = 0; at < all.length; at += 500) {
    const transaction = globalThis.benchDb.transaction(['runs', 'bodies'], 'readwrite');
    for (const { summary, text } of all.slice(at, at + 500)) {
      transaction.objectStore('runs').put(summary, summary.id);
      transaction.objectStore('bodies').put(text, summary.id);
    }
    await new Promise((resolve) => (transaction.oncomplete = resolve));
  }
}

async function measureRecords({ count: runs, rounds: turns }) {
  const { records, keptRunAt, filteredRuns, noFilter } = globalThis.benchHistory;
  const db = globalThis.benchDb;
  const answered = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const timed = async (work) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const inTurns = async (ours, bare) => {
    const times = { ours: [], bare: [] };
    for (let round = 0; round <= turns; round += 1) {
      const one = [await timed(() => ours(round)), await timed(() => bare(round))];
      // The first round warms both up.
      if (round === 0) continue;
      times.ours.push(one[0]);
      times.bare.push(one[1]);
    }
    return times;
  };
  const idOf = (round) => `kept-${String((round * 613) % runs).padStart(5, '0')}`;
  const newest = await inTurns(
    () => records.newest(50),
    async () => {
      const index = db.transaction('runs').objectStore('runs').index('at');
      const from = await new Promise((resolve) => {
        let passed = 0;
        index.openKeyCursor(null, 'prev').onsuccess = ({ target }) => {
          if (target.result === null || passed++ === 49) resolve(target.result?.key ?? 0);
          else target.result.continue();
        };
      });
      await answered(index.getAll(IDBKeyRange.lowerBound(from)));
    },
  );
  const list = await inTurns(records.list, () => answered(db.transaction('runs').objectStore('runs').getAll()));
  const read = await inTurns(
    (round) => records.read(idOf(round)),
    (round) => answered(db.transaction('bodies').objectStore('bodies').get(idOf(round))),
  );
  const run = keptRunAt(1, Date.now());
  const text = JSON.stringify(run);
  const add = await inTurns(
    (round) => records.put({ ...run, id: `added-${round}` }),
    (round) => {
      const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
      transaction.objectStore('runs').put({ atMs: run.atMs }, `bare-${round}`);
      transaction.objectStore('bodies').put(text, `bare-${round}`);
      return new Promise((resolve) => (transaction.oncomplete = resolve));
    },
  );
  const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
  for (let round = 0; round <= turns; round += 1)
    for (const name of ['runs', 'bodies']) transaction.objectStore(name).delete(`bare-${round}`);
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  const stored = await records.list();
  const filter = [];
  for (let round = 0; round <= turns; round += 1)
    filter.push(
      await timed(() => filteredRuns(stored.value, { ...noFilter, text: 'invalid 2xx'.slice(0, 7 + (round % 4)) })),
    );
  return { newest, list, read, add, filter: filter.slice(1) };
}

async function openAll() {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Show all');
  const began = performance.now();
  button.click();
  while (document.querySelector('dialog [data-row-focus]') === null) await new Promise(requestAnimationFrame);
  // The frame in which it stands is painted once the next one begins.
  await new Promise(requestAnimationFrame);
  return performance.now() - began;
}

/** The least that a browser needs for anything like it, two frames included. */
async function openEmpty() {
  const dialog = document.createElement('dialog');
  document.body.append(dialog);
  const began = performance.now();
  dialog.showModal();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const took = performance.now() - began;
  dialog.remove();
  return took;
}

async function drawAll(rows) {
  const box = document.createElement('div');
  const began = performance.now();
  for (let at = 0; at < rows; at += 1) {
    const row = document.createElement('div');
    for (const text of ['03:16:44', 'Token for server', '200', 'localhost:8443 · through the proxy'])
      row.appendChild(document.createElement('span')).textContent = text;
    box.append(row);
  }
  document.body.append(box);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const took = performance.now() - began;
  box.remove();
  return took;
}
