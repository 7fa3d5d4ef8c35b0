import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFloor, serveFolder } from '../beside/floor.mjs';
import { browserArguments, chromiumPath } from '../measuring/browser.mjs';
import { cacheFolder } from '../measuring/cache.mjs';
import { startProduct } from '../measuring/children.mjs';

/** The last one that runs on Node 20. It is large, so it is not among the packages of the project. */
const version = '12.8.2';
const rounds = 3;

/** P2: what Lighthouse says of the served product with its settings for a telephone, and of the form in bare React. */
export async function measure(print) {
  const program = install(print);
  if (program === undefined) throw new Error(`lighthouse ${version} could not be installed`);
  const product = await startProduct();
  const floor = await serveFolder(await buildFloor());
  const ours = [];
  const theirs = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await audit(program, product.origin));
    theirs.push(await audit(program, floor));
  }
  const pick = (what, unit, key, goal) =>
    print({
      what,
      unit,
      ours: ours.map((one) => one[key]),
      beside: { name: 'React floor', values: theirs.map((one) => one[key]) },
      goal: goal && { of: 'value', ...goal },
    });
  pick('Performance', '', 'performance', { atLeast: 100 });
  pick('Accessibility', '', 'accessibility', { atLeast: 100 });
  pick('Best practices', '', 'best-practices', { atLeast: 100 });
  pick('Layout shift', '', 'shift', { atMost: 0 });
  pick('Total blocking time', 'ms', 'blocking', { atMost: 0 });
  pick('First contentful paint, simulated', 'ms', 'firstPaint');
  pick('Largest contentful paint, simulated', 'ms', 'largestPaint');
  for (const sentence of new Set(ours.flatMap(({ failed }) => failed))) print(`Not full marks: ${sentence}`);
}

function install(print) {
  const folder = cacheFolder('lighthouse');
  const program = join(folder, 'node_modules', 'lighthouse', 'cli', 'index.js');
  if (existsSync(program)) return program;
  print(`Installing lighthouse ${version} into node_modules/.cache, once …`);
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', `lighthouse@${version}`];
  spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  return existsSync(program) ? program : undefined;
}

async function audit(program, origin) {
  const report = join(cacheFolder('lighthouse'), 'report.json');
  const flags = ['--headless=new', ...browserArguments].join(' ');
  const categories = 'performance,accessibility,best-practices';
  const args = [origin, '--output=json', `--output-path=${report}`, `--only-categories=${categories}`, '--quiet'];
  const child = spawn(process.execPath, [program, ...args, `--chrome-flags=${flags}`], {
    stdio: 'ignore',
    env: { ...process.env, CHROME_PATH: chromiumPath() },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`lighthouse ended with ${code}`);
  return read(JSON.parse(readFileSync(report, 'utf8')));
}

function read({ categories, audits }) {
  const scores = Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]);
  const value = (name) => audits[name].numericValue;
  const judged = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const failed = judged.map(({ id }) => audits[id]).filter(({ score }) => score !== null && score < 0.9);
  return {
    ...Object.fromEntries(scores),
    shift: value('cumulative-layout-shift'),
    blocking: value('total-blocking-time'),
    firstPaint: value('first-contentful-paint'),
    largestPaint: value('largest-contentful-paint'),
    failed: failed.map(({ id, title, displayValue }) => `${id}: ${title}${displayValue ? ` (${displayValue})` : ''}`),
  };
}
