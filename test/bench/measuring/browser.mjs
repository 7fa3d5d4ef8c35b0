import { chromium } from '@playwright/test';
import { findOrInstallChromium } from '../../../scripts/find-chromium.mjs';
import { atEnd } from './at-end.mjs';

/** A headless Chromium, installed where there is none; it is closed with the figure. */
export async function startBrowser() {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: browserArguments });
  atEnd(() => browser.close());
  return browser;
}

export function chromiumPath() {
  const path = findOrInstallChromium((sentence) => console.log(sentence));
  if (path === undefined) throw new Error('No Chromium could be had: install one, or set CHROMIUM_PATH.');
  return path;
}

export const browserArguments = [
  // The sandbox cannot be set up by root; everyone else keeps it.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
