import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** One file of the built page, as it is served. */
export type BuiltFile = {
  readonly bytes: Buffer;
  /** The same, compressed when it was built; absent where that did not make it smaller. */
  readonly gzip: Buffer | undefined;
  readonly contentType: string;
  /** Its name holds a hash of its content, so it never changes under that name. */
  readonly immutable: boolean;
};

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Every file of a build, by its path on the server (`/assets/…`).
 *
 * They are few and small, so they are kept in memory: there is no path to resolve on a request and so none to
 * escape from, and a build that runs meanwhile cannot mix two versions of the page.
 *
 * @throws the file system's error where the folder cannot be read.
 */
export async function readBuiltFiles(folder: string): Promise<ReadonlyMap<string, BuiltFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = new Map(
    await Promise.all(paths.map(async (path) => [addressOf(folder, path), await readFile(path)] as const)),
  );
  const files = new Map<string, BuiltFile>();
  for (const [address, bytes] of contents) {
    if (address.endsWith('.gz') || address.startsWith('/.')) continue;
    files.set(address, {
      bytes,
      gzip: contents.get(`${address}.gz`),
      contentType: contentTypes[extname(address)] ?? 'application/octet-stream',
      immutable: address.startsWith('/assets/'),
    });
  }
  return files;
}

function addressOf(folder: string, path: string): string {
  return path.slice(folder.replace(/[/\\]+$/, '').length).replaceAll(sep, '/');
}
