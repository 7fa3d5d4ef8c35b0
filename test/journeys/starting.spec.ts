import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { startProduct } from '../support/product.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((address) => address?.address === '::1');
const program = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

test('a taken port is named, with who has it and what to do, and nothing starts', async () => {
  for (const host of hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1']) {
    const { server, port } = await occupy(host);
    const outcome = await run(['--port', String(port)]);
    server.close();
    expect(outcome.code).toBe(1);
    const address = host === '::1' ? '\\[::1\\]' : '127\\.0\\.0\\.1';
    expect(outcome.terminal).toMatch(
      new RegExp(
        `^Port ${port} is taken on ${address}( by .+ \\(process \\d+\\))?\\. Choose another with --port or GRANTSCOPE_PORT`,
      ),
    );
  }
});

test('a bad option ends with a sentence and 2', async () => {
  const outcome = await run(['--port', 'many']);
  expect(outcome).toEqual({ code: 2, terminal: '--port takes a number from 0 to 65535, not “many”.\n' });
});

test('switching certificate checks off for the whole process is refused', async () => {
  const outcome = await run([], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  expect(outcome.code).toBe(1);
  expect(outcome.terminal).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off for everything');
});

test('--version prints the version and --help every option', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, terminal: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  const help = await run(['--help']);
  expect(help.code).toBe(0);
  for (const name of [
    'port',
    'playground-http-port',
    'playground-https-port',
    'playground-state',
    'no-playground',
    'no-proxy',
    'open',
  ]) {
    expect(help.terminal).toContain(`--${name} `);
  }
});

test('the first lines name the addresses, and a signal ends everything cleanly', async () => {
  const product = await startProduct();
  expect(product.terminal()).toContain(`App         ${product.origin}`);
  expect(product.terminal()).toMatch(/Proxy {7}on/);
  expect(product.terminal()).toMatch(
    /Playground {2}https:\/\/localhost:\d+ \(self-signed\) and http:\/\/localhost:\d+/,
  );
  expect(await product.close()).toBe(0);
});

test('without proxy and playground the page says so and is served all the same', async ({ page }) => {
  const product = await startProduct(['--no-proxy', '--no-playground']);
  await page.goto(product.origin);
  expect(await page.locator('meta[name=grantscope]').getAttribute('content')).toBe('{"proxy":false}');
  expect((await page.request.post(`${product.origin}/__proxy/v1/key`)).status()).toBe(405);
  expect(await product.close()).toBe(0);
});

test('a taken port of the playground moves it aside, and a line says so', async () => {
  const { server, port } = await occupy('127.0.0.1');
  const product = await startProduct(['--playground-https-port', String(port)]);
  server.close();
  expect(product.terminal()).toContain(`Port ${port} is taken`);
  expect(product.playground?.httpsOrigin).not.toBe(`https://localhost:${port}`);
  await product.close();
});

async function occupy(host: string): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer().listen({ port: 0, host, exclusive: true });
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const all = [program, ...args, '--playground-state', 'memory'];
  const child = spawn(process.execPath, all, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const written: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => written.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => written.push(text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, terminal: written.join('') };
}
