import type { IDBPDatabase } from 'idb';
import { readRun, type ReadRun } from '#core/keeping/codec.ts';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import { putAside, putPartAside } from './damaged-records.ts';
import type { Layout } from './database.ts';

/**
 * A run of which one of its two records is lost or damaged. From the run itself its line in the list can be made again,
 * but for what the user had added to it, so what is left of the line is put aside; where the run is what is broken, both
 * are. One of a later version is left as it is.
 */
export async function mendRun(db: IDBPDatabase<Layout>, id: string): Promise<readonly RunSummary[]> {
  const text = await db.get('bodies', id);
  const line = await db.get('runs', id);
  const read = readText(text, id);
  if (read.kind === 'newer') return [];
  if (read.kind === 'damaged') {
    if (line !== undefined) await putAside(db, { store: 'runs', key: id, reason: read.reason, record: line });
    if (text !== undefined) await putAside(db, { store: 'bodies', key: id, reason: read.reason, record: text });
    return [];
  }
  const summary = summaryOf(read.run, typeof text === 'string' ? text.length : 0);
  if (line === undefined) await db.put('runs', summary, id);
  else await putPartAside(db, { store: 'runs', key: id, reason: 'its line is not as expected', record: line }, summary);
  return [summary];
}

/** The run that is kept under this id, out of a record of unknown form. */
export function readText(text: unknown, id: string): ReadRun {
  if (text === undefined) return { kind: 'damaged', reason: 'the run is gone' };
  if (typeof text !== 'string') return { kind: 'damaged', reason: 'it is no text' };
  const read = readRun(text);
  return read.kind === 'run' && read.run.id !== id ? { kind: 'damaged', reason: 'it has another id' } : read;
}
