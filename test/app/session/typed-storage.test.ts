import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { keptFrom, typedStorage } from '#app/session/typed-storage.ts';
import { providerOf } from '#core/providers/provider.ts';
import { nothingTyped, type Typed } from '#app/session/workbench.ts';

const typed: Typed = {
  ...nothingTyped,
  connection: {
    ...nothingTyped.connection,
    tokenEndpoint: 'https://as.example/token',
    clientId: 'machine',
    clientSecret: 'canary-secret',
    scope: 'read',
  },
  apiCall: {
    url: 'https://api.example/a',
    method: 'POST',
    headersText: 'X-Api-Key: canary-key\nX-Kept: 1',
    body: '{"a":1}',
  },
  pins: [{ hostAndPort: 'as.example:443', sha256: 'ab' }],
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('what is kept', () => {
  it('comes back without the secret', async () => {
    expect(await typedStorage().write(typed)).toBe(true);
    const { typed: read, available } = await typedStorage().read();
    expect(available).toBe(true);
    expect(read?.connection).toEqual({ ...typed.connection, clientSecret: '' });
    expect(read?.pins).toEqual(typed.pins);
  });

  it('holds that DPoP is on, and no key and no nonce: those live in memory (RFC 9449 §11.1)', () => {
    const state = { ...typed, connection: { ...typed.connection, dpop: true }, dpop: { nonces: ['canary'] } };
    expect(keptFrom(state).connection.dpop).toBe(true);
    expect(JSON.stringify(keptFrom(state))).not.toContain('canary');
  });

  it('holds no secret in any field, also not one in a header or a URL', () => {
    const kept = JSON.stringify(
      keptFrom({ ...typed, apiCall: { ...typed.apiCall, url: 'https://api.example/?access_token=canary-token' } }),
    );
    expect(kept).not.toContain('canary');
    // The secret itself, typed where no name gives it away.
    const elsewhere = { ...typed.apiCall, headersText: 'X-Note: canary-secret', body: 'canary-secret' };
    expect(JSON.stringify(keptFrom({ ...typed, apiCall: elsewhere }))).not.toContain('canary');
    expect(kept).toContain('X-Kept: 1');
  });

  it('has the further parameters, but for values that are secret by their name or their looks', async () => {
    const parameters = [
      { name: 'audience', value: 'https://api.example', on: true },
      { name: 'client_assertion', value: 'canary', on: true },
      { name: 'resource', value: 'canary-secret', on: false },
    ];
    await typedStorage().write({ ...typed, connection: { ...typed.connection, parameters } });
    expect((await typedStorage().read()).typed?.connection.parameters).toEqual([
      { name: 'audience', value: 'https://api.example', on: true },
      { name: 'client_assertion', value: '', on: true },
      { name: 'resource', value: '', on: false },
    ]);
  });

  it('has headers, grant, body and separator, but for what is secret in them', async () => {
    const form = {
      grantType: 'urn:example:grant',
      bodyFormat: 'json' as const,
      scopeSeparator: 'comma' as const,
      headers: [
        { name: 'X-Tenant', value: 'acme', on: false },
        { name: 'Authorization', value: 'Bearer canary', on: true },
        { name: 'X-Note', value: 'canary-secret', on: true },
      ],
    };
    await typedStorage().write({ ...typed, connection: { ...typed.connection, ...form } });
    expect((await typedStorage().read()).typed?.connection).toMatchObject({
      ...form,
      headers: [
        { name: 'X-Tenant', value: 'acme', on: false },
        { name: 'Authorization', value: '', on: true },
        { name: 'X-Note', value: '', on: true },
      ],
    });
  });

  it('has the user’s own providers, and a damaged one takes nothing else with it', async () => {
    const acme = providerOf({ id: 'acme', name: 'Acme', tokenEndpoint: 'https://{host}/token', fields: [] });
    const damaged = { ...acme, id: 'DAMAGED', traps: 7 } as unknown as typeof acme;
    await typedStorage().write({ ...typed, ownProviders: [acme, damaged] });
    const { typed: read } = await typedStorage().read();
    expect(read?.ownProviders).toEqual([acme]);
    expect(read?.connection.clientId).toBe('machine');
  });

  it('is left aside where it is damaged, and the page starts empty (T66)', async () => {
    await typedStorage().write(typed);
    const database = await openDB('grantscope', 1);
    await database.put('typed', { version: 1, connection: 'damaged' }, 'current');
    database.close();
    expect(await typedStorage().read()).toEqual({ typed: undefined, available: true });
  });

  it('is said to be unavailable where the browser denies storage (T68)', async () => {
    const denied = globalThis.indexedDB;
    Reflect.set(globalThis, 'indexedDB', undefined);
    expect(await typedStorage().read()).toEqual({ typed: undefined, available: false });
    expect(await typedStorage().write(typed)).toBe(false);
    Reflect.set(globalThis, 'indexedDB', denied);
  });
});
