// The whole product into dist/: the page, and the program that serves it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forgetBuild, hashOfSources, isBuilt, rememberBuild, root } from './stamp.mjs';

/** Builds if the sources differ from those of the last build. Answers false where a build failed. */
export async function ensureBuilt() {
  return isBuilt() || (await build());
}

async function build() {
  const hash = hashOfSources();
  forgetBuild();
  const began = performance.now();
  const outcomes = await Promise.all([vite('build'), vite('build', '--ssr')]);
  if (outcomes.includes(false)) return false;
  rememberBuild(hash);
  console.log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  return true;
}

/** @param {string[]} args */
async function vite(...args) {
  const program = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [program, ...args, '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [code] = await once(child, 'exit');
  return code === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await build()) ? 0 : 1;
