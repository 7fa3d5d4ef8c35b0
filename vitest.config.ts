import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** GRANTSCOPE_LONG multiplies what generated tests try (`npm run test:long`). */
const long = process.env['GRANTSCOPE_LONG'] === '1';
const testTimeout = long ? 300_000 : 20_000;

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
          name: 'app',
          environment: 'happy-dom',
          include: ['test/app/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/app-setup.ts'],
          testTimeout,
        },
      },
    ],
  },
});
