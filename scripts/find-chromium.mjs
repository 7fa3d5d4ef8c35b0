// Finds a Chromium for the browser tests, or installs one. Prints its path, or says why there is none and fails.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/homebrew/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium that is there already: the one named in CHROMIUM_PATH, Playwright's own, the system's. */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return isProgram(named) ? named : undefined;
  return [chromium.executablePath(), ...usualPlaces].find(isProgram);
}

/** The same, after installing one where there is none. `report` takes a sentence on what is being done. */
export function findOrInstallChromium(report) {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.env['CHROMIUM_PATH']) {
    report('CHROMIUM_PATH does not name a program that can be run.');
    return undefined;
  }
  if (process.getuid?.() === 0 && run('apt-get', ['--version'], 'ignore')) {
    report('No Chromium found. Installing the one of this system with apt-get …');
    const wait = ['-o', 'DPkg::Lock::Timeout=300'];
    run('apt-get', [...wait, 'update', '-q']);
    run('apt-get', [...wait, 'install', '-q', '-y', '--no-install-recommends', 'chromium']);
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  report('No Chromium found. Installing Playwright’s own …');
  run(process.execPath, [
    fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url)),
    'install',
    'chromium',
  ]);
  return findChromium();
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(program, args, output = 'inherit') {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: ['ignore', output, output], env }).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = findOrInstallChromium((sentence) => console.error(sentence));
  if (path === undefined) {
    console.error('The browser tests need Chromium and none could be had: install one, or set CHROMIUM_PATH.');
    process.exitCode = 1;
  } else {
    console.log(`Chromium: ${path}`);
  }
}
