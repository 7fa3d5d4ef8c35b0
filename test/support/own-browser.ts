import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium } from '../../scripts/find-chromium.mjs';

/** A Chromium with a profile of its own, which can be killed as a power cut would. */
export type OwnBrowser = {
  readonly context: BrowserContext;
  /** Ends all of it at once, without a word to it. */
  readonly kill: () => Promise<void>;
};

/** Starts one on this profile folder, as it is. */
export async function ownBrowser(profile: string): Promise<OwnBrowser> {
  // What a killed browser leaves behind to say that it runs.
  await rm(join(profile, 'SingletonLock'), { force: true });
  const child = spawn(findChromium() ?? 'chromium', [...browserArguments, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: what writes to the disk is a process beside the first.
    detached: true,
  });
  const address = await addressOf(child);
  await hasPage(new URL(address).host);
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no context.');
  return {
    context,
    kill: async () => {
      const ended = once(child, 'exit');
      // One that lives on for a moment would write into the profile while the next browser reads it.
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await ended;
      await browser.close();
    },
  };
}

const browserArguments = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1440,900',
];

/** Waits for its first tab: who connects while that comes waits for it without an end. */
async function hasPage(host: string): Promise<void> {
  const list: unknown = await (await fetch(`http://${host}/json/list`)).json();
  const isThere = Array.isArray(list) && list.some((target: { readonly type?: unknown }) => target.type === 'page');
  if (isThere) return;
  await new Promise((resolve) => setTimeout(resolve, 20));
  await hasPage(host);
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      const address = /DevTools listening on (ws:\S+)/.exec(written)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`The browser ended:\n${written}`)));
  });
}
