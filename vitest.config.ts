import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** GRANTSCOPE_LONG multiplies what generated tests try (`npm run test:long`). */
const long = process.env['GRANTSCOPE_LONG'] === '1';
const testTimeout = long ? 300_000 : 20_000;

const pageTests = { environment: 'happy-dom', setupFiles: ['test/support/app-setup.ts'], testTimeout };

/** What these look at is there once in a page: whether a part has come yet, a mode of the whole page, the place of the focus. */
const eachAlone = [
  'test/app/session/recogniser.test.ts',
  'test/app/demo/**/*.test.tsx',
  'test/app/palette/**/*.test.{ts,tsx}',
  'test/app/ui/**/*.test.{ts,tsx}',
  'test/app/history/compared.test.tsx',
];

export default defineConfig({
  test: {
    // Two workers on a small machine: sockets and certificates are slow enough without a crowd.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          // It is pure: no file can leave anything behind for the next, and loading it anew for each takes a third of the time.
          isolate: false,
          include: ['test/core/**/*.test.ts'],
          testTimeout,
        },
      },
      {
        test: {
          name: 'node',
          environment: 'node',
          // Nothing here changes what a process has only once (the globals, its environment, its folder), and to load
          // servers and keys anew for each file takes half of the time.
          isolate: false,
          include: ['test/server/**/*.test.ts', 'test/*.test.ts'],
          testTimeout,
        },
      },
      {
        plugins: [react()],
        test: {
          ...pageTests,
          name: 'app',
          // A window and React anew for each file take more time than what is tested in it.
          isolate: false,
          include: ['test/app/**/*.test.{ts,tsx}'],
          exclude: eachAlone,
        },
      },
      {
        plugins: [react()],
        test: { ...pageTests, name: 'app, each alone', include: eachAlone },
      },
    ],
  },
});
