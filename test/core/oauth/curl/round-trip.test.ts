import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1 } from '#core/http/bytes.ts';
import { curlCommand } from '#core/http/curl.ts';
import { destinationText } from '#core/http/detour.ts';
import type { HttpRequest } from '#core/http/message.ts';
import type { ShellSecret } from '#core/http/shell-secrets.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { basicEncodings, bodyFormats, type Connection, ordinaryForm, type Parameter } from '#core/oauth/connection.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { curlImport } from '#core/oauth/curl-import.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import { shellSecrets } from '#core/sharing/connection-secrets.ts';

const empty: Connection = {
  tokenEndpoint: '',
  clientId: '',
  clientSecret: '',
  scope: '',
  clientAuthentication: 'none',
  basicEncoding: 'compatible',
  way: 'proxy',
  introspectionEndpoint: '',
  revocationEndpoint: '',
  parameters: [],
  dpop: false,
  assertion: usualAssertion,
  assertionSecrets: noAssertionSecrets,
  provider: '',
  ...ordinaryForm,
};
const typed: Connection = {
  ...empty,
  tokenEndpoint: 'https://as.test/token?a=b',
  clientId: 'server',
  clientSecret: 'Secr3t!',
  scope: 'read write',
  clientAuthentication: 'client_secret_basic',
  parameters: [{ name: 'resource', value: 'https://a.test/?x=1&y=2', on: true }],
  headers: [{ name: 'X-A', value: `it's "$HOME" !`, on: true }],
};

function requestOf(connection: Connection): HttpRequest {
  const text = connection.assertionSecrets.readyAssertion;
  const built = tokenRequest(connection, text === '' ? {} : { clientAssertion: { kind: 'made', text } });
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  return built.request;
}

function bytesOf(connection: Connection): string {
  return latin1(wireBytes(requestOf(connection)));
}

function exported(connection: Connection, secrets: readonly ShellSecret[] = []): string {
  return curlCommand(requestOf(connection), secrets, { trust: { kind: 'system' } });
}

function imported(command: string): Connection {
  const read = curlImport(command);
  if (read.kind !== 'token-request') throw new Error(JSON.stringify(read));
  expect(read.leftOut).toEqual([]);
  return { ...empty, ...read.change };
}

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((each) => !/\p{Surrogate}/u.test(each));
const name = fc.stringMatching(/^[a-z][a-z_]{2,9}$/).filter((each) => !/^(?:grant_type|scope|client_)/.test(each));
const parameter = fc.record({ name, value: text, on: fc.constant(true) });
const header = fc.record({
  name: fc.stringMatching(/^X-[A-Za-z]{1,6}$/),
  value: fc.stringMatching(/^[!-~]([ -~]{0,10}[!-~])?$/),
  on: fc.constant(true),
});
const connection = fc.record({
  clientId: text.filter((each) => each.trim() !== ''),
  clientSecret: text,
  scope: text.filter((each) => each.trim() !== ''),
  clientAuthentication: fc.constantFrom('client_secret_basic' as const, 'client_secret_post' as const, 'none' as const),
  basicEncoding: fc.constantFrom(...basicEncodings),
  bodyFormat: fc.constantFrom(...bodyFormats),
  parameters: fc.uniqueArray(parameter, { maxLength: 3, selector: (each: Parameter) => each.name }),
  headers: fc.array(header, { maxLength: 2 }),
});

describe('an exported command, pasted again', () => {
  it('is the same request, whatever was typed', () => {
    fc.assert(
      fc.property(connection, (change) => {
        const before = { ...typed, ...change };
        fc.pre(tokenRequest(before).kind === 'ready');
        expect(bytesOf(imported(exported(before)))).toBe(bytesOf(before));
      }),
      { numRuns: 400 },
    );
  });

  it.each(basicEncodings)('with variables names them in place of the secrets: %s', (basicEncoding) => {
    const before = { ...typed, basicEncoding };
    const read = curlImport(exported(before, shellSecrets(before)));
    if (read.kind !== 'token-request') throw new Error('no token request');
    expect(read.variables.includes('CLIENT_SECRET') || /CLIENT_SECRET/.test(read.change.clientSecret ?? '')).toBe(true);
    expect(read.leftOut).toEqual([]);
    expect(bytesOf({ ...empty, ...read.change, clientSecret: before.clientSecret })).toBe(bytesOf(before));
  });

  it('with variables in the body', () => {
    const before: Connection = { ...typed, clientAuthentication: 'client_secret_post' };
    const read = imported(exported(before, shellSecrets(before)));
    expect(read.clientSecret).toBe('$CLIENT_SECRET');
    expect(bytesOf({ ...read, clientSecret: before.clientSecret })).toBe(bytesOf(before));
  });
});

describe('an exported way to the server, pasted again', () => {
  const host = fc.constantFrom('as.test', 'staging.company.org', '127.0.0.1', '::1', '2001:db8::7');
  const port = fc.integer({ min: 1, max: 65_535 });

  it('is the same way', () => {
    fc.assert(
      fc.property(host, port, host, port, (from, fromPort, to, toPort) => {
        const own = destinationText({ host: from, port: fromPort });
        const place = destinationText({ host: to, port: toPort });
        fc.pre(own !== place);
        const before = { ...typed, tokenEndpoint: `https://${own}/token` };
        const detour = { connectTo: { host: to, port: toPort } };
        const read = curlImport(curlCommand(requestOf(before), [], { trust: { kind: 'system' }, detour }));
        if (read.kind !== 'token-request') throw new Error('no token request');
        expect(read.way).toEqual({ hostAndPort: own, connectTo: place, serverName: '' });
        expect(read.leftOut).toEqual([]);
        expect(bytesOf({ ...empty, ...read.change })).toBe(bytesOf(before));
      }),
    );
  });

  it('names the files of a client certificate', () => {
    const connection = { trust: { kind: 'system' }, clientCertificate: 'CN=machine' } as const;
    const read = curlImport(curlCommand(requestOf({ ...typed, clientAuthentication: 'none' }), [], connection));
    if (read.kind !== 'token-request') throw new Error('no token request');
    expect(read.identity).toEqual(['--cert client.pem', '--key client.key']);
    expect(read.leftOut).toEqual([]);
  });
});

describe('an exported assertion, pasted again', () => {
  it.each([true, false])('is ready-made, and the same request: client_id %s', (sendsClientId) => {
    const before: Connection = {
      ...typed,
      clientAuthentication: 'client_assertion',
      assertion: { ...usualAssertion, sendsClientId },
      assertionSecrets: { ...noAssertionSecrets, readyAssertion: 'eyJhbGciOiJub25lIn0.e30.c2ln' },
    };
    expect(bytesOf({ ...imported(exported(before)), clientId: before.clientId })).toBe(bytesOf(before));
  });
});

describe('any text at all', () => {
  it('is read without an exception, and in a moment', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'curl ',
        "'",
        '"',
        '\\',
        '\\\n',
        '^',
        '`',
        '$(',
        '${',
        ')',
        ' -d ',
        ' -u ',
        ' -H ',
        '@',
        '=',
        '%',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(() => curlImport(`curl ${pieces.join('')}`)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it.each(["'", '"', '$(', '`', '\\', '^ ', '${', '%A', '-d "$(', '@', '-d a ', '-H a:b '])(
    'is read in a moment, also of nothing but %j',
    (piece) => {
      const text = `curl https://a.test ${piece.repeat(Math.floor(200_000 / piece.length))}`;
      expect(curlImport(text).kind).not.toBe('nothing');
    },
  );
});
