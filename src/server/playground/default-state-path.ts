import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * Where the playground's state is kept unless the user says otherwise: the place for state that each system has
 * (XDG_STATE_HOME, Application Support, LOCALAPPDATA).
 */
export function defaultStatePath(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const file = ['grantscope', 'playground.json'] as const;
  if (platform === 'win32') {
    const local = nonEmpty(env['LOCALAPPDATA']);
    return win32.join(local ?? win32.join(nonEmpty(env['USERPROFILE']) ?? homedir(), 'AppData', 'Local'), ...file);
  }
  const home = nonEmpty(env['HOME']) ?? homedir();
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', ...file);
  const state = nonEmpty(env['XDG_STATE_HOME']);
  // A relative path in an XDG variable is to be ignored, says its specification.
  const isUsable = state !== undefined && posix.isAbsolute(state);
  return posix.join(isUsable ? state : posix.join(home, '.local', 'state'), ...file);
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
