import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#app/session/keeping/database.ts';
import { keepMissions, readMissions } from '#app/session/keeping/mission-records.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const plant = ({ within }: Database, value: unknown) => within((db) => db.put('settings', value, 'missions'));
const stored = ({ within }: Database) => within((db) => db.get('settings', 'missions'));

describe('how far a person has come', () => {
  it('is nothing on a device that has kept nothing', async () => {
    expect(await readMissions(openDatabase())).toEqual({ solved: [], currentId: undefined });
  });

  it('comes back', async () => {
    const database = openDatabase();
    await keepMissions(database, { solved: ['first-token'], current: { id: 'add-a-scope' } });
    expect(await readMissions(database)).toEqual({ solved: ['first-token'], currentId: 'add-a-scope' });
  });

  it('grows by what two tabs have solved, neither of which knew of the other', async () => {
    const [one, other] = [openDatabase(), openDatabase()];
    await Promise.all([
      keepMissions(one, { solved: ['first-token'], current: undefined }),
      keepMissions(other, { solved: ['add-a-scope'], current: undefined }),
    ]);
    expect([...(await readMissions(one)).solved].sort()).toEqual(['add-a-scope', 'first-token']);
  });

  it('has the mission of another tab on still when this one, where none was chosen, solves something', async () => {
    const database = openDatabase();
    await keepMissions(database, { solved: [], current: { id: 'revoke-a-token' } });
    await keepMissions(database, { solved: ['first-token'], current: undefined });
    expect(await readMissions(database)).toEqual({ solved: ['first-token'], currentId: 'revoke-a-token' });
  });

  it('has no mission on once it was put away', async () => {
    const database = openDatabase();
    await keepMissions(database, { solved: [], current: { id: 'revoke-a-token' } });
    await keepMissions(database, { solved: [], current: { id: undefined } });
    expect(await stored(database)).toEqual({ kind: 'done', value: { solved: [] } });
  });

  it('holds missions of a later version of the page, which are kept', async () => {
    const database = openDatabase();
    await plant(database, { solved: ['of-a-later-page'], currentId: 'first-token' });
    await keepMissions(database, { solved: ['first-token'], current: undefined });
    expect((await readMissions(database)).solved).toEqual(['of-a-later-page', 'first-token']);
  });
});

describe('a record that cannot be read', () => {
  it.each([
    0,
    '',
    'text',
    true,
    [],
    {},
    { solved: 'first-token' },
    { solved: [1] },
    { solved: [], currentId: 7 },
    new Map(),
  ])('counts as none, and the next that is solved writes it anew: %j', async (value) => {
    const database = openDatabase();
    await plant(database, value);
    expect(await readMissions(database)).toEqual({ solved: [], currentId: undefined });
    await keepMissions(database, { solved: ['first-token'], current: undefined });
    expect(await readMissions(database)).toEqual({ solved: ['first-token'], currentId: undefined });
  });
});
