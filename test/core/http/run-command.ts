import { execFile } from 'node:child_process';
import { once } from 'node:events';

/** Runs a command in bash with these variables; rejects where it fails. */
export async function runCommand(command: string, variables: Readonly<Record<string, string>> = {}): Promise<void> {
  // No home, so that no one's curl settings change what is sent, and no proxy.
  const environment = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', NO_PROXY: '*', ...variables };
  const bash = execFile('bash', ['-s'], { env: environment });
  let errors = '';
  bash.stderr?.on('data', (text: string) => (errors += text));
  bash.stdin?.end(command);
  const [code] = (await once(bash, 'close')) as [number];
  if (code === 127)
    throw new Error('These tests run real commands: install bash and curl (on Debian: apt-get install curl).');
  if (code !== 0) throw new Error(`bash ended with ${code}: ${errors}\n${command}`);
}
