import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latin1, utf8 } from '#core/http/bytes.ts';
import { curlCommand } from '#core/http/curl.ts';
import type { HeaderField, HttpRequest, Method } from '#core/http/message.ts';
import { findSecret } from '#core/http/secret-forms.ts';
import type { ShellSecret } from '#core/http/shell-secrets.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { noAssertionSecrets } from '#core/oauth/assertion-settings.ts';
import { basicEncodings, type Connection } from '#core/oauth/connection.ts';
import { proofSecret, shellSecrets } from '#core/sharing/connection-secrets.ts';
import { recordingServer, type RecordingServer } from '../../support/recording-server.ts';
import { runCommand } from './run-command.ts';
import { tokenRequestAt } from './token-request-at.ts';

const atOnce = { trust: { kind: 'system' } } as const;
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
  await runCommand('curl --version');
  server = await recordingServer(() => 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
});
afterAll(() => server.close());

describe('curlCommand with secrets (design.md 7.18)', () => {
  it.each(hostile)('sends the bytes of wireBytes: Basic with %j', async (clientSecret) => {
    const request = tokenRequestOf({ clientSecret });
    expect(await sentBy(curlCommand(request, [], atOnce))).toBe(latin1(wireBytes(request)));
  });

  it.each(hostile)('sends the bytes of wireBytes: client_secret_post with %j', async (clientSecret) => {
    const request = tokenRequestOf({ clientSecret, clientAuthentication: 'client_secret_post' });
    expect(await sentBy(curlCommand(request, [], atOnce))).toBe(latin1(wireBytes(request)));
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
    expect(await sentBy(curlCommand(request, [], atOnce))).toBe(latin1(wireBytes(request)));
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
    expect(await sentBy(curlCommand(request, [], atOnce))).toBe(latin1(wireBytes(request)));
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
        expect(await sentBy(curlCommand(request, [], atOnce))).toBe(latin1(wireBytes(request)));
      }),
      { numRuns: 40 },
    );
  });

  it('sends a header without a value, but for the space after its colon', async () => {
    const request: HttpRequest = { method: 'GET', url: `${server.origin}/`, headers: [['X-A', '']], body: utf8('') };
    expect(await sentBy(curlCommand(request, [], atOnce))).toBe(
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
      const command = curlCommand(request, [secret(clientSecret)], atOnce);
      expect(findSecret(command, clientSecret)).toEqual([]);
      expect(await sentBy(command, { CLIENT_SECRET: clientSecret })).toBe(latin1(wireBytes(request)));
    },
  );

  it.each(hostile)('lets curl encode the variable in a form: %j', async (clientSecret) => {
    const request = tokenRequestOf({ clientSecret, clientAuthentication: 'client_secret_post' });
    const command = curlCommand(request, [secret(clientSecret)], atOnce);
    expect(findSecret(command, clientSecret)).toEqual([]);
    const sent = await sentBy(command, { CLIENT_SECRET: clientSecret });
    expect(parameters(bodyOf(sent))).toEqual(parameters(latin1(request.body)));
  });

  it('replaces short secrets where secrets stand', () => {
    expect(curlCommand(tokenRequestOf({ clientSecret: 'a' }), [secret('a')], atOnce)).toContain(
      'server:$CLIENT_SECRET',
    );
    const post = tokenRequestOf({ clientSecret: 'a', clientAuthentication: 'client_secret_post' });
    expect(curlCommand(post, [secret('a')], atOnce)).toContain('--data-urlencode "client_secret=$CLIENT_SECRET"');
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
    const command = curlCommand(request, [secret('token-1')], atOnce);
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
    const command = curlCommand(request, [{ value: token, variable: 'ACCESS_TOKEN' }], atOnce);
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
    const command = curlCommand(
      request,
      shellSecrets({ clientSecret: '', parameters: [], headers, assertionSecrets: noAssertionSecrets }),
      atOnce,
    );
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
    const command = curlCommand(request, [secret('a b/c')], atOnce);
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
            atOnce,
          );
          expect(findSecret(command, clientSecret)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the command as text', () => {
  it('reads well', () => {
    const request = { ...tokenRequestOf({}), url: 'https://as.test/token' };
    expect(curlCommand(request, [{ value: 'Secr3t!', variable: 'CLIENT_SECRET' }], atOnce)).toBe(
      [
        'curl --http1.1',
        '--request POST',
        "-H 'Host: as.test'",
        "-H 'Accept: application/json'",
        "-H 'Content-Type: application/x-www-form-urlencoded'",
        `-H "Authorization: Basic $(printf %s "server:$CLIENT_SECRET" | base64 | tr -d '\\n')"`,
        "-H 'Accept-Encoding: identity'",
        "-H 'Content-Length: 40'",
        "-H 'Connection: close'",
        "-H 'User-Agent:'",
        "-H 'Expect:'",
        "--data-raw 'grant_type=client_credentials&scope=read'",
        "'https://as.test/token'",
      ].join(' \\\n  '),
    );
  });

  it('leaves certificates unchecked only where they were', () => {
    const request = tokenRequestOf({});
    expect(curlCommand(request, [], atOnce)).not.toMatch(/-k|insecure/);
    expect(curlCommand(request, [], { trust: { kind: 'off' } })).toMatch(/^curl -k /);
    expect(curlCommand(request, [], { trust: { kind: 'pinned', sha256: 'ab12' } })).toMatch(
      /^# The certificate was pinned \(SHA-256 ab12\)\.\n# .*-k.*\ncurl -k /,
    );
  });

  it('leaves a gap for a DPoP proof, which counts once (RFC 9449 §4.2)', () => {
    const request: HttpRequest = { ...tokenRequestOf({}), headers: [['DPoP', 'eyJ0eXAi.eyJqdGki.c2ln']] };
    const command = curlCommand(request, proofSecret(request), atOnce);
    expect(command).toContain('DPoP: ');
    expect(command).toContain('DPOP_PROOF');
    expect(command).not.toContain('eyJqdGki');
  });

  it('takes an empty secret as none to hide', () => {
    expect(
      curlCommand(tokenRequestOf({ clientSecret: '' }), [{ value: '', variable: 'CLIENT_SECRET' }], atOnce),
    ).toContain("'Authorization: Basic c2VydmVyOg=='");
  });
});

const tokenRequestOf = (changes: Partial<Connection>) => tokenRequestAt(server.origin, changes);

/** Runs the command in bash and returns what the server received, one character per byte. */
async function sentBy(command: string, variables: Readonly<Record<string, string>> = {}): Promise<string> {
  const before = server.requests.length;
  await runCommand(command, variables);
  expect(server.requests).toHaveLength(before + 1);
  return server.requests[before] ?? '';
}

function bodyOf(message: string): string {
  return message.slice(message.indexOf('\r\n\r\n') + 4);
}

function parameters(body: string): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(body)];
}
