import { describe, expect, it } from 'vitest';
import { linkLimits, type SharedConnection } from '#core/sharing/links/link.ts';
import { readLink } from '#core/sharing/links/read-link.ts';
import { sharedConnection } from '#core/sharing/links/shared-connection.ts';
import { writtenLink, writtenTokenLink } from '#core/sharing/links/write-link.ts';
import { counted, linkOf, linkOfRecord, shared, typed } from './made-links.ts';

const usual = { tokenEndpoint: 'https://as.example/token' };
const lock = { passphrase: 'correct horse', random: counted };

async function fragmentOf(connection: SharedConnection): Promise<string> {
  const written = await writtenLink({ kind: 'connection', connection });
  if (written.kind !== 'link') throw new Error('The link is too large.');
  return written.fragment;
}

describe('a link to a connection', () => {
  it('says again all that was put into it', async () => {
    const fragment = await fragmentOf(shared);
    expect(fragment).toMatch(/^#s=1\.[\w-]+$/);
    expect(await readLink(fragment)).toEqual({ kind: 'connection', connection: shared, neverTaken: [] });
  });

  it('is short where most is as usual', async () => {
    const fragment = await fragmentOf({ ...shared, parameters: [], headers: [], dpop: false });
    expect(fragment.length).toBeLessThan(420);
  });

  it('holds the part of what is typed that may be told, and neither the secret nor the body of the call', async () => {
    const connection = sharedConnection(typed, ['s3cret-of-mine']);
    expect(connection).toMatchObject({ name: 'dev', clientId: 'machine', call: { method: 'POST' } });
    const text = JSON.stringify(connection);
    expect(text).not.toContain('s3cret-of-mine');
    expect(text).not.toContain('private matters');
    expect(connection).not.toHaveProperty('way');
  });

  it('keeps the names of telling parameters, headers and address parts, without their values', () => {
    const connection = sharedConnection(
      {
        ...typed,
        connection: {
          ...typed.connection,
          tokenEndpoint: 'https://user:pass@as.example/token?api_key=abc',
          parameters: [{ name: 'api_key', value: 'abc', on: true }],
          headers: [{ name: 'X-Api-Key', value: 'abc', on: true }],
        },
        apiCall: { ...typed.apiCall, headersText: 'Authorization: Bearer abc\nAccept: */*' },
      },
      [],
    );
    expect(connection).toMatchObject({
      tokenEndpoint: 'https://as.example/token?api_key=',
      parameters: [{ name: 'api_key', value: '', on: true }],
      headers: [{ name: 'X-Api-Key', value: '', on: true }],
      call: { headersText: 'Accept: */*' },
    });
  });

  it('leaves out what the server is discovered by where that is no address: it may be an account', () => {
    expect(sharedConnection({ ...typed, issuer: 'me@example.com' }, []).issuer).toBe('');
  });
});

describe('a passphrase', () => {
  it('is what opens a link, and nothing of it is known before', async () => {
    const written = await writtenLink({ kind: 'connection', connection: shared }, lock);
    const fragment = written.kind === 'link' ? written.fragment : '';
    expect(fragment).toMatch(/^#s=1p\.[\w-]+$/);
    expect(await readLink(fragment)).toEqual({ kind: 'locked', hasToken: false });
    expect(await readLink(fragment, 'correct horse')).toMatchObject({ kind: 'connection', connection: shared });
  });

  it('that is another one opens nothing, nor does the right one once a character was changed', async () => {
    const written = await writtenLink({ kind: 'connection', connection: shared }, lock);
    const fragment = written.kind === 'link' ? written.fragment : '';
    expect(await readLink(fragment, 'wrong horse')).toEqual({ kind: 'wrong-passphrase', hasToken: false });
    const changed = fragment.slice(0, -4) + (fragment.at(-4) === 'A' ? 'B' : 'A') + fragment.slice(-3);
    expect(await readLink(changed, 'correct horse')).toEqual({ kind: 'wrong-passphrase', hasToken: false });
    expect(await readLink('#s=1p.AAAA', 'correct horse')).toEqual({ kind: 'wrong-passphrase', hasToken: false });
  });

  it('is the same however its characters are composed (Unicode NFC)', async () => {
    const written = await writtenLink({ kind: 'connection', connection: shared }, { ...lock, passphrase: 'caf\u00e9' });
    expect(await readLink(written.kind === 'link' ? written.fragment : '', 'cafe\u0301')).toMatchObject({
      kind: 'connection',
    });
  });
});

describe('a token', () => {
  const token = { accessToken: 'live-token', scope: 'read', expiresAtMs: 1_800_000_300_000 };

  it('is in a link of its own kind only, marked as a secret where one can see it', async () => {
    const written = await writtenTokenLink({ kind: 'token', token, connection: shared });
    const fragment = written.kind === 'link' ? written.fragment : '';
    expect(fragment).toMatch(/^#s=1\.SECRETS\.[\w-]+$/);
    expect(await readLink(fragment)).toEqual({ kind: 'token', token, connection: shared, neverTaken: [] });
  });

  it('without the mark is refused, and so is the mark without a token', async () => {
    expect(await readLink(linkOfRecord({ kind: 'token', token, connection: usual }))).toMatchObject({
      kind: 'damaged',
      reason: 'its mark and what is in it do not agree',
    });
    expect(await readLink(linkOfRecord({ kind: 'connection', connection: usual }, '1.SECRETS.'))).toMatchObject({
      kind: 'damaged',
    });
  });

  it('cannot be in what a link to a connection is made of: it does not compile', () => {
    // @ts-expect-error a client secret
    const withSecret: SharedConnection = { ...shared, clientSecret: 'x' };
    // @ts-expect-error a token
    const withToken: SharedConnection = { ...shared, accessToken: 'x' };
    expect([withSecret, withToken]).toHaveLength(2);
  });
});

describe('the limits (T36)', () => {
  it('are 32 KiB as written: one character more is refused before anything is unpacked', async () => {
    const head = '#s=1.';
    const longest = head + 'A'.repeat(linkLimits.characters - head.length);
    expect(await readLink(longest)).toMatchObject({ kind: 'damaged' });
    expect(await readLink(`${longest}A`)).toEqual({ kind: 'too-large' });
  });

  it('are 256 KiB unpacked', async () => {
    const record = JSON.stringify({ kind: 'connection', connection: usual });
    const padded = record + ' '.repeat(linkLimits.bytes - record.length);
    expect(await readLink(linkOf(padded))).toMatchObject({ kind: 'connection' });
    expect(await readLink(linkOf(`${padded} `))).toEqual({ kind: 'too-large' });
  });

  it('stop a link that would unpack to a gigabyte as soon as they are passed', async () => {
    const bomb = linkOf(new Uint8Array(24 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(linkLimits.characters);
    expect(await readLink(bomb)).toEqual({ kind: 'too-large' });
  });

  it('are twenty levels of lists and objects', async () => {
    const nested = (levels: number) =>
      `{"kind":"connection","connection":{"tokenEndpoint":"https://as.example/token"},"more":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(await readLink(linkOf(nested(19)))).toMatchObject({ kind: 'connection' });
    expect(await readLink(linkOf(nested(20)))).toEqual({ kind: 'damaged', reason: 'it is nested too deeply' });
    expect(await readLink(linkOf(nested(100_000)))).toMatchObject({ kind: 'damaged' });
  });

  it('hold for what is written as well', async () => {
    const scope = Array.from({ length: 20_000 }, (_, at) => ((at * 7919) % 100_003).toString(36)).join(' ');
    expect(await writtenLink({ kind: 'connection', connection: { ...shared, scope } })).toMatchObject({
      kind: 'too-large',
      characters: expect.any(Number),
    });
  });
});

describe('a link from elsewhere', () => {
  it.each(['#s=2.abc', '#s=2p.abc', '#s=17', '#s=2!anything', '#s=999999.SECRETS.x'])(
    'of a later version is told from a damaged one: %s',
    async (fragment) => {
      expect(await readLink(fragment)).toMatchObject({ kind: 'newer' });
    },
  );

  it('may have been broken into lines, and may stand before a full stop', async () => {
    const fragment = await fragmentOf(shared);
    const broken = `${fragment.slice(0, 76)}\r\n${fragment.slice(76, 152)}%0A${fragment.slice(152)}.`;
    expect(await readLink(broken)).toMatchObject({ kind: 'connection', connection: shared });
  });

  it('that lost its end, or one character, is damaged: no other text comes out', async () => {
    const fragment = await fragmentOf(shared);
    for (let at = 6; at < fragment.length; at += 7) {
      expect((await readLink(fragment.slice(0, at))).kind).toBe('damaged');
      expect((await readLink(fragment.slice(0, at) + fragment.slice(at + 1))).kind).toBe('damaged');
    }
  });
});
