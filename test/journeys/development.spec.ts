import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/journey.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the development server has the same gate, and a policy with a nonce of its own for each answer', async ({
  page,
}) => {
  const server = await startDevelopment();
  try {
    const first = await page.goto(server.origin);
    await expect(page.locator('#root > *').first()).toBeVisible();
    expect(await page.locator('meta[name=grantscope]').getAttribute('content')).toContain('"proxy":true');
    const nonce = nonceOf(first?.headers()['content-security-policy']);
    const second = await page.request.get(server.origin);
    expect(nonce).toMatch(/^[\w+/]{24}$/);
    expect(nonceOf(second.headers()['content-security-policy'])).not.toBe(nonce);
    const key = await page.request.post(`${server.origin}/__proxy/v1/key`, {
      headers: { Origin: 'http://localhost:1' },
    });
    expect(key.status()).toBe(403);
    // Vite itself refuses foreign names, and lets every IP address through.
    for (const [host, status] of [
      ['rebind.test', 403],
      ['10.1.2.3', 421],
    ] as const) {
      const foreign = await page.request.get(server.origin, { headers: { Host: host, Origin: 'http://localhost:1' } });
      expect([host, foreign.status(), foreign.headers()['access-control-allow-origin']]).toEqual([
        host,
        status,
        undefined,
      ]);
    }
    expect((await page.request.get(`${server.origin}/nothing`)).status()).toBe(404);
  } finally {
    // Vite's client would look for its server again, in a way that the policy refuses.
    await page.goto('about:blank');
    await server.close();
  }
});

function nonceOf(policy: string | undefined): string | undefined {
  return /script-src 'self' 'nonce-([^']+)'; style-src 'self' 'nonce-\1'/.exec(policy ?? '')?.[1];
}

async function startDevelopment(): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      GRANTSCOPE_PLAYGROUND_STATE: 'memory',
      GRANTSCOPE_PLAYGROUND_HTTP_PORT: '0',
      GRANTSCOPE_PLAYGROUND_HTTPS_PORT: '0',
    },
  });
  const ended = once(child, 'exit');
  const written: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const read = (text: string): void => {
      written.push(text);
      // Its banner and the playground's line come in either order.
      if (written.join('').includes('Playground: https') && written.join('').includes('Local')) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', () => reject(new Error(`The development server ended:\n${written.join('')}`)));
  });
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { origin: `http://localhost:${port}`, close };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
