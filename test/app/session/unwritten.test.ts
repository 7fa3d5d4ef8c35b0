import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desks } from '#app/session/desks.ts';
import { keptFrom } from '#app/session/kept-typed.ts';
import { connectionRecords } from '#app/session/keeping/connection-records.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { unwritten } from '#app/session/unwritten.ts';
import { nothingTyped } from '#app/session/workbench.ts';
import { desksUnderTest, memoryStorage } from './desks-under-test.ts';

const before = keptFrom(nothingTyped);
const after = keptFrom({ ...nothingTyped, issuer: 'https://as.example' });
const change = { connectionId: 'first', before, after };

describe('what the database did not confirm before the page was left', () => {
  it('is written by the next page, and noted no longer', async () => {
    const storage = memoryStorage();
    unwritten(storage, 'one').note(change);
    const write = vi.fn(async () => true);
    await unwritten(storage, 'two').writeAll(write);
    expect(write.mock.calls).toEqual([[change]]);
    await unwritten(storage, 'two').writeAll(write);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('stays noted as long as it cannot be written', async () => {
    const storage = memoryStorage();
    unwritten(storage, 'one').note(change);
    await unwritten(storage, 'two').writeAll(async () => false);
    const write = vi.fn(async () => true);
    await unwritten(storage, 'three').writeAll(write);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('of one page is not forgotten by another', async () => {
    const storage = memoryStorage();
    unwritten(storage, 'one').note(change);
    unwritten(storage, 'two').forget('first');
    const write = vi.fn(async () => true);
    await unwritten(storage, 'three').writeAll(write);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('is in nobody’s way where it is damaged, or where storage is denied', async () => {
    const storage = memoryStorage();
    storage().setItem('grantscope-unwritten-x', '{"connectionId":1}');
    const write = vi.fn(async () => true);
    await unwritten(storage, 'one').writeAll(write);
    const denied = unwritten(() => {
      throw new DOMException('denied', 'SecurityError');
    }, 'two');
    denied.note(change);
    denied.forget('first');
    await denied.writeAll(write);
    expect(write).not.toHaveBeenCalled();
  });
});

describe('a page that is left while somebody types', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });

  it('notes what is typed, and no secret, until it is on the device', async () => {
    const storage = memoryStorage();
    const { desks } = await desksUnderTest(memoryStorage(), storage);
    typeIn(desks, { clientId: 'machine', clientSecret: 'canary-secret' });
    leave();
    expect(textOf(storage())).toContain('machine');
    expect(textOf(storage())).not.toContain('canary-secret');
    await vi.waitFor(async () => {
      const kept = await connectionRecords(openDatabase()).read();
      expect(JSON.stringify(kept)).toContain('machine');
    });
    await vi.waitFor(() => expect(textOf(storage())).toBe(''));
  });

  it('notes nothing where all of it is on the device', async () => {
    const storage = memoryStorage();
    await desksUnderTest(memoryStorage(), storage);
    leave();
    expect(textOf(storage())).toBe('');
  });
});

function typeIn(desks: Desks, typed: { readonly clientId: string; readonly clientSecret: string }): void {
  const { store } = desks.desk(desks.store.getState().currentId).session;
  store.setState(({ connection }) => ({ connection: { ...connection, ...typed } }));
}

/** What a browser tells a page that is about to go. */
function leave(): void {
  const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  hidden.mockRestore();
}

function textOf(storage: Storage): string {
  return Array.from({ length: storage.length }, (_, at) => storage.getItem(storage.key(at) ?? '')).join('\n');
}
