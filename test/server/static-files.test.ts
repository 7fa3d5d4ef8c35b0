import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuiltFiles } from '#server/built-files.ts';
import { createHandler } from '#server/handler.ts';
import { listenOnLoopback } from '#server/listen.ts';
import type { Listening } from '#server/listen.ts';
import { serveStaticFiles } from '#server/static-files.ts';
import { rawRequest } from '../support/raw-request.ts';

const fixedHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self' http: https:; worker-src 'self'; manifest-src 'self'; frame-src 'none'; object-src 'none'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types grantscope-worker",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), clipboard-write=(self)',
};

const script = `console.log(${JSON.stringify('x'.repeat(200))});`;
let folder: string;
let server: Listening;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantscope-files-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, '.vite'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><head></head><body></body>');
  await writeFile(join(folder, 'mark.svg'), '<svg/>');
  await writeFile(join(folder, 'assets', 'entry-abc.js'), script);
  await writeFile(join(folder, 'assets', 'entry-abc.js.gz'), gzipSync(script));
  await writeFile(join(folder, '.vite', 'manifest.json'), '{}');
  const files = await readBuiltFiles(folder);
  const surroundings = Promise.resolve({ proxy: true, playground: undefined });
  const result = await listenOnLoopback(0, (port) => {
    const answered = createHandler({ port, proxy: undefined, administration: undefined });
    const page = serveStaticFiles({ files, surroundings });
    return (request, response) => void (answered(request, response) || page(request, response));
  });
  if (result.kind === 'failed') throw new Error(result.code);
  server = result.listening;
});

afterAll(async () => {
  await server.close(0);
  await rm(folder, { recursive: true });
});

async function get(path: string, fields: readonly string[] = [], method = 'GET') {
  return rawRequest(server.port, [`${method} ${path} HTTP/1.1`, `Host: localhost:${server.port}`, ...fields]);
}

describe('the page', () => {
  it('has exactly these headers', async () => {
    const { date: _date, ...headers } = (await get('/')).headers;
    expect(headers).toEqual({
      ...fixedHeaders,
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'content-length': '105',
      vary: 'Accept-Encoding',
      connection: 'close',
    });
  });

  it('carries what stands around it', async () => {
    expect((await get('/')).body).toBe(
      '<!doctype html><head><meta name="grantscope" content="{&quot;proxy&quot;:true}" />\n  </head><body></body>',
    );
  });

  it('is the same under its name and with a query', async () => {
    expect((await get('/index.html?x=1')).body).toBe((await get('/')).body);
  });

  it('has no body when only its head is asked for', async () => {
    const answer = await get('/', [], 'HEAD');
    expect([answer.status, answer.body]).toEqual([200, '']);
  });
});

describe('an asset', () => {
  it('has exactly these headers and is kept for ever', async () => {
    const { date: _date, ...headers } = (await get('/assets/entry-abc.js')).headers;
    expect(headers).toEqual({
      ...fixedHeaders,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': String(script.length),
      vary: 'Accept-Encoding',
      connection: 'close',
    });
  });

  it.each(['gzip', 'br, gzip', 'deflate, GZIP;q=0.5'])('comes compressed to who accepts %s', async (codings) => {
    const answer = await get('/assets/entry-abc.js', [`Accept-Encoding: ${codings}`]);
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(Buffer.from(answer.body, 'latin1')).toString()).toBe(script);
  });

  it.each(['br', 'gzip;q=0', 'identity'])('comes as it is to who accepts %s', async (codings) => {
    const answer = await get('/assets/entry-abc.js', [`Accept-Encoding: ${codings}`]);
    expect([answer.headers['content-encoding'], answer.body]).toEqual([undefined, script]);
  });
});

describe('everything else', () => {
  it('is a 404 in plain text with exactly these headers', async () => {
    const { date: _date, ...headers } = (await get('/nothing')).headers;
    expect(headers).toEqual({
      ...fixedHeaders,
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '34',
      connection: 'close',
    });
  });

  it.each([
    '/../../etc/passwd',
    '/assets/../index.html',
    '/%2e%2e/x',
    '/.vite/manifest.json',
    '/assets/entry-abc.js.gz',
    '//index.html',
  ])('is nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('takes no other method', async () => {
    const answer = await get('/', [], 'POST');
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });
});
