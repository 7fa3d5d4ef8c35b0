import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { cacheFolder } from '../measuring/cache.mjs';
import { listen } from './listen.mjs';

let built;

/** Builds the form in bare React, once for a run of the bench, and answers with its folder. */
export function buildFloor() {
  return (built ??= buildOnce());
}

async function buildOnce() {
  const outDir = cacheFolder('floor');
  await build({
    configFile: false,
    root: fileURLToPath(new URL('floor', import.meta.url)),
    base: './',
    mode: 'production',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, manifest: true, modulePreload: { polyfill: false }, target: 'chrome123' },
  });
  return outDir;
}

const contentTypes = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves a folder from memory, compressed beforehand as the product does, and answers with the origin. @param {string} folder */
export async function serveFolder(folder) {
  const kept = new Map();
  const contentOf = (path) => {
    const full = join(folder, path);
    if (!kept.has(path)) kept.set(path, existsSync(full) ? gzipSync(readFileSync(full), { level: 9 }) : undefined);
    return kept.get(path);
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname.replace(/\/$/, '/index.html');
    const content = contentOf(path);
    if (content === undefined) return response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream',
      'Content-Encoding': 'gzip',
      'Content-Length': content.length,
      'Cache-Control': 'no-store',
    });
    return response.end(content);
  });
  return `http://localhost:${await listen(server)}`;
}
