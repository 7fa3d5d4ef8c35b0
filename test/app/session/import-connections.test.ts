import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { desksCommands } from '#app/session/desks-commands.ts';
import type { Desks } from '#app/session/desks.ts';
import { listed } from '#app/session/desks-list.ts';
import { importConnections, takeBackImport } from '#app/session/import-connections.ts';
import { connectionRecords } from '#app/session/keeping/connection-records.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { typedFile } from '#app/session/typed-file.ts';
import { desksUnderTest } from './desks-under-test.ts';

const waitFor = (look: () => void | Promise<void>) => vi.waitFor(look, 8000);
const command =
  'curl https://auth.example.com/token -d grant_type=client_credentials -d client_id=a -d client_secret=canary';
const call = 'curl https://api.example.com/orders -H "Authorization: Bearer canary-token"';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('an import', () => {
  it('makes a new connection in a new workspace, and puts it on screen', async () => {
    const { desks } = await desksUnderTest();
    importText(desks, command);
    expect(workspaces(desks)).toEqual(['My workspace', 'Shop']);
    expect(current(desks).connection).toMatchObject({ clientId: 'a', clientSecret: 'canary' });
    expect(desks.store.getState().imported).toMatchObject({ count: 1 });
  });

  it('never sends anything, and changes nothing that is there', async () => {
    const { desks, server } = await desksUnderTest();
    const [first] = desks.store.getState().connections;
    const before = JSON.stringify(desks.typed(first?.id ?? ''));
    importText(desks, `${command}\n${command.replace('canary', 'other')}`);
    expect(server.requests).toEqual([]);
    expect(JSON.stringify(desks.typed(first?.id ?? ''))).toBe(before);
    expect(desks.store.getState().connections[0]).toEqual(first);
  });

  it('keeps no secret on the device, and takes none into memory unless it is told to', async () => {
    const { desks } = await desksUnderTest();
    importText(desks, command, { withSecrets: false });
    expect(JSON.stringify(current(desks))).not.toContain('canary');
    importText(desks, command);
    await waitFor(async () => expect(await keptIds()).toHaveLength(3));
    const kept = await connectionRecords(openDatabase()).read();
    expect(JSON.stringify(kept)).not.toContain('canary');
  });

  it('takes a token as one that was pasted', async () => {
    const { desks } = await desksUnderTest();
    importText(desks, call);
    expect(current(desks).apiCall.url).toBe('https://api.example.com/orders');
    expect(current(desks).runs).toMatchObject([{ kind: 'pasted', text: 'canary-token' }]);
  });

  it('has a name of its own where there is a workspace of this name', async () => {
    const { desks } = await desksUnderTest();
    importText(desks, command);
    importText(desks, command);
    expect(workspaces(desks)).toEqual(['My workspace', 'Shop', 'Shop (2)']);
  });

  it('can be taken back, and what was on screen is there again', async () => {
    const { desks } = await desksUnderTest();
    const { currentId } = desks.store.getState();
    importText(desks, command);
    await takeBackImport(desks);
    expect(workspaces(desks)).toEqual(['My workspace']);
    expect(desks.store.getState()).toMatchObject({ currentId, imported: undefined });
    await desksCommands(desks).undoRemoval();
    expect(workspaces(desks)).toEqual(['My workspace', 'Shop']);
  });
});

describe('a file that this page has saved', () => {
  it('is the same again, when it is imported and saved anew', async () => {
    const { desks } = await desksUnderTest();
    const commands = desksCommands(desks);
    commands.describe(desks.store.getState().currentId, { name: 'one', badge: { letters: 'AB', colour: 'blue' } });
    type(desks, { tokenEndpoint: 'https://a.example/t', clientId: 'a', scope: 'x y' });
    commands.addWorkspace('prod');
    commands.add(desks.store.getState().workspaces[1]?.id ?? '');
    type(desks, {
      clientAuthentication: 'private_key_jwt',
      parameters: [{ name: 'resource', value: 'urn:a', on: false }],
      dpop: true,
      grantType: 'other',
      assertion: { ...current(desks).connection.assertion, lifetimeSeconds: 30, kid: 'k' },
    });
    desk(desks).setState({ issuer: 'https://a.example', keepsWholeBodies: true });
    desk(desks).setState({ apiCall: { url: 'https://api.example', method: 'POST', headersText: 'X: 1', body: '{}' } });
    const saved = typedFile(desks);

    globalThis.indexedDB = new IDBFactory();
    const { desks: others } = await desksUnderTest();
    importText(others, saved);
    expect(workspaces(others)).toEqual(['My workspace', 'My workspace (2)', 'prod']);
    const [, ...imported] = listed(others.store.getState());
    expect(imported.map(({ name, badge }) => [name, badge])).toEqual([
      ['one', { letters: 'AB', colour: 'blue' }],
      ['', undefined],
    ]);
    const again: unknown = JSON.parse(typedFile(others));
    expect(typedIn(again).slice(1)).toEqual(typedIn(JSON.parse(saved)));
  });

  it('leaves behind whom it trusted, and says so', () => {
    const connection = {
      tokenEndpoint: '',
      clientId: '',
      scope: '',
      clientAuthentication: 'none',
      basicEncoding: 'raw',
      way: 'proxy',
    };
    const typed = {
      version: 1,
      connection,
      apiCall: { url: '', method: 'GET', headersText: '', body: '' },
      pins: [{ hostAndPort: 'evil.example:443', sha256: 'aa' }],
    };
    const entries = [{ name: 'a', workspace: 'w', typed }, { name: 'broken' }];
    const text = JSON.stringify({ format: 'grantscope-connections', version: 1, connections: entries });
    const { candidates, leftOut } = readImport([{ name: '', text }]);
    expect(candidates[0]?.leftOut.map(({ written }) => written)).toEqual(['Certificate trusted for evil.example:443']);
    expect(leftOut.map(({ written }) => written)).toEqual(['Connection 2 (broken)']);
  });

  it('is pointed to its own import where it is a history', () => {
    const text = '{"format":"grantscope-history","version":1,"runs":[]}';
    expect(readImport([{ name: '', text }]).faults[0]).toContain('Open it in the panel History');
  });
});

function importText(desks: Desks, text: string, { withSecrets = true } = {}): void {
  const { candidates } = readImport([{ name: 'Shop.txt', text }]);
  const chosen = candidates.map((candidate) => ({ candidate, call: candidate.calls[0] }));
  importConnections(desks, chosen, { workspace: 'Shop', withSecrets });
}

function desk(desks: Desks) {
  return desks.desk(desks.store.getState().currentId).session.store;
}

function current(desks: Desks) {
  return desk(desks).getState();
}

function type(desks: Desks, part: Partial<ReturnType<typeof current>['connection']>): void {
  desk(desks).setState(({ connection }) => ({ connection: { ...connection, ...part } }));
}

function workspaces(desks: Desks): readonly string[] {
  return desks.store.getState().workspaces.map(({ name }) => name);
}

async function keptIds(): Promise<readonly string[]> {
  const stored = await connectionRecords(openDatabase()).read();
  return stored.kind === 'done' ? stored.value.connections.map(({ id }) => id) : [];
}

function typedIn(file: unknown): readonly unknown[] {
  const { connections } = file as { readonly connections: readonly { readonly typed: unknown }[] };
  return connections.map(({ typed }) => typed);
}
