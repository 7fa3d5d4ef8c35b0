import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { basicEncodings, clientAuthentications } from '#core/oauth/connection.ts';
import { patience } from '../../hostile/hostile-texts.ts';
import { languageOf, planned, programInput, tainted } from './program-input.ts';

const compiler = resolve('node_modules/.bin/tsc');
const options = ['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--skipLibCheck'];
const surroundings = [
  '--target',
  'es2022',
  '--module',
  'nodenext',
  '--types',
  'node',
  '--typeRoots',
  resolve('node_modules/@types'),
];

/** What the compiler says of these programs, in one start of it; nothing where they are right. */
async function complaintsOf(programs: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'typed-'));
  try {
    const files = programs.map((_, index) => join(folder, `program-${index}.mts`));
    await Promise.all(files.map((file, index) => writeFile(file, programs[index] ?? '')));
    return await new Promise((done) => {
      execFile(compiler, [...options, ...surroundings, ...files], { cwd: folder }, (_, printed) => done(printed));
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const { write } = languageOf('typescript');

it('every program in TypeScript has the types that it says, strictly', patience, async () => {
  const { connection } = tainted;
  const inputs = [
    programInput({}),
    programInput({}, { url: '' }),
    ...basicEncodings.map((basicEncoding) => programInput({ basicEncoding, bodyFormat: 'json' })),
    ...clientAuthentications.map((clientAuthentication) => ({
      ...tainted,
      connection: { ...connection, clientAuthentication },
    })),
  ];
  const plans = inputs.map(planned).flatMap(({ plan, withSecrets }) => [plan, withSecrets]);
  expect(await complaintsOf(plans.map(write))).toBe('');
});

it('a program with a wrong type would be found out', patience, async () => {
  const code = write(planned(programInput({})).plan);
  expect(await complaintsOf([`${code}\nconst count: number = 'one';\nconsole.log(count);\n`])).toContain('TS2322');
});
