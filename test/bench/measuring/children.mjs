import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { root } from '../../../scripts/stamp.mjs';
import { atEnd } from './at-end.mjs';
import { cacheFolder } from './cache.mjs';

let started = 0;
const meter = new URL('./meter.mjs', import.meta.url).href;

/**
 * A program of Node in a process of its own, which can be asked for its processor time and memory. It ends with the
 * figure.
 *
 * @param {readonly string[]} args the program and what it is given
 * @param {RegExp} isReady what it writes once it can be used
 */
async function startChild(args, isReady) {
  // A file, not a pipe: what a measured program writes must not wake up the one that measures.
  const path = join(cacheFolder('output'), `${++started}.txt`);
  const output = openSync(path, 'w');
  const child = spawn(process.execPath, ['--expose-gc', '--import', meter, ...args], {
    cwd: root,
    stdio: ['ignore', output, output, 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = once(child, 'exit');
  atEnd(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  closeSync(output);
  const found = await readyLine(child, path, isReady);
  const ask = async (question) => {
    const answered = once(child, 'message');
    child.send(question);
    const [answer] = await answered;
    return answer;
  };
  return {
    found,
    /** Asks for processor time, or a job; one question at a time. */
    ask,
    cpuMicroseconds: async () => (await ask({ kind: 'usage' })).cpuMicroseconds,
    /** After a garbage collection, in MB of 1,000,000 bytes. */
    memory: () => ask({ kind: 'memory' }),
  };
}

/** What the pattern finds in the output, looking again and again until it is there. */
async function readyLine(child, path, isReady) {
  for (;;) {
    const text = readFileSync(path, 'utf8');
    const found = isReady.exec(text);
    if (found !== null) return found;
    if (child.exitCode !== null) throw new Error(`A process ended with ${child.exitCode}: ${text}`);
    await setTimeout(20);
  }
}

/** One of the servers under `beside/`. @param {string} name @param {readonly (string | number)[]} args */
export async function startBeside(name, ...args) {
  const program = fileURLToPath(new URL(`../beside/${name}.mjs`, import.meta.url));
  const child = await startChild([program, ...args.map(String)], /listening (\d+)/);
  return { ...child, port: Number(child.found[1]) };
}

/** The product as it was built, on free ports. @param {readonly string[]} args */
export async function startProduct(args = []) {
  const free = ['--port', '0', '--playground-http-port', '0', '--playground-https-port', '0'];
  const program = join(root, 'dist', 'server', 'main.js');
  const child = await startChild(
    [program, ...free, '--playground-state', 'memory', ...args],
    /App +(\S+)[^]*^Ready\./m,
  );
  const origin = child.found[1];
  const [, httpsOrigin, httpOrigin] = /Playground +(https:\S+).* (http:\S+)/.exec(child.found[0]) ?? [];
  return { ...child, origin, port: Number(new URL(origin).port), httpsOrigin, httpOrigin };
}
