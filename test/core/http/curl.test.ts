import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latin1, utf8 } from '#core/http/bytes.ts';
import { curlCommand } from '#core/http/curl.ts';
import type { HeaderField, HttpRequest, Method } from '#core/http/message.ts';
import { findSecret } from '#core/http/secret-forms.ts';
import type { ShellSecret } from '#core/http/shell-secrets.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { basicEncodings, type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { shellSecrets } from '#core/sharing/connection-secrets.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import { recordingServer, type RecordingServer } from '../../support/recording-server.ts';

const system = { kind: 'system' } as const;
const hostile = [
  'Secr3t!',
  `a'b"c`,
  '$HOME `id` $(id)',
  'back\\slash\\',
  '%20&=+#',
  'trailing space ',
  '@file',
  'line\nbreak\n',
  'ü€😀',
  '!!',
  '-x',
  'a'.repeat(300),
];

const on = (name: string, value: string) => ({ name, value, on: true });
const hostileRows = hostile.map((value, index) => on(`p${index} ü&=`, value));

// Raw Basic cannot carry control characters; the request is refused before there is a command.
const encodedHostile = basicEncodings.flatMap((encoding) =>
  hostile.filter((value) => encoding !== 'raw' || !value.includes('\n')).map((value) => [encoding, value] as const),
);

