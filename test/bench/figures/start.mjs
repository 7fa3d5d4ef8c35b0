import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/stamp.mjs';
import { proxyCalls, readFrames } from '../measuring/proxy-call.mjs';
import { rawClient } from '../measuring/raw-client.mjs';

const rounds = 7;
const builtFiles = ['.stamp', 'client/index.html', 'server/main.js'].map((name) => join(root, 'dist', name));

/** P10: from `npm start`'s own program to the page, and to a token of a playground that has never run before. */
export async function measure(print) {
  const builtAt = timesOfBuild();
  const pages = [];
  const tokens = [];
  const nothing = [];
  for (let round = 0; round < rounds; round += 1) {
    nothing.push(emptyProcess());
    const { pageMs, tokenMs } = await start();
    pages.push(pageMs);
    tokens.push(tokenMs);
  }
  const beside = { name: 'node -e 0', values: nothing };
  const unit = 'ms';
  print({ what: 'Start to the page', unit, ours: pages, beside, goal: { of: 'value', atMost: 1_500 } });
  print({
    what: 'Start to the first playground token',
    unit,
    ours: tokens,
    beside,
    goal: { of: 'value', atMost: 2_500 },
  });
  print({
    what: `Builds in ${rounds} starts without a change`,
    unit: '',
    ours: [timesOfBuild() === builtAt ? 0 : 1],
    goal: { of: 'value', atMost: 0 },
  });
}

async function start() {
  const state = mkdtempSync(join(tmpdir(), 'grantscope-bench-'));
  const ports = ['--port', '0', '--playground-http-port', '0', '--playground-https-port', '0'];
  const args = [join(root, 'scripts', 'start.mjs'), ...ports, '--playground-state', join(state, 'playground.json')];
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  try {
    const origin = await originOf(child);
    const page = await (await fetch(origin)).text();
    const pageMs = performance.now() - began;
    await firstToken(origin, page);
    return { pageMs, tokenMs: performance.now() - began };
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(state, { recursive: true, force: true });
  }
}

async function originOf(child) {
  let text = '';
  for await (const piece of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += piece;
    const found = /App +(\S+)\n/.exec(text);
    if (found === null) continue;
    child.stdout.resume();
    return found[1];
  }
  throw new Error(`The product ended before it was there: ${text}`);
}

/** As the page gets it: https with the certificate pinned, through the proxy. */
async function firstToken(origin, page) {
  const [, content] = /<meta name="grantscope" content="([^"]*)"/.exec(page);
  const { playground } = JSON.parse(content.replaceAll('&quot;', '"'));
  const port = Number(new URL(origin).port);
  const client = rawClient(port);
  const basic = Buffer.from('server:Secr3t!').toString('base64');
  const response = await client.exchange(
    (await proxyCalls(port)).bytes({
      url: `${playground.httpsOrigin}/oauth/v2/oauth-token`,
      headers: [
        ['Authorization', `Basic ${basic}`],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      trust: { kind: 'pinned', sha256: playground.certificateSha256 },
      body: 'grant_type=client_credentials',
    }),
  );
  client.close();
  const { received } = readFrames(response);
  if (!received.includes('"access_token"')) throw new Error(`No token: ${received || response.toString('latin1')}`);
}

function emptyProcess() {
  const began = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - began;
}

function timesOfBuild() {
  return builtFiles.map((path) => statSync(path).mtimeMs).join(' ');
}
