import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import naughty from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latin1, utf8 } from '#core/http/bytes.ts';
import { curlCommand } from '#core/http/curl.ts';
import { type HttpRequest, methods } from '#core/http/message.ts';
import { requestFault, wireBytes } from '#core/http/wire-request.ts';
import { basicEncodings, type Connection } from '#core/oauth/connection.ts';
import { recordingServer, type RecordingServer } from '../../support/recording-server.ts';
import { tokenRequestAt } from './token-request-at.ts';

// Each one starts a process, so a tenth of a minute holds some three hundred.
const isLong = process.env['GRANTSCOPE_LONG'] === '1';
const seeds = isLong ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1];
const count = isLong ? 1000 : 300;
const secrets = naughty.filter((_, index) => isLong || index % 5 === 0);
const system = { trust: { kind: 'system' } } as const;

let server: RecordingServer;
let folder: string;
beforeAll(async () => {
  server = await recordingServer(() => 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  folder = await mkdtemp(join(tmpdir(), 'curl-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

// To look up a name takes curl most of its time.
const origin = () => server.origin.replace('localhost', '127.0.0.1');

/** What would do something if a shell or curl took it for more than text: each leaves a file behind. */
const commands = ['$(touch canary)', '`touch canary`', '; touch canary ;', '\n touch canary \n', '& touch canary &'];
const endings = ["'; touch canary; '", '"; touch canary; "', '|| touch canary', '> canary', '@canary', '-o canary'];
const signs = [
  "'",
  '"',
  '\\',
  '!!',
  '$HOME',
  '${x}',
  '*',
  '~',
  '#',
  '%',
  '%41',
  '+',
  '&',
  '=',
  '\u0000',
  '\r\n',
  '\t',
  ' ',
  'ü',
  '😀',
];
const pieces = [...commands, ...endings, ...signs];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 5 })
  .map((parts) => parts.join('').replaceAll(/\p{Surrogate}/gu, '?'));
const inHeader = hostile.map((text) => text.replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/g, '').trim());

const tokenRequests = fc
  .record({
    clientId: hostile,
    clientSecret: hostile,
    scope: hostile.map((text) => text.replaceAll(/[^!#-[\]-~]/g, '')),
    clientAuthentication: fc.constantFrom('client_secret_basic' as const, 'client_secret_post' as const),
    basicEncoding: fc.constantFrom(...basicEncodings),
    bodyFormat: fc.constantFrom('form' as const, 'json' as const),
    parameter: hostile,
  })
  .map(({ parameter, ...changes }) =>
    built({ ...changes, parameters: [{ name: `p${parameter}`, value: parameter, on: true }] }),
  );
const calls = fc
  .record({
    method: fc.constantFrom(...methods),
    query: hostile,
    header: inHeader.filter((text) => text !== ''),
    body: fc.oneof(hostile.map(utf8), fc.uint8Array({ maxLength: 40 })),
  })
  .map(({ method, query, header, body }): HttpRequest => ({
    method,
    url: new URL(`${origin()}/a?q=${query}`).href.replace(/#.*$/s, ''),
    headers: [['X-A', header]],
    body: method === 'GET' || method === 'HEAD' ? utf8('') : body,
  }));

// Each request is a bash and a curl of its own.
describe('the command for bash with its secrets, run in bash (F23)', { timeout: 600_000 }, () => {
  it.each(seeds)(
    `sends the bytes of wireBytes for ${count} generated requests, and does nothing else: %d`,
    async (seed) => {
      const given = fc.sample(fc.oneof(tokenRequests, calls), { numRuns: count, seed });
      await expectSent(given);
    },
  );

  it.each(['client_secret_basic', 'client_secret_post'] as const)(
    'sends them for each secret of a list of naughty texts: %s',
    async (clientAuthentication) => {
      await expectSent(secrets.map((clientSecret) => built({ clientSecret, clientAuthentication })));
    },
  );
});

/** Undefined where no such request can be sent, so that there is no command for it. */
function built(changes: Partial<Connection>): HttpRequest | undefined {
  try {
    const request = tokenRequestAt(origin(), changes);
    return requestFault(request) === undefined ? request : undefined;
  } catch {
    return undefined;
  }
}

async function expectSent(given: readonly (HttpRequest | undefined)[]): Promise<void> {
  const requests = given.filter((request) => request !== undefined);
  const before = server.requests.length;
  const script = requests.map((request) => `${curlCommand(request, [], system)}\n[[ $? == 0 ]] || exit 9\n`).join('');
  const environment = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', NO_PROXY: '*' };
  const bash = execFile('bash', ['-s'], { env: environment, cwd: folder, maxBuffer: 2 ** 30 });
  bash.stdin?.end(script);
  const [code] = (await once(bash, 'close')) as [number];
  const sent = server.requests.slice(before);
  const wrong = requests.findIndex((request, index) => sent[index] !== latin1(wireBytes(request)));
  const [asked] = requests.slice(wrong < 0 ? requests.length : wrong);
  if (asked !== undefined) expect(sent[wrong]).toBe(latin1(wireBytes(asked)));
  expect({ code, sent: sent.length }).toEqual({ code: 0, sent: requests.length });
  expect(await readdir(folder)).toEqual([]);
}
