import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLink } from '#core/sharing/links/read-link.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';
import { shared } from './made-links.ts';

// Written by the first version that made links. They are never written anew: they stand in chats and tickets.
const folder = new URL('goldens/', import.meta.url);
const golden = (name: string): string => readFileSync(new URL(`${name}.v1.txt`, folder), 'utf8').trim();
const token = {
  accessToken: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtIn0.c2ln',
  scope: 'read',
  expiresAtMs: 1_800_000_300_000,
};

describe('a link of version 1 (T37)', () => {
  it('is kept in seven kinds', () => {
    expect(readdirSync(folder)).toHaveLength(7);
  });

  it('opens, to a connection', async () => {
    expect(await readLink(golden('connection'))).toEqual({ kind: 'connection', connection: shared, neverTaken: [] });
    expect(await readLink(golden('connection-usual'))).toEqual({
      kind: 'connection',
      neverTaken: [],
      connection: {
        name: '',
        tokenEndpoint: 'https://as.example/oauth2/token',
        issuer: '',
        clientId: 'machine',
        scope: '',
        clientAuthentication: 'client_secret_basic',
        basicEncoding: 'compatible',
        dpop: false,
        parameters: [],
        headers: [],
        grantType: 'client_credentials',
        bodyFormat: 'form',
        scopeSeparator: 'space',
        call: { url: '', method: 'GET', headersText: '' },
      },
    });
  });

  it('opens with its passphrase', async () => {
    expect(await readLink(golden('connection-sealed'), 'correct horse')).toMatchObject({ connection: shared });
    expect(await readLink(golden('token-sealed'), 'correct horse')).toMatchObject({ token, connection: shared });
  });

  it.each([
    ['run-token', 0],
    ['run-api', 7],
  ])('opens, to a run: %s', async (name, number) => {
    const { exchanges, findings, kind } = keptRunAt(number, 1_800_000_000_000);
    expect(await readLink(golden(name))).toMatchObject({ kind: 'run', run: { kind, exchanges, findings } });
  });

  it('opens, with a token', async () => {
    expect(await readLink(golden('token'))).toEqual({ kind: 'token', token, connection: shared, neverTaken: [] });
  });
});
