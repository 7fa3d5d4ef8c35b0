// `npm start`: builds if anything changed since the last build, then is the program itself, in this process, so that
// arguments and signals reach it as they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stamp.mjs';

const problem = problemOfInstallation();
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
const { ensureBuilt } = await import('./build.mjs');
if (!(await ensureBuilt())) {
  console.error('The build failed, so there is nothing to start; its messages stand above.');
  process.exit(1);
}
await import('../dist/server/main.js');

/** The packages that are named in package.json, in exactly those versions, or a sentence. */
function problemOfInstallation() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    return `Grantscope needs Node 20.19 or later; this is ${process.versions.node}.`;
  }
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  if (installed === undefined) return 'The packages are not installed yet: run "npm ci" first.';
  const { dependencies, devDependencies } = readJson('package.json');
  const stale = Object.entries({ ...dependencies, ...devDependencies }).find(
    ([name, version]) => installed[`node_modules/${name}`]?.version !== version,
  );
  return stale && `The installed packages are not those of package-lock.json (${stale[0]}): run "npm ci" again.`;
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return undefined;
  }
}
