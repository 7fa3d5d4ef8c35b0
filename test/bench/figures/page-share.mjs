import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startBrowser } from '../measuring/browser.mjs';
import { cacheFolder } from '../measuring/cache.mjs';
import { startBeside, startProduct } from '../measuring/children.mjs';

const calls = 200;

/**
 * P4: what a call costs the page beyond what the proxy itself measured for it: the envelope, the way to the proxy and
 * back, reading the frames and making an exchange of them. Beside it, a bare `fetch` of a small file.
 */
export async function measure(print) {
  const script = await buildTransport();
  const upstream = await startBeside('upstream');
  const product = await startProduct(['--no-playground']);
  const browser = await startBrowser();
  const page = await browser.newPage();
  // The page's own policy lets scripts in from its own origin only.
  await page.route('**/bench-transport.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: readFileSync(script, 'utf8') }),
  );
  await page.goto(product.origin);
  await page.evaluate((path) => import(path), '/bench-transport.js');
  await page.unrouteAll();
  const url = `http://127.0.0.1:${upstream.port}/token`;
  const { share, fetched } = await page.evaluate(callInTurns, { url, calls });
  print({
    what: 'The page’s share of a proxied call',
    unit: 'ms',
    ours: share,
    beside: { name: 'fetch of a small file', values: fetched },
    goal: { of: 'value', atMost: 3 },
  });
}

async function buildTransport() {
  const outDir = cacheFolder('transport');
  const entry = fileURLToPath(new URL('../beside/transport/transport.js', import.meta.url));
  await build({
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    publicDir: false,
    build: { outDir, emptyOutDir: true, lib: { entry, formats: ['es'], fileName: 'transport' }, target: 'chrome123' },
  });
  return join(outDir, 'transport.js');
}

/** Runs in the page. */
async function callInTurns({ url, calls: count }) {
  const request = {
    method: 'POST',
    url,
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: new TextEncoder().encode('grant_type=client_credentials&scope=read'),
  };
  const share = [];
  const fetched = [];
  for (let call = -20; call < count; call += 1) {
    const began = performance.now();
    const exchange = await globalThis.benchSend(request, {
      trust: { kind: 'system' },
      maxResponseBytes: 1024 * 1024,
      signal: new AbortController().signal,
    });
    const done = performance.now();
    await (await fetch('/mark.svg', { cache: 'no-store' })).text();
    const after = performance.now();
    if (exchange.outcome.kind !== 'response') throw new Error(JSON.stringify(exchange.outcome));
    if (call < 0) continue;
    share.push(done - began - exchange.timing.endMs);
    fetched.push(after - done);
  }
  return { share, fetched };
}
