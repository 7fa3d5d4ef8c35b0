import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { desksCommands } from '#app/session/desks-commands.ts';
import type { Desks } from '#app/session/desks.ts';
import { entriesOf, listed } from '#app/session/desks-list.ts';
import { connectionRecords } from '#app/session/keeping/connection-records.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { desksUnderTest } from './desks-under-test.ts';

// Other tests run at the same time; what is looked for comes at once on a quiet machine.
const waitFor = (look: () => void | Promise<void>) => vi.waitFor(look, 8000);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('connections', () => {
  it('are added empty, and on screen at once', async () => {
    const { desks } = await desksUnderTest();
    typeIn(desks, { clientId: 'machine' });
    desksCommands(desks).add();
    expect(names(desks)).toHaveLength(2);
    expect(current(desks).connection.clientId).toBe('');
    await keptAs(desks, ['', '']);
  });

  it('are copied with everything but their secrets', async () => {
    const { desks } = await desksUnderTest();
    typeIn(desks, {
      clientId: 'machine',
      clientSecret: 'canary',
      parameters: [{ name: 'api_key', value: 'canary', on: true }],
    });
    const [first] = desks.store.getState().connections;
    desksCommands(desks).duplicate(first?.id ?? '');
    expect(names(desks)).toEqual(['', 'Copy of machine']);
    expect(current(desks).connection).toMatchObject({ clientId: 'machine', clientSecret: '' });
    expect(JSON.stringify(current(desks).connection)).not.toContain('canary');
  });

  it('are moved among each other and to another workspace, and stay so', async () => {
    const { desks } = await withThree();
    desksCommands(desks).moveBy(idOf(desks, 'three'), -1);
    expect(names(desks)).toEqual(['one', 'three', 'two']);
    desksCommands(desks).addWorkspace('prod');
    const prod = desks.store.getState().workspaces[1]?.id ?? '';
    desksCommands(desks).moveToWorkspace(idOf(desks, 'one'), prod);
    expect(names(desks)).toEqual(['three', 'two', 'one']);
    await keptAs(desks, ['three', 'two', 'one']);
  });

  it('leave the next one on screen when they are removed, and come back with what was typed and kept', async () => {
    const { desks } = await withThree();
    desks.switchTo(idOf(desks, 'two'));
    typeIn(desks, { clientSecret: 'still here' });
    await (await desks.secretsOf(idOf(desks, 'two')))?.keepIn('device');
    const removed = idOf(desks, 'two');
    await desksCommands(desks).remove(removed);
    expect(names(desks)).toEqual(['one', 'three']);
    expect(currentName(desks)).toBe('three');
    expect(await secretKept(removed)).toBe(false);
    await desksCommands(desks).undoRemoval();
    expect(names(desks)).toEqual(['one', 'two', 'three']);
    expect(currentName(desks)).toBe('two');
    expect(current(desks).connection.clientSecret).toBe('still here');
    expect(await secretKept(removed)).toBe(true);
  });

  it('are never none: where the last one goes an empty one comes', async () => {
    const { desks } = await desksUnderTest();
    typeIn(desks, { clientId: 'machine' });
    await desksCommands(desks).remove(desks.store.getState().currentId);
    expect(names(desks)).toEqual(['']);
    expect(current(desks).connection.clientId).toBe('');
  });

  it('renew no token any more once they are removed', async () => {
    const { desks } = await withThree();
    const gone = desks.desk(idOf(desks, 'two'));
    gone.commands.editRenewal({ automatic: true });
    await desksCommands(desks).remove(idOf(desks, 'two'));
    expect(gone.session.store.getState().renewal.automatic).toBe(false);
  });
});

describe('a workspace', () => {
  it('goes with its connections, and comes back with them', async () => {
    const { desks } = await withThree();
    desksCommands(desks).addWorkspace('prod');
    const prod = desks.store.getState().workspaces[1]?.id ?? '';
    desksCommands(desks).moveToWorkspace(idOf(desks, 'two'), prod);
    desksCommands(desks).moveToWorkspace(idOf(desks, 'three'), prod);
    await desksCommands(desks).removeWorkspace(prod);
    expect(names(desks)).toEqual(['one']);
    await desksCommands(desks).undoRemoval();
    expect(entriesOf(desks.store.getState(), prod).map(({ name }) => name)).toEqual(['two', 'three']);
  });

  it('that is the last one stays', async () => {
    const { desks } = await withThree();
    await desksCommands(desks).removeWorkspace(desks.store.getState().workspaces[0]?.id ?? '');
    expect(names(desks)).toEqual(['one', 'two', 'three']);
  });
});

