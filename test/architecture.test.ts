import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importsOf } from './support/imports.ts';
import { breachesOf, reachableFrom } from './support/walls.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = filesUnder('src');
const files = sources
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, imports: importsOf(path, read(path)) }));

describe('the checker', () => {
  it('sees each kind of import, and none in a comment or a string', () => {
    const source = `
      import type { A } from './a.ts';
      import './b.css';
      export * from 'c';
      export type { D } from '#core/d.ts';
      const e = await import('e/inside');
      type F = typeof import('./f.ts');
      // import 'no'
      const text = "import 'no'";`;
    expect(importsOf('fake.ts', source)).toEqual(['./a.ts', './b.css', 'c', '#core/d.ts', 'e/inside', './f.ts']);
  });

  it.each([
    ['core to app', 'src/core/http/fake.ts', '#app/session/session.ts', 'src/app/session/session.ts'],
    ['core to Node', 'src/core/oauth/fake.ts', 'node:fs', 'node:'],
    ['http to a package', 'src/core/http/fake.ts', 'jose', 'jose'],
    ['app to server', 'src/app/session/fake.ts', '#server/main.ts', 'src/server/main.ts'],
    ['one panel to another', 'src/app/token/fake.tsx', '../exchange/exchange.tsx', 'src/app/exchange/exchange.tsx'],
    ['the kit to the session', 'src/app/ui/fake.tsx', '../session/session.ts', 'src/app/session/session.ts'],
    ['the proxy to a package', 'src/server/proxy/fake.ts', 'jose', 'jose'],
    [
      'the proxy to the playground',
      'src/server/proxy/fake.ts',
      '../playground/state.ts',
      'src/server/playground/state.ts',
    ],
    ['a folder without a row', 'src/app/misc/fake.ts', 'react', 'react'],
    ['a file of the server to the page', 'src/server/fake.ts', '../app/app.tsx', 'src/app/app.tsx'],
    ['a file of the server to a package', 'src/server/fake.ts', 'vite', 'vite'],
  ])('sees a breach: %s', (_name, path, name, target) => {
    expect(breachesOf([{ path, imports: [name] }])).toEqual([`${path} may not import ${target}`]);
  });

  it('allows what the table allows', () => {
    const imports = ['#core/http/message.ts', '../ui/button.tsx', '../session/session.ts', './part.tsx', 'react'];
    expect(breachesOf([{ path: 'src/app/token/fake.tsx', imports }])).toEqual([]);
  });
});

describe('the walls', () => {
  it('lets no file import what its folder may not', () => {
    expect(breachesOf(files)).toEqual([]);
  });

  it('keeps the proxy free of packages, also through core', () => {
    const starts = files.map(({ path }) => path).filter((path) => path.startsWith('src/server/proxy/'));
    const reached = starts.flatMap((path) => [...reachableFrom(path, files)]);
    expect(starts).not.toEqual([]);
    expect(reached.filter((target) => !target.startsWith('src/') && target !== 'node:')).toEqual([]);
  });
});

describe('the files', () => {
  it('are at most 250 lines long', () => {
    const tooLong = sources.filter((path) => read(path).trimEnd().split('\n').length > 250);
    expect(tooLong).toEqual([]);
  });

  it('are named in kebab-case, after what they hold', () => {
    const odd = sources.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.module|\.d)?\.[a-z]+$/.test(basename(path)));
    expect(odd).toEqual([]);
  });

  it('stand in folders that name a meaning, not a kind', () => {
    const kinds = ['utils', 'util', 'helpers', 'common', 'shared', 'hooks', 'types', 'lib', 'components', 'misc'];
    expect(sources.filter((path) => path.split('/').some((part) => kinds.includes(part)))).toEqual([]);
  });

  it('have no barrel among them', () => {
    expect(sources.filter((path) => /\/index\.[a-z]+$/.test(path))).toEqual([]);
  });
});

function filesUnder(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll(sep, '/'));
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
