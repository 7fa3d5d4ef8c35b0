import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * What the first view of a built page loads: its entry and everything that the entry imports statically, in kB of
 * 1000 bytes.
 *
 * @param {string} folder a build of Vite with its manifest
 * @param {'js' | 'css'} kind
 */
export function firstViewWeight(folder, kind) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
  const reached = new Set();
  const reach = (key) => {
    if (reached.has(key)) return;
    reached.add(key);
    for (const imported of manifest[key].imports ?? []) reach(imported);
  };
  for (const key of Object.keys(manifest)) if (manifest[key].isEntry) reach(key);
  if (reached.size === 0) throw new Error('The manifest names no entry.');
  const chunks = [...reached].map((key) => manifest[key]);
  const names = chunks.flatMap((chunk) => (kind === 'js' ? [chunk.file] : (chunk.css ?? [])));
  const contents = [...new Set(names)].map((name) => readFileSync(join(folder, name)));
  const sum = (sizeOf) => contents.reduce((total, content) => total + sizeOf(content), 0) / 1000;
  return {
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum((content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length),
  };
}
