import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that a build reads. */
const sources = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const stampFile = join(root, 'dist', '.stamp');

/** True if `dist` was built, completely, from exactly these sources. Content decides, for Git sets times as it likes. */
export function isBuilt() {
  const parts = ['client/index.html', 'server/main.js'].map((path) => join(root, 'dist', path));
  return existsSync(stampFile) && parts.every(existsSync) && readFileSync(stampFile, 'utf8') === hashOfSources();
}

/** Before a build: what an interrupted one leaves behind is not trusted. */
export function forgetBuild() {
  rmSync(stampFile, { force: true });
}

/** @param {string} hash of the sources as they were when the build began */
export function rememberBuild(hash) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}

export function hashOfSources() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const path of sources.flatMap(filesUnder).toSorted((a, b) => (a < b ? -1 : 1))) {
    hash.update(`\n${path}\n`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** @param {string} path relative to the root */
function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = path.includes('.') ? undefined : readdirSync(full, { recursive: true, withFileTypes: true });
  if (entries === undefined) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
