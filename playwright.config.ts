import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';

const isRoot = process.getuid?.() === 0;
// That there is none is said when journeys start; tools that only read this file must be able to.
const executablePath = findChromium();

/**
 * What Chromium draws around a page costs more than many a page of ours: for each window it loads two pages of its own
 * behind the address bar, and a renderer that nobody asked for. Of two lists the last one counts, so the first lines
 * repeat what Playwright turns off.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
  'LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch',
  'WebUIOmniboxPopup,WebUIOmniboxAimPopup,PreloadTopChromeWebUI,SpareRendererForSitePerProcess',
];

export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/journeys',
  globalSetup: './test/support/prepare-journeys.ts',
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['GRANTSCOPE_JOURNEY_REPORT'] ?? 'test-results/journeys.json' }],
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // It is recorded for every test, to be thrown away for those that pass, and takes a third of the time.
    trace: process.env['GRANTSCOPE_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        // The sandbox cannot be set up by root; everyone else keeps it.
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${disabledFeatures.join(',')}`,
      ],
    },
  },
});
