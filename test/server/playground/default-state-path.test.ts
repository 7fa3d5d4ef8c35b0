import { describe, expect, it } from 'vitest';
import { defaultStatePath } from '#server/playground/default-state-path.ts';

describe('defaultStatePath', () => {
  it.each([
    [{ XDG_STATE_HOME: '/s', HOME: '/home/a' }, 'linux', '/s/grantscope/playground.json'],
    [{ HOME: '/home/a' }, 'linux', '/home/a/.local/state/grantscope/playground.json'],
    [{ XDG_STATE_HOME: '', HOME: '/home/a' }, 'linux', '/home/a/.local/state/grantscope/playground.json'],
    [{ XDG_STATE_HOME: 'relative', HOME: '/home/a' }, 'linux', '/home/a/.local/state/grantscope/playground.json'],
    [{ HOME: '/Users/a' }, 'darwin', '/Users/a/Library/Application Support/grantscope/playground.json'],
    [{ LOCALAPPDATA: 'C:\\L' }, 'win32', 'C:\\L\\grantscope\\playground.json'],
    [{ USERPROFILE: 'C:\\U' }, 'win32', 'C:\\U\\AppData\\Local\\grantscope\\playground.json'],
  ] as const)('for %j on %s is %s', (env, platform, path) => {
    expect(defaultStatePath(env, platform)).toBe(path);
  });
});
