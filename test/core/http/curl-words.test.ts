import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlWords } from '#core/http/curl-words.ts';

/** What bash itself hands to a program called curl. */
function bashWords(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}\n`;
  // Bytes that are no UTF-8 become U+FFFD on both sides.
  const out = execFileSync('bash', ['--norc', '--noprofile', '-s'], {
    input: script,
    stdio: ['pipe', 'pipe', 'ignore'],
    // What \\u means depends on it.
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
  });
  return out.toString('utf8').split('\0').slice(0, -1);
}

function ourWords(command: string): readonly string[] | undefined {
  return curlWords(command).words?.map(({ text }) => text);
}

describe('the words of a bash command are those of bash', () => {
  it.each([
    `curl a 'b c' "d e" f\\ g`,
    `curl 'it'\\''s' "a\\"b\\\\c\\$d\\e" '' ""`,
    `curl \\\n  -d a \\\n  'b\nc' "d\\\ne"`,
    `curl $'a\\nb\\'c\\x41\\101\\u00e9\\U1F600\\e\\z\\cA' $"a"`,
    `curl a#b #c`,
    `curl a=b --c='d e'"f"g`,
    `curl ~x a~ {a b} !`,
    `curl a 2>/dev/null b 3> /dev/null c`,
    `A=1 B='2 3' curl a`,
    `true; curl a && true`,
    `curl a | cat`,
    `# curl no\ncurl yes`,
  ])('%s', (command) => {
    expect(ourWords(command)).toEqual(bashWords(command));
  });

  it('whatever is quoted and escaped how', () => {
    const of = (pieces: readonly string[]) =>
      fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((each) => each.join(''));
    const inDouble = ['a', 'é', ' ', "'", ';&|<>(){}*?~^%#', '\n', '\\$', '\\`', '\\"', '\\\\', '\\a', '\\\n', "\\'"];
    const inAnsi = ['a', ' ', '"$`', '\\a', '\\n', '\\t', '\\\\', "\\'", '\\"', '\\?', '\\z', '\\x41', '\\x7', '\\101'];
    const bare = ['a', '0', '/:.,', '=', '@%_-', '\\ ', "\\'", '\\"', '\\\\', '\\$', '\\;', '\\a', '\\&', 'é'];
    const quoted = fc.oneof(
      of(['a', '€', ' ', '\n', '"\\$`!#', ';&|<>(){}[]*?~^%']).map((text) => `'${text}'`),
      of(inDouble).map((text) => `"${text}"`),
      of([...inAnsi, '\\u00e9', '\\U0001F600', '\\cA']).map((text) => `$'${text}'`),
      of(bare),
      of([' ', ' \\\n ', '\t']),
    );
    fc.assert(
      fc.property(fc.array(quoted, { maxLength: 8 }), (pieces) => {
        const command = `curl x${pieces.join('')}`;
        expect(ourWords(command)).toEqual(bashWords(command));
      }),
      { numRuns: 150 },
    );
  });
});

describe('which shell a command is for', () => {
  it.each([
    ['curl a', 'bash'],
    ["curl \\\n -H 'x: ^' \\\n a", 'bash'],
    ['curl ^\n a', 'cmd'],
    ['curl ^"a^"', 'cmd'],
    ['curl `\n a', 'powershell'],
    ['PS C:\\Users\\me> curl.exe a', 'powershell'],
    ['C:\\Users\\me>curl a', 'cmd'],
    ['curl -u %CLIENT_ID%:b', 'cmd'],
    ['curl -d a=%C3%BC%41', 'bash'],
  ])('%j: %s', (command, shell) => {
    expect(curlWords(command).shell).toBe(shell);
  });

  it('says when a quote is never closed', () => {
    expect(curlWords(`curl 'a`).isCut).toBe(true);
    expect(curlWords(`curl "a`).isCut).toBe(true);
    expect(curlWords(`curl 'a'`).isCut).toBe(false);
  });
});
