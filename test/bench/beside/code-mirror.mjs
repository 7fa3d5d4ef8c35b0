import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { cacheFolder } from '../measuring/cache.mjs';

/** By its parts: the package `codemirror` installs version 5. Nothing of the product needs it, so the bench installs it. */
const parts = ['state@6.7.6', 'view@6.43.15', 'language@6.13.1', 'lang-json@6.0.2'].map(
  (part) => `@codemirror/${part}`,
);

const page = `
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { syntaxHighlighting, defaultHighlightStyle, foldGutter } from '@codemirror/language';
import { json } from '@codemirror/lang-json';

globalThis.benchCodeMirror = (doc, parent) => {
  const extensions = [lineNumbers(), foldGutter(), json(), syntaxHighlighting(defaultHighlightStyle), EditorState.readOnly.of(true)];
  const view = new EditorView({ state: EditorState.create({ doc, extensions }), parent });
  return () => view.destroy();
};
`;

/** The script that puts `benchCodeMirror` into a page; undefined where its packages cannot be had. */
export async function buildCodeMirror(print) {
  const folder = cacheFolder('code-mirror');
  if (!existsSync(join(folder, 'node_modules', '@codemirror', 'lang-json'))) {
    print('Installing CodeMirror into node_modules/.cache, once …');
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...parts];
    spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    if (!existsSync(join(folder, 'node_modules', '@codemirror', 'lang-json'))) return undefined;
  }
  const entry = join(folder, 'page.js');
  const outDir = join(folder, 'built');
  writeFileSync(entry, page);
  await build({
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    publicDir: false,
    root: folder,
    build: {
      outDir,
      emptyOutDir: true,
      lib: { entry, formats: ['es'], fileName: () => 'page.js' },
      target: 'chrome123',
    },
  });
  return readFileSync(join(outDir, 'page.js'), 'utf8');
}
