import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { gzipFiles } from './src/server/gzip-plugin.ts';
import { preloadFonts } from './src/server/preload-fonts-plugin.ts';
import { grantscope } from './src/server/vite-plugin.ts';

/** The first browsers that know `light-dark()` and what else the page is written in. */
const browsers = ['chrome123', 'edge123', 'firefox128', 'safari17.5'];

export default defineConfig(({ isSsrBuild }) => (isSsrBuild === true ? serverBuild : clientBuild));

/**
 * What the first view loads, in one file: in forty small ones it is 8 kB more, compressed. The entry stays out of it: it
 * waits for the storage, which may wait for a part that needs this file.
 */
const firstView = {
  name: 'first-view',
  tags: ['$initial' as const],
  test: (id: string) => !/\/(?:main\.tsx|index\.html)(?:\?|$)/.test(id),
};

/**
 * What of HTTP, OAuth and runs the first view does without, in one file too: nearly every part that comes later wants some of it, and
 * each file more is one more name in the first view's lists.
 */
const laterProtocol = { name: 'later-protocol', test: /\/src\/core\/(?:http|time|annotations|oauth|keeping)\// };
/** The same of small parts and icons. */
const laterLooks = { name: 'later-looks', test: /\/src\/app\/ui\/|\/lucide-react\// };

/** The same for the keys that sign and verify. */
const laterKeys = {
  name: 'later-keys',
  test: /\/src\/core\/jwt\/(?:signing-|public-|read-keys|split-pem|pem-|der|thumbprint)/,
};

/** What only a press brings: it draws libraries along. */
const onWish =
  /\/src\/app\/(?:sharing\/(?:files-tab|trace-tab|link-qr)|session\/(?:open-certificate-file|make-client-certificate|forget\/))/;
/** The page's own parts that come once the first view stands. In a file of its own each, they were over two hundred requests. */
const laterParts = {
  name: 'later-parts',
  test: (id: string) => /\/src\/app\/(?!main\.tsx)/.test(id) && !onWish.test(id),
};

const clientBuild = defineConfig({
  // Relative, so that the built files work in any folder of any static host.
  base: './',
  // The page is one: another path is a 404, as in the served product.
  appType: 'mpa',
  plugins: [react(), grantscope(), preloadFonts(), gzipFiles()],
  server: { port: Number(process.env['GRANTSCOPE_PORT'] ?? 8400), strictPort: true, host: '127.0.0.1', cors: false },
  preview: { cors: false },
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: true,
    target: browsers,
    sourcemap: false,
    modulePreload: { polyfill: false },
    // An inlined font or picture would be a data: address, which the page's policy does not allow for fonts.
    assetsInlineLimit: 0,
    // Later parts come in one file on purpose, once the first view stands.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // What is imported later is grouped below; that it is in a file that comes anyway is no news to whoever starts this.
      checks: { ineffectiveDynamicImport: false },
      output: { codeSplitting: { groups: [firstView, laterProtocol, laterKeys, laterLooks, laterParts] } },
    },
  },
});

const serverBuild = defineConfig({
  publicDir: false,
  build: {
    rolldownOptions: { input: 'src/server/main.ts' },
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: false,
    minify: false,
  },
});
