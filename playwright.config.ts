import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';

const isRoot = process.getuid?.() === 0;
// That there is none is said when journeys start; tools that only read this file must be able to.
const executablePath = findChromium();

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
    trace: 'retain-on-failure',
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
      ],
    },
  },
});
