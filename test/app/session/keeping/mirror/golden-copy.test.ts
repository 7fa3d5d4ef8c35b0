import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRecordStore } from '#app/session/keeping/mirror/record-store.ts';
import { filesInMemory } from './files-in-memory.ts';

// Never made anew, like the golden states: every later version has to read it.
const golden = join(import.meta.dirname, '../goldens/second-copy-1.bin');

describe('the second copy that an earlier version left', () => {
  it('gives every record that was there, and not the one that was cut off at its end', () => {
    const bytes = new Uint8Array(readFileSync(golden));
    expect(new TextDecoder('latin1').decode(bytes), 'the browser was killed in the middle of this').toMatch(
      /"cut-off".*for ev$/s,
    );
    const store = openRecordStore(filesInMemory([new Uint8Array(0), bytes]).files);
    const read = (name: string) => store.read(store.keys(name).map((key) => ({ store: name, key })));
    expect(read('settings')).toEqual([
      { store: 'settings', key: 'salt', record: Uint8Array.from({ length: 16 }, (_, at) => at * 17) },
      { store: 'settings', key: 'current', record: 'second' },
    ]);
    expect(read('damaged')).toEqual([
      { store: 'damaged', key: 3, record: { store: 'runs', key: 'x', reason: 'It is no run.', record: null } },
    ]);
    expect(read('connections')).toEqual([
      { store: 'connections', key: 'second', record: { version: 1, name: 'dev “ключ” 🔑', order: 1 } },
    ]);
    expect(read('runs')).toEqual([{ store: 'runs', key: 'kept', record: { id: 'kept', atMs: 1 } }]);
    expect(read('bodies')).toEqual([{ store: 'bodies', key: 'kept', record: '{"a run":"as text"}' }]);
  });
});