describe('two tabs', () => {
  it('show each other’s list, and each keeps its own on screen', async () => {
    const { desks: here } = await withThree();
    const { desks: there } = await desksUnderTest();
    here.switchTo(idOf(here, 'one'));
    desksCommands(there).describe(idOf(there, 'two'), { name: 'prod', badge: { letters: 'PROD', colour: 'red' } });
    await waitFor(() => expect(names(here)).toEqual(['one', 'prod', 'three']));
    expect(here.store.getState().connections[1]?.badge).toEqual({ letters: 'PROD', colour: 'red' });
    expect(currentName(here)).toBe('one');
  });

  it('lose nothing where one removes what the other has on screen', async () => {
    const { desks: here } = await withThree();
    const { desks: there } = await desksUnderTest();
    const two = idOf(here, 'two');
    here.switchTo(two);
    typeIn(here, { clientSecret: 'still here' });
    await desksCommands(there).remove(two);
    await waitFor(() => expect(here.store.getState().removedElsewhere.has(two)).toBe(true));
    expect(current(here).connection.clientSecret).toBe('still here');
    desksCommands(here).keepHere(two);
    await waitFor(() => expect(names(there)).toEqual(['one', 'two', 'three']));
  });
});

describe('without storage (T68)', () => {
  it('everything works in memory, and the list says why it is not kept', async () => {
    const { indexedDB } = globalThis;
    Reflect.set(globalThis, 'indexedDB', undefined);
    const { desks } = await desksUnderTest();
    desksCommands(desks).add();
    desksCommands(desks).describe(desks.store.getState().currentId, { name: 'dev' });
    expect(names(desks)).toEqual(['', 'dev']);
    expect(desks.store.getState().fault).toBe('denied');
    Reflect.set(globalThis, 'indexedDB', indexedDB);
    await desksCommands(desks).keepAll();
    await waitFor(() => expect(desks.store.getState().fault).toBeUndefined());
    await keptAs(desks, ['', 'dev']);
  });
});

async function withThree(): Promise<{ readonly desks: Desks }> {
  const under = await desksUnderTest();
  const { desks } = under;
  desksCommands(desks).describe(desks.store.getState().currentId, { name: 'one' });
  for (const name of ['two', 'three']) {
    desksCommands(desks).add();
    desksCommands(desks).describe(desks.store.getState().currentId, { name });
  }
  await keptAs(desks, ['one', 'two', 'three']);
  return under;
}

function typeIn(desks: Desks, change: Parameters<ReturnType<Desks['desk']>['commands']['editConnection']>[0]): void {
  desks.desk(desks.store.getState().currentId).commands.editConnection(change);
}

function current(desks: Desks) {
  return desks.typed(desks.store.getState().currentId);
}

function names(desks: Desks): readonly string[] {
  return listed(desks.store.getState()).map(({ name }) => name);
}

function currentName(desks: Desks): string | undefined {
  const { connections, currentId } = desks.store.getState();
  return connections.find(({ id }) => id === currentId)?.name;
}

function idOf(desks: Desks, name: string): string {
  return desks.store.getState().connections.find((each) => each.name === name)?.id ?? '';
}

async function keptAs(desks: Desks, expected: readonly string[]): Promise<void> {
  await waitFor(async () => {
    const stored = await connectionRecords(openDatabase()).read();
    const kept = stored.kind === 'done' ? stored.value : undefined;
    expect(kept && listed(kept).map(({ name }) => name)).toEqual(expected);
  });
  expect(names(desks)).toEqual(expected);
}

async function secretKept(id: string): Promise<boolean> {
  const stored = await connectionRecords(openDatabase()).read();
  return stored.kind === 'done' && stored.value.withSecrets.has(id);
}
