// `npm run picture` takes the README's pictures from the real product; to be done after a change that can be seen.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './find-chromium.mjs';
import { root } from './stamp.mjs';

const executablePath = findChromium();
if (executablePath === undefined || !(await ensureBuilt())) {
  console.error('A Chromium and a build are needed: run "npm test" once, which brings both.');
  process.exit(1);
}
const program = join(root, 'dist/server/main.js');
const options = ['--port', '0', '--playground-state', 'memory'];
const product = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
let said = '';
for await (const chunk of product.stdout) {
  said += String(chunk);
  if (/^Ready\./m.test(said)) break;
}
const origin = /App +(http:\S+)/.exec(said)?.[1] ?? '';
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args: [...asRoot, '--disable-gpu'] });
mkdirSync(join(root, 'docs'), { recursive: true });
for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, colorScheme });
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  await page.goto(origin);
  await press('Use the playground');
  await page.getByRole('combobox', { name: 'Playground client' }).selectOption('jwt-server');
  await press('Get token');
  await page.locator('[data-finding="token-issued"]').waitFor();
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
  await page.screenshot({ path: join(root, `docs/workbench-${colorScheme}.png`) });
}
await browser.close();
product.kill('SIGTERM');
await once(product, 'exit');
