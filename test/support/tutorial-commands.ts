import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The commands of the tutorial that the product grew from, letter by letter. */
export const tutorialCommands = {
  token: `curl -k -X POST \\
https://localhost:8443/oauth/v2/oauth-token \\
-H 'content-type: application/x-www-form-urlencoded' \\
-d 'grant_type=client_credentials&client_id=server&client_secret=Secr3t!'`,
  tokenWithScope: `curl -k -X POST \\
https://localhost:8443/oauth/v2/oauth-token \\
-H 'content-type: application/x-www-form-urlencoded' \\
-d 'grant_type=client_credentials&client_id=server&client_secret=Secr3t!&scope=read'`,
  api: `curl -k -X GET https://localhost:8443/hello_world -H 'Authorization: Bearer <token>'`,
} as const;

/** What a reader puts in place of the tutorial's own words, each of which stands in the command once. */
export type Inserted = Readonly<Record<string, string>>;

export type CurlAnswer = { readonly status: number; readonly members: Readonly<Record<string, unknown>> };

/** Runs a command of the tutorial in bash, with a JSON object in its answer. @throws when curl fails or a word is not there. */
export async function inTerminal(command: keyof typeof tutorialCommands, inserted: Inserted): Promise<CurlAnswer> {
  let text: string = tutorialCommands[command];
  for (const [word, own] of Object.entries(inserted)) {
    if (text.split(word).length !== 2) throw new Error(`${word} does not stand once in: ${text}`);
    text = text.replace(word, () => own);
  }
  // The status comes by the settings of curl, so that the command can stay as it is.
  const home = await mkdtemp(join(tmpdir(), 'grantscope-tutorial-'));
  try {
    await writeFile(join(home, '.curlrc'), 'silent\nshow-error\nwrite-out = "\\n%{http_code}"\n');
    const { stdout } = await run('bash', ['--noprofile', '--norc', '-c', text], {
      env: { PATH: process.env['PATH'], HOME: home, NO_PROXY: '*' },
    });
    const end = stdout.lastIndexOf('\n');
    const members = JSON.parse(stdout.slice(0, end)) as Readonly<Record<string, unknown>>;
    return { status: Number(stdout.slice(end + 1)), members };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
