import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { cacheFolder } from '../measuring/cache.mjs';

/** Builds core's token functions for Node, with jose inside, and loads them. */
export async function loadTokenCore() {
  const outDir = cacheFolder('token-core');
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('token-core.ts', import.meta.url)),
      outDir,
      emptyOutDir: true,
      minify: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'token-core.mjs' } },
    },
  });
  return import(pathToFileURL(join(outDir, 'token-core.mjs')).href);
}
