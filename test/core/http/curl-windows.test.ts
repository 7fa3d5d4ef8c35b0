import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latin1, utf8 } from '#core/http/bytes.ts';
import { cmdCommand } from '#core/http/curl-cmd.ts';
import { powershellCommand } from '#core/http/curl-powershell.ts';
import { curlWords } from '#core/http/curl-words.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { findSecret } from '#core/http/secret-forms.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { recordingServer, type RecordingServer } from '../../support/recording-server.ts';
import { tokenRequestAt } from './token-request-at.ts';
import { cmdArguments, powershellArguments } from './windows-shells.ts';

const run = promisify(execFile);
const system = { trust: { kind: 'system' } } as const;
const secret = (value: string) => [{ value, variable: 'CLIENT_SECRET' }];
// What may be set on any Windows: a text of ours must not be taken for one of these.
const windows = { PATH: String.raw`C:\Windows`, OS: 'Windows_NT', a: 'set', x: 'set' };

let server: RecordingServer;
beforeAll(async () => {
  server = await recordingServer(() => 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
});
afterAll(() => server.close());

/** The arguments in every shell, which have to be the same. */
function argumentsOf(request: HttpRequest, secrets = secret(''), environment = {}): readonly string[] {
  const all = { ...windows, ...environment };
  const powershell = powershellCommand(request, secrets, system);
  const given = cmdArguments(cmdCommand(request, secrets, system), all);
  expect(powershellArguments(powershell, all, 5)).toEqual(given);
  expect(powershellArguments(powershell, all, 7)).toEqual(given);
  return given;
}

async function sentWith(args: readonly string[]): Promise<string> {
  const before = server.requests.length;
  await run('curl', args, { env: { PATH: process.env['PATH'], HOME: '/nonexistent', NO_PROXY: '*' } });
  expect(server.requests).toHaveLength(before + 1);
  return server.requests[before] ?? '';
}

const hostile = ['Secr3t!', `a'b"c`, '$HOME `id` $(id)', 'back\\slash\\', '%20&=+#%PATH%', '" & calc.exe & "', '‘’“”'];

describe('the command for cmd and for PowerShell 5.1 and 7, without variables', () => {
  it.each(hostile)('makes curl send the bytes of wireBytes: %j', async (clientSecret) => {
    for (const clientAuthentication of ['client_secret_basic', 'client_secret_post'] as const) {
      const request = tokenRequestAt(server.origin, { clientSecret, clientAuthentication });
      expect(await sentWith(argumentsOf(request))).toBe(latin1(wireBytes(request)));
    }
  });

  it.each([
    `it's "quoted" \\ and \\" and \\\\"`,
    '%PATH% %PATH:~0,3% %% %a% %',
    'a & b | c > d < e ^ f (g) !x! %OS%',
    '$env:PATH `n $(calc) ; {x} #',
    'ends in a backslash \\',
    '"',
    '\\"\\',
    '--next -o x',
  ])('keeps a header as it is: %j', async (value) => {
    const request: HttpRequest = {
      method: 'GET',
      url: `${server.origin}/a%20b?x=%41&y=[1]{2}'`,
      headers: [['X-A', value]],
      body: utf8(''),
    };
    expect(await sentWith(argumentsOf(request))).toBe(latin1(wireBytes(request)));
  });

  it('takes a body that no argument holds from a file, and says so', () => {
    const request: HttpRequest = { method: 'POST', url: 'https://api.test/', headers: [], body: utf8('{"a":"ü"}\n') };
    for (const command of [cmdCommand(request, [], system), powershellCommand(request, [], system)]) {
      expect(command).toContain('body.bin stands for the body');
      expect(command).toContain('@body.bin');
    }
  });
});

describe('with variables', () => {
  it('lets curl encode what stands in them', async () => {
    const request = tokenRequestAt(server.origin, {
      clientSecret: 'a b&c',
      clientAuthentication: 'client_secret_post',
    });
    const args = argumentsOf(request, secret('a b&c'), { CLIENT_SECRET: 'a b&c' });
    const sent = await sentWith(args);
    const form = (text: string) => [...new URLSearchParams(text)];
    expect(form(sent.slice(sent.indexOf('\r\n\r\n') + 4))).toEqual(form(latin1(request.body)));
  });

  it('lets curl make Basic credentials of id and secret (RFC 7617 §2)', async () => {
    const request = tokenRequestAt(server.origin, { clientSecret: 'S3cret-value', clientId: 'me' });
    const sent = await sentWith(argumentsOf(request, secret('S3cret-value'), { CLIENT_SECRET: 'S3cret-value' }));
    expect(sent).toContain(`Authorization: Basic ${btoa('me:S3cret-value')}\r\n`);
  });

  it('has one variable for a text that cmd cannot write beside a variable', () => {
    const request = tokenRequestAt('https://as.test', { clientSecret: 'S3cret-value', clientId: 'my id' });
    expect(cmdCommand(request, secret('S3cret-value'), system).split('\n').slice(0, 2)).toEqual([
      'REM curl makes Authorization out of --user and sends it first.',
      'REM USER_VALUE has to hold, as one text: my%^20id: (the value of CLIENT_SECRET) ',
    ]);
  });

  it('never hold a secret in any encoding', () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 10 }).map((text) => `Zq7_${text}`);
    const authentication = fc.constantFrom('client_secret_basic' as const, 'client_secret_post' as const);
    fc.assert(
      fc.property(value, authentication, (clientSecret, clientAuthentication) => {
        fc.pre(!/\p{Surrogate}/u.test(clientSecret));
        const request = tokenRequestAt('https://as.test', { clientSecret, clientAuthentication });
        for (const command of [
          cmdCommand(request, secret(clientSecret), system),
          powershellCommand(request, secret(clientSecret), system),
        ])
          expect(findSecret(command, clientSecret)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

type Golden = { readonly cmd: string; readonly powershell: string; readonly words: readonly string[] };

describe('200 commands that were looked at once', () => {
  const goldens: readonly Golden[] = JSON.parse(
    readFileSync(new URL('goldens/windows-commands.txt', import.meta.url), 'utf8'),
  );

  it('are still written so', async () => {
    await expect(JSON.stringify(generated(), undefined, 1)).toMatchFileSnapshot('goldens/windows-commands.txt');
  });

  it.each(goldens.map((golden, number) => ({ number, ...golden })))(
    'are read back as the same words by Windows’ rules and by Paste curl: $number',
    ({ cmd, powershell, words }) => {
      expect(cmdArguments(cmd, windows)).toEqual(words);
      expect(powershellArguments(powershell, windows, 5)).toEqual(words);
      expect(powershellArguments(powershell, windows, 7)).toEqual(words);
      for (const command of [cmd, powershell]) {
        const read = curlWords(command);
        expect(read.words?.map(({ text }) => text)).toEqual(words);
        expect(read.isCut).toBe(false);
      }
    },
  );
});

/** A fixed seed, so always the same ones: characters that mean something to one shell or another, in every place. */
function generated(): readonly Golden[] {
  const pieces = ['a', ' ', '"', "'", '\\', '%', '^', '&', '|', '<', '>', '(', ')', '!', '$', '`', ';', '#', '%PATH%'];
  const text = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
    .map((each) => `x${each.join('')}x`.trim());
  const request = fc
    .record({ header: text, body: text, query: text, isPost: fc.boolean() })
    .map(({ header, body, query, isPost }): HttpRequest => {
      const url = new URL(`https://api.test/?q=${query}`).href.replace(/#.*$/, '');
      return { method: isPost ? 'POST' : 'GET', url, headers: [['X-A', header]], body: utf8(isPost ? body : '') };
    });
  return fc.sample(request, { numRuns: 200, seed: 7 }).map((each) => {
    const cmd = cmdCommand(each, [], system);
    return { cmd, powershell: powershellCommand(each, [], system), words: cmdArguments(cmd, windows) };
  });
}
