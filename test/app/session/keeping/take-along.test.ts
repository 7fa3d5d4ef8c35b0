import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { readHistoryFile } from '#core/keeping/history-file.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { type KeptHistory, openHistory } from '#app/session/keeping/open-history.ts';
import { apiRun, jwt } from '../../../core/keeping/compare/runs.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';
import { silent } from '../mount-with-history.tsx';

const atMs = 1_800_000_000_000;

/** Another device. */
function device(): KeptHistory {
  globalThis.indexedDB = new IDBFactory();
  return openHistory(openDatabase(), silent).history;
}

async function fileOf(history: KeptHistory) {
  const { file } = await history.exported(history.store.getState().runs, atMs);
  const read = readHistoryFile(await file.text());
  if (read.kind !== 'history') throw new Error(read.kind);
  return read.runs;
}

let first: KeptHistory;
beforeEach(async () => {
  first = device();
  for (const at of [0, 1, 2]) await first.keep(keptRunAt(at, atMs - at));
  await first.mark('kept-00001', { name: 'good one', knownGood: true });
});

describe('a history taken along', () => {
  it('is the same on another device, with names and pins', async () => {
    const runs = await fileOf(first);
    const second = device();
    await second.load();
    const { fresh } = second.importable(runs);
    expect(await second.imported(fresh, () => undefined)).toBe(3);
    const lines = second.store.getState().runs;
    expect(lines.map(({ id, name, knownGood }) => [id, name, knownGood])).toEqual([
      ['kept-00000', '', false],
      ['kept-00001', 'good one', true],
      ['kept-00002', '', false],
    ]);
    const read = await second.read('kept-00002');
    expect(read?.kind === 'run' && read.run.exchanges).toEqual(keptRunAt(2, atMs - 2).exchanges);
  });

  it('adds nothing that is there, and changes nothing of it', async () => {
    const runs = await fileOf(first);
    await first.mark('kept-00001', { name: 'renamed since', knownGood: false });
    expect(first.importable(runs)).toEqual({ fresh: [], present: 3, beyondRoom: 0 });
    expect(await first.imported(runs, () => undefined)).toBe(0);
    expect(first.store.getState().runs[1]).toMatchObject({ name: 'renamed since', knownGood: false });
  });

  it('is redacted anew, for anybody may have written the file', async () => {
    const second = device();
    const token = jwt({}, {}, 'c2lnbmF0dXJlLXRoYXQtd29ya3M');
    const [named] = apiRun().exchanges;
    if (named === undefined) throw new Error('no exchange');
    const request = { ...named.exchange.request, headers: [['Authorization', `Bearer ${token}`] as const] };
    const run = { ...apiRun(), id: 'planted', exchanges: [{ ...named, exchange: { ...named.exchange, request } }] };
    await second.imported([{ run, marks: { name: '', knownGood: false } }], () => undefined);
    const read = await second.read('planted');
    expect(JSON.stringify(read)).not.toContain('c2lnbmF0dXJlLXRoYXQtd29ya3M');
    expect(JSON.stringify(read)).toContain('.redacted-');
  });
});
