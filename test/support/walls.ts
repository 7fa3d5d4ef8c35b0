import { posix } from 'node:path';

/** One source file: its path from the root (`src/core/http/message.ts`) and the modules that it names. */
export type SourceFile = { readonly path: string; readonly imports: readonly string[] };

/** What a folder, one file, or the files directly in a folder (`/*`) may import besides itself. */
type Row = { readonly where: string; readonly ours: readonly string[]; readonly packages: readonly string[] };

const core = ['src/core'];
const panels = [
  'token-request',
  'exchange',
  'token',
  'make-token',
  'lookups',
  'api-call',
  'findings',
  'history',
  'connections',
  'palette',
  'learn',
  'demo',
  'registration',
  'replay',
];
const drawn = ['src/app/session', 'src/app/wire', 'src/app/flow', 'src/app/ui'];

/**
 * The allow-list (design.md section 3). A file is under the row whose `where` is the longest beginning of its path; a
 * folder without a row may import nothing.
 */
const rows: readonly Row[] = [
  ...['http', 'time', 'contract'].map((name) => row(`src/core/${name}`, ['src/core/http', 'src/core/time'], [])),
  row('src/core/jwt', ['src/core/http', 'src/core/time'], ['jose']),
  row('src/core/oauth', ['src/core/http', 'src/core/time', 'src/core/jwt'], ['jose']),
  row('src/core/certificates', ['src/core/http', 'src/core/jwt'], ['jose', 'pkijs', 'asn1js', 'node-forge']),
  ...['findings', 'providers', 'sharing', 'keeping'].map((name) =>
    row(`src/core/${name}`, core, ['jose', 'valibot', 'shell-quote']),
  ),
  row('src/core/sharing/links', core, ['jose', 'valibot', 'punycode']),
  row('src/core/sharing/imports', core, ['valibot', 'js-yaml']),
  row('src/core/glossary', [], []),
  row('src/core/learn', core, []),
  row('src/core/annotations', ['src/core/http', 'src/core/oauth', 'src/core/jwt', 'src/core/glossary'], []),
  row('src/app/ui', [], ['react', 'react-dom', 'lucide-react', '@tanstack/react-virtual']),
  row('src/app/wire', ['src/core', 'src/app/ui'], ['react', 'lucide-react']),
  row('src/app/flow', ['src/core', 'src/app/ui'], ['react', 'lucide-react']),
  row('src/app/session', core, ['react', 'zustand', 'idb', 'valibot']),
  ...panels.map((name) => row(`src/app/${name}`, [...core, ...drawn], ['react', 'lucide-react'])),
  row('src/app/sharing', [...core, ...drawn], ['react', 'lucide-react', 'curlconverter']),
  row('src/app/sharing/files-tab-save.ts', ['src/app/sharing', 'src/app/ui', ...core], ['fflate']),
  row('src/app/sharing/link-qr.tsx', ['src/app/sharing'], ['uqr']),
  row('src/app/playground', [...core, ...drawn], ['react', 'lucide-react']),
  // The composition root: it joins the panels, and only its start may ask for fonts.
  row('src/app/*', ['src/app', ...core], ['react', 'react-dom', 'lucide-react']),
  row('src/app/main.tsx', ['src/app', ...core], ['react', 'react-dom', '@fontsource-variable']),
  row('src/server/proxy', ['src/core/http', 'src/core/contract'], []),
  row('src/server/playground', core, ['oidc-provider', 'jose', '@peculiar/x509']),
  row('src/server/*', ['src/server', ...core], []),
  ...['vite-plugin', 'development', 'gzip-plugin', 'preload-fonts-plugin'].map((name) =>
    row(`src/server/${name}.ts`, ['src/server', ...core], ['vite']),
  ),
];

/** The sentences that say which of these files import what they may not. */
export function breachesOf(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    file.imports
      .map((name) => resolved(file.path, name))
      .filter((target) => !mayImport(file.path, target))
      .map((target) => `${file.path} may not import ${target}`),
  );
}

/** Everything that a file leads to, itself included, by its path; packages by their name. */
export function reachableFrom(start: string, files: readonly SourceFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const at = path;
    waiting.push(...(byPath.get(path)?.imports ?? []).map((name) => resolved(at, name)));
  }
  return reached;
}

/** A file of ours as its path from the root; a package as its own name, without what is asked for inside it. */
function resolved(importer: string, name: string): string {
  if (name.startsWith('#')) return `src/${name.slice(1)}`;
  if (name.startsWith('.')) return posix.join(posix.dirname(importer), name);
  if (name.startsWith('node:')) return 'node:';
  return name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name);
}

function mayImport(importer: string, target: string): boolean {
  const own = rowOf(importer);
  if (own === undefined) return false;
  if (target === 'node:') return importer.startsWith('src/server/');
  if (!target.startsWith('src/')) return own.packages.some((name) => isUnder(target, name));
  // The row of a single file, or of the files directly in a folder, has no "itself" to import.
  const itself = /[.*]/.test(own.where) ? [] : [own.where];
  return [...itself, ...own.ours].some((where) => isUnder(target, where));
}

function rowOf(path: string): Row | undefined {
  const direct = `${posix.dirname(path)}/*`;
  const matching = rows.filter(({ where }) => where === direct || isUnder(path, where));
  return matching.toSorted((a, b) => b.where.length - a.where.length)[0];
}

function isUnder(path: string, where: string): boolean {
  return path === where || path.startsWith(`${where}/`);
}

function row(where: string, ours: readonly string[], packages: readonly string[]): Row {
  return { where, ours, packages };
}
