// What the first view loads, compressed, held to its limits (kB are 1000 bytes): the entry and everything that it
// imports statically. What comes lazily does not count.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './stamp.mjs';

const limits = { js: 130_000, css: 12_000 };
const client = join(root, 'dist', 'client');
const manifest = JSON.parse(readFileSync(join(client, '.vite', 'manifest.json'), 'utf8'));

const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
const chunks = [...reachable(entries)].map((key) => manifest[key]);
const files = {
  js: [...new Set(chunks.map((chunk) => chunk.file))],
  css: [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))],
};
if (files.js.length === 0) throw new Error('The manifest names no entry.');

for (const kind of ['js', 'css']) {
  const bytes = files[kind].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(client, file)), { level: 9 }).length,
    0,
  );
  const isOver = bytes > limits[kind];
  console.log(
    `First view, ${kind.padEnd(3)} gzip: ${inKilobytes(bytes)} of ${inKilobytes(limits[kind])}${isOver ? '  TOO MUCH' : ''}`,
  );
  if (isOver) process.exitCode = 1;
}

function reachable(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    reachable(manifest[key].imports ?? [], seen);
  }
  return seen;
}

function inKilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
