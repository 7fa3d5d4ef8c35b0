import { once } from 'node:events';
import { createServer } from 'node:http';
import { chromium, type Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { recordingServer } from '../support/recording-server.ts';

// What a foreign page can be refused is said by the browser in its console; that is the point of these tests.
test.use({ expectedConsoleErrors: /CORS|Failed to load resource|frame|Refused|sandbox/ });

const paths = ['/__proxy/v1/send', '/__proxy/v1/key', '/__proxy/v1/', '/'];

test('a page of another origin moves the proxy to nothing and reads nothing (T01, T02, T06)', async ({
  page,
  product,
}) => {
  const victim = await recordingServer(() => 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  const foreign = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>foreign</title>');
  });
  foreign.listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const address = foreign.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const envelope = JSON.stringify({
    method: 'GET',
    url: `${victim.origin}/stolen`,
    headers: [],
    bodyBase64: '',
    trust: { kind: 'off' },
    maxResponseBytes: 1000,
  });

  for (const host of ['localhost', '127.0.0.1']) {
    await page.goto(`http://${host}:${port}/`);
    for (const path of paths) {
      const readable = await page.evaluate(attack, { url: `${product.origin}${path}`, envelope });
      expect([host, path, readable]).toEqual([host, path, []]);
    }
  }
  expect(victim.requests).toEqual([]);
  expect(victim.openSockets()).toBe(0);
  await victim.close();
  foreign.close();
});

test('the page cannot be framed (T07)', async ({ page, product }) => {
  await page.goto('about:blank');
  await page.setContent(`<iframe src="${product.origin}/"></iframe>`);
  const frame = page.frames()[1];
  await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
});

test('a name that was rebound to this machine gets nothing (T03)', async ({ product, launchOptions }) => {
  const args = [...(launchOptions.args ?? []), '--host-resolver-rules=MAP rebind.test 127.0.0.1'];
  const browser = await chromium.launch({ ...launchOptions, args });
  const page: Page = await browser.newPage();
  const response = await page.goto(`http://rebind.test:${product.port}/`);
  expect(response?.status()).toBe(421);
  const key = await page.evaluate(async () => {
    const answer = await fetch('/__proxy/v1/key', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    return [answer.status, await answer.text()];
  });
  expect(key[0]).toBe(421);
  expect(key[1]).not.toContain('"key"');
  await browser.close();
});

/** Every way in which a page can cause a request; answers with what it could read of any of them. */
async function attack({ url, envelope }: { url: string; envelope: string }): Promise<string[]> {
  const json = { 'Content-Type': 'application/json' };
  const readable: string[] = [];
  const tries: (() => Promise<unknown>)[] = [
    () => fetch(url, { method: 'POST', mode: 'no-cors', body: envelope }),
    () => fetch(url, { method: 'POST', body: envelope }),
    () => fetch(url, { method: 'POST', headers: json, body: envelope }),
    () => fetch(url, { method: 'POST', headers: { ...json, 'X-Proxy-Key': 'x' }, body: envelope }),
    () => fetch(url, { credentials: 'include' }),
    () => fetch(url, { method: 'PUT', headers: json, body: envelope }),
    async () => navigator.sendBeacon(url, new Blob([envelope], { type: 'text/plain' })),
    () =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        script.addEventListener('load', resolve);
        script.addEventListener('error', resolve);
        script.src = url;
        document.head.append(script);
      }),
  ];
  for (const attempt of tries) {
    const answer = await attempt().catch(() => undefined);
    if (answer instanceof Response && answer.type !== 'opaque') readable.push(await answer.text());
  }
  for (const sandbox of [undefined, 'allow-forms']) {
    const frame = document.createElement('iframe');
    if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
    frame.srcdoc = `<form method="post" enctype="text/plain" action="${url}"><input name='${envelope.replaceAll("'", '&#39;')}'></form>`;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    const form = frame.contentDocument?.forms[0];
    const answered = new Promise((resolve) => frame.addEventListener('load', resolve));
    if (form === undefined) continue;
    form.submit();
    await answered;
  }
  return readable;
}
