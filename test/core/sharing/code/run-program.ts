import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transformWithOxc } from 'vite';
import type { Language } from '#core/sharing/code/language.ts';

/** How a program is run here, and how one sees whether it can be. */
type Runner = {
  readonly probe: readonly string[];
  readonly command: readonly string[];
  /** Where what it compiles is kept, so that the next run is quick. */
  readonly environment?: () => Readonly<Record<string, string>>;
};

const node = process.execPath;

/** The languages whose programs can be run on some machine; on this one perhaps not all. */
export const runners: Readonly<Record<string, Runner>> = {
  javascript: { probe: [node, '--version'], command: [node] },
  typescript: { probe: [node, '--version'], command: [node] },
  python: { probe: ['python3', '--version'], command: ['python3'] },
  'python-requests': { probe: ['python3', '-c', 'import requests'], command: ['python3'] },
  bash: { probe: ['bash', '-c', 'command -v curl && command -v jq'], command: ['bash'] },
  java: { probe: ['java', '-version'], command: ['java'] },
  php: { probe: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'], command: ['php'] },
  ruby: { probe: ['ruby', '--version'], command: ['ruby'] },
  go: {
    probe: ['go', 'version'],
    command: ['go', 'run'],
    environment: () => ({
      GOCACHE: join(tmpdir(), 'grantscope-go'),
      GOTOOLCHAIN: 'local',
      GOPROXY: 'off',
      GO111MODULE: 'off',
    }),
  },
};

/** Whether programs of the language can be run on this machine. */
export function canRun({ probe: [program = '', ...args] }: Runner): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs a program to its end and answers with what it printed; rejects where it fails. */
export async function runProgram(
  { id, file }: Language,
  code: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const runner = runners[id];
  if (runner === undefined) throw new Error(`${id} cannot be run.`);
  const folder = await mkdtemp(join(tmpdir(), 'program-'));
  const isTyped = file.endsWith('.mts');
  const path = join(folder, isTyped ? 'token.mjs' : file);
  await writeFile(path, isTyped ? (await transformWithOxc(code, 'token.ts')).code : code);
  const [program = '', ...args] = runner.command;
  // No home, so that no one's settings of curl or .netrc change what is sent, and no proxy.
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    NO_PROXY: '*',
    LC_ALL: 'C.UTF-8',
    ...runner.environment?.(),
    ...variables,
  };
  try {
    const { stdout } = await promisify(execFile)(program, [...args, path], { env, cwd: folder, maxBuffer: 2 ** 26 });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