let server: RecordingServer;
beforeAll(async () => {
  await runs('curl --version');
  server = await recordingServer(() => 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
});
afterAll(() => server.close());

describe('curlCommand with secrets (design.md 7.18)', () => {
  it.each(hostile)('sends the bytes of wireBytes: Basic with %j', async (clientSecret) => {
    const request = tokenRequestOf({ clientSecret });
    expect(await sentBy(curlCommand(request, [], system))).toBe(latin1(wireBytes(request)));
  });

  it.each(hostile)('sends the bytes of wireBytes: client_secret_post with %j', async (clientSecret) => {
    const request = tokenRequestOf({ clientSecret, clientAuthentication: 'client_secret_post' });
    expect(await sentBy(curlCommand(request, [], system))).toBe(latin1(wireBytes(request)));
  });

  it.each<[string, Method, string, HeaderField[], Uint8Array]>([
    [
      'GET with odd headers',
      'GET',
      '/a?b=c',
      [
        ['X-A', `it's "$HOME" \\ !x`],
        ['x-a', 'ü'],
        ['User-Agent', 'me'],
      ],
      utf8(''),
    ],
    ['HEAD', 'HEAD', '/', [], utf8('')],
    ['POST without a body', 'POST', '/', [], utf8('')],
    ['DELETE', 'DELETE', '/x', [['Accept', 'a/b']], utf8('')],
    ['an own Host', 'GET', '/', [['Host', 'other.test']], utf8('')],
    ['a body that begins with @', 'POST', '/', [['Content-Type', 'text/plain']], utf8('@/etc/hostname')],
    ['a body without a type', 'PUT', '/', [], utf8('{"a":"b\'c"}\r\n')],
    ['a body with NUL and every byte', 'PATCH', '/', [], Uint8Array.from({ length: 512 }, (_, at) => at % 256)],
    ['a body beyond one argument', 'POST', '/', [], utf8(`${"'%\\!\n"}${'x'.repeat(200_000)}`)],
    ['brackets and braces in the URL', 'GET', '/a[1-3]{x,y}?q=%27$HOME`id`', [], utf8('')],
    ['a URL that ends in a question mark', 'GET', '/a?', [], utf8('')],
  ])('sends the bytes of wireBytes: %s', async (_name, method, path, headers, body) => {
    const request: HttpRequest = { method, url: `${server.origin}${path}`, headers, body };
    expect(await sentBy(curlCommand(request, [], system))).toBe(latin1(wireBytes(request)));
  });

  it.each<[string, Partial<Connection>]>([
    [
      'parameters and headers',
      {
        parameters: hostileRows,
        headers: [
          on('X-A', `it's "$HOME" !`),
          on('x-a', '`id`'),
          on('Host', 'other.test'),
          on('Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8'),
        ],
      },
    ],
    ['a body in JSON', { bodyFormat: 'json', parameters: hostileRows }],
  ])('sends the bytes of wireBytes: %s', async (_name, changes) => {
    const request = tokenRequestOf(changes);
    expect(await sentBy(curlCommand(request, [], system))).toBe(latin1(wireBytes(request)));
  });

  it('sends the bytes of wireBytes for generated calls', async () => {
    const value = fc
      .string({ maxLength: 20 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const call = fc.record({ value, body: fc.uint8Array({ maxLength: 30 }), query: fc.webQueryParameters() });
    await fc.assert(
      fc.asyncProperty(call, async ({ value: header, body, query }) => {
        const request: HttpRequest = {
          method: 'POST',
          url: `${server.origin}/?${query}`,
          headers: [['X-A', header]],
          body,
        };
        expect(await sentBy(curlCommand(request, [], system))).toBe(latin1(wireBytes(request)));
      }),
      { numRuns: 40 },
    );
  });

  it('adds nothing to a request that was written by hand', async () => {
    const url = `${server.origin}/a`;
    const headers: HttpRequest['headers'] = [
      ['Host', 'other.test'],
      ['X-A', 'b'],
    ];
    const request: HttpRequest = { method: 'PUT', url, headers, body: utf8('x'), asWritten: true };
    expect(await sentBy(curlCommand(request, [], system))).toBe(latin1(wireBytes(request)));
  });

  it('sends a header without a value, but for the space after its colon', async () => {
    const request: HttpRequest = { method: 'GET', url: `${server.origin}/`, headers: [['X-A', '']], body: utf8('') };
    expect(await sentBy(curlCommand(request, [], system))).toBe(
      latin1(wireBytes(request)).replace('X-A: \r\n', 'X-A:\r\n'),
    );
  });
});

describe('curlCommand with variables', () => {
  const secret = (value: string): ShellSecret => ({ value, variable: 'CLIENT_SECRET' });

  it.each(encodedHostile)(
    'computes %s Basic credentials from the variable: %j',
    async (basicEncoding, clientSecret) => {
      const request = tokenRequestOf({ clientSecret, basicEncoding, clientId: `it's "me" $x!` });
      const command = curlCommand(request, [secret(clientSecret)], system);
      expect(findSecret(command, clientSecret)).toEqual([]);
      expect(await sentBy(command, { CLIENT_SECRET: clientSecret })).toBe(latin1(wireBytes(request)));
    },
  );

  it.each(hostile)('lets curl encode the variable in a form: %j', async (clientSecret) => {
    const request = tokenRequestOf({ clientSecret, clientAuthentication: 'client_secret_post' });
    const command = curlCommand(request, [secret(clientSecret)], system);
    expect(findSecret(command, clientSecret)).toEqual([]);
    const sent = await sentBy(command, { CLIENT_SECRET: clientSecret });
    expect(parameters(bodyOf(sent))).toEqual(parameters(latin1(request.body)));
  });

  it('replaces short secrets where secrets stand', () => {
    expect(curlCommand(tokenRequestOf({ clientSecret: 'a' }), [secret('a')], system)).toContain(
      'server:$CLIENT_SECRET',
    );
    const post = tokenRequestOf({ clientSecret: 'a', clientAuthentication: 'client_secret_post' });
    expect(curlCommand(post, [secret('a')], system)).toContain('--data-urlencode "client_secret=$CLIENT_SECRET"');
  });

  it('replaces a secret that is also the id, the scope, and a part of the URL', async () => {
    const request = {
      ...tokenRequestOf({
        clientId: 'token-1',
        clientSecret: 'token-1',
        scope: 'x:token-1',
        clientAuthentication: 'client_secret_post',
      }),
      url: `${server.origin}/token-1/x`,
    };
    const command = curlCommand(request, [secret('token-1')], system);
    expect(findSecret(command, 'token-1')).toEqual([]);
    const sent = await sentBy(command, { CLIENT_SECRET: 'token-1' });
    expect(sent).toMatch(/^POST \/token-1\/x HTTP/);
    expect(parameters(bodyOf(sent))).toEqual(parameters(latin1(request.body)));
  });

  it('sends the access token from its variable, in the header and in a JSON body', async () => {
    const token = 'abc.def-$x';
    const request: HttpRequest = {
      method: 'POST',
      url: `${server.origin}/echo`,
      headers: [
        ['Authorization', `Bearer ${token}`],
        ['Content-Type', 'application/json'],
      ],
      body: utf8(JSON.stringify({ token, "it's": '!' })),
    };
    const command = curlCommand(request, [{ value: token, variable: 'ACCESS_TOKEN' }], system);
    expect(command).toContain('-H "Authorization: Bearer $ACCESS_TOKEN"');
    expect(command).not.toContain(token);
    // The length is curl's to count, so it stands where curl puts it.
    const withoutLength = (message: string) => message.replace(/Content-Length: \d+\r\n/, '');
    expect(withoutLength(await sentBy(command, { ACCESS_TOKEN: token }))).toBe(
      withoutLength(latin1(wireBytes(request))),
    );
  });

  it('names a variable for each secret header of the user’s own', async () => {
    const headers = [on('X-Api-Key', 'key of mine!'), on('Authorization', 'Bearer token-of-mine')];
    const request = tokenRequestOf({ headers, clientAuthentication: 'none' });
    const command = curlCommand(request, shellSecrets({ clientSecret: '', parameters: [], headers }), system);
    expect(command).not.toMatch(/of mine|of-mine/);
    const sent = await sentBy(command, { X_API_KEY: 'key of mine!', AUTHORIZATION: 'token-of-mine' });
    expect(sent).toBe(latin1(wireBytes(request)));
  });

  it('names a variable of its own for a secret that stands encoded', async () => {
    const request: HttpRequest = {
      method: 'GET',
      url: `${server.origin}/?x=a%20b%2Fc&y=1`,
      headers: [],
      body: utf8(''),
    };
    const command = curlCommand(request, [secret('a b/c')], system);
    expect(command).toContain('# CLIENT_SECRET_ENCODED has to hold the value encoded as it was at that place.');
    expect(await sentBy(command, { CLIENT_SECRET_ENCODED: 'a%20b%2Fc' })).toBe(latin1(wireBytes(request)));
  });

  it('never holds a secret in any encoding', () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 10 }).map((text) => `Zq7_${text}`);
    const authentication = fc.constantFrom('client_secret_basic' as const, 'client_secret_post' as const);
    fc.assert(
      fc.property(
        value,
        authentication,
        fc.constantFrom('compatible' as const, 'form' as const),
        (clientSecret, clientAuthentication, basicEncoding) => {
          fc.pre(!/\p{Surrogate}/u.test(clientSecret));
          const command = curlCommand(
            tokenRequestOf({ clientSecret, clientAuthentication, basicEncoding }),
            [secret(clientSecret)],
            system,
          );
          expect(findSecret(command, clientSecret)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function tokenRequestOf(changes: Partial<Connection>): HttpRequest {
  const built = tokenRequest({
    tokenEndpoint: `${server.origin}/token`,
    clientId: 'server',
    clientSecret: 'Secr3t!',
    scope: 'read',
    clientAuthentication: 'client_secret_basic',
    basicEncoding: 'compatible',
    way: 'proxy',
    introspectionEndpoint: '',
    revocationEndpoint: '',
    parameters: [],
    dpop: false,
    provider: '',
    ...ordinaryForm,
    ...changes,
  });
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  return built.request;
}

/** Runs the command in bash and returns what the server received, one character per byte. */
async function sentBy(command: string, variables: Readonly<Record<string, string>> = {}): Promise<string> {
  const before = server.requests.length;
  await runs(command, variables);
  expect(server.requests).toHaveLength(before + 1);
  return server.requests[before] ?? '';
}

async function runs(command: string, variables: Readonly<Record<string, string>> = {}): Promise<void> {
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

function bodyOf(message: string): string {
  return message.slice(message.indexOf('\r\n\r\n') + 4);
}

function parameters(body: string): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(body)];
}
