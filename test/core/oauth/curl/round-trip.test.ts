import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1 } from '#core/http/bytes.ts';
import { curlCommand } from '#core/http/curl.ts';
import type { ShellSecret } from '#core/http/shell-secrets.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { basicEncodings, bodyFormats, type Connection, ordinaryForm, type Parameter } from '#core/oauth/connection.ts';
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

function bytesOf(connection: Connection): string {
  const built = tokenRequest(connection);
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  return latin1(wireBytes(built.request));
}

function exported(connection: Connection, secrets: readonly ShellSecret[] = []): string {
  const built = tokenRequest(connection);
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  return curlCommand(built.request, secrets, { kind: 'system' });
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
