// `npm test`: everything that is checked, one step after another, and one line at the end that sums it up. A step
// that fails does not hide what the next ones would say; only what needs the build is not run without it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stamp.mjs';

const results = join(root, 'test-results');
const unitReport = join(results, 'unit.json');
const journeyReport = join(results, 'journeys.json');

const steps = [
  { name: 'Types', command: ['tsc', '-b'] },
  { name: 'Lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'Format', command: ['npm', 'run', '--silent', 'format:check'] },
  { name: 'Dead code', command: ['knip'] },
  {
    name: 'Unit, component and integration tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    count: countUnitTests,
  },
  { name: 'Build', command: ['node', 'scripts/build.mjs'] },
  { name: 'Size', command: ['node', 'scripts/size.mjs'], needs: 'Build' },
  { name: 'Browser', command: ['node', 'scripts/find-chromium.mjs'] },
  { name: 'Journeys', command: ['playwright', 'test'], needs: ['Build', 'Browser'], count: countJourneys },
];

const long = process.argv.includes('--long');
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env['PATH']].join(process.platform === 'win32' ? ';' : ':'),
  GRANTSCOPE_JOURNEY_REPORT: journeyReport,
  ...(long && { GRANTSCOPE_LONG: '1' }),
};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const outcomes = [];
for (const step of steps) outcomes.push(await run(step));
sumUp();

async function run(step) {
  const missing = [step.needs ?? []].flat().find((name) => outcomes.some((one) => one.name === name && !one.isGood));
  heading(step.name);
  if (missing !== undefined) {
    console.log(`Not run: it needs “${missing}”, which failed.`);
    return { name: step.name, isGood: false, seconds: 0, passed: 0, failed: 1 };
  }
  const began = performance.now();
  const [program, ...args] = step.command;
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  child.once('error', (error) => console.error(`${program}: ${error.message}`));
  const code = await Promise.race([
    once(child, 'exit').then(([exitCode]) => exitCode),
    once(child, 'error').then(() => 1),
  ]);
  const counted = step.count?.() ?? { passed: 0, failed: 0 };
  const isGood = code === 0 && counted.failed === 0 && (step.count === undefined || counted.passed > 0);
  const failed = isGood ? 0 : Math.max(counted.failed, 1);
  return { name: step.name, isGood, seconds: (performance.now() - began) / 1000, passed: counted.passed, failed };
}

function sumUp() {
  heading('Summary');
  for (const { name, isGood, seconds } of outcomes) {
    console.log(`${isGood ? 'ok    ' : 'FAILED'}  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
  }
  const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  const line = `${total('passed')} passed, ${total('failed')} failed`;
  writeFileSync(join(results, 'summary.txt'), `${line}\n`);
  console.log(`\n${line}`);
  process.exitCode = outcomes.every((outcome) => outcome.isGood) ? 0 : 1;
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 72 - name.length))}`);
}

function countUnitTests() {
  const report = readReport(unitReport);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function countJourneys() {
  const stats = readReport(journeyReport)?.stats;
  return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) };
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
