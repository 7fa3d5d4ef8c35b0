import type { IDBPDatabase } from 'idb';
import { readRun } from '#core/keeping/codec.ts';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import { putAside } from './damaged-records.ts';
import type { Layout } from './database.ts';

/**
 * A run of which one of its two records is lost or damaged. From the run itself its line in the list can be made again;
 * where the run is what is broken, both are put aside. One of a later version is left as it is.
 */
export async function mendRun(db: IDBPDatabase<Layout>, id: string): Promise<readonly RunSummary[]> {
  const text = await db.get('bodies', id);
  const read = typeof text === 'string' ? readRun(text) : ({ kind: 'damaged', reason: 'the run is gone' } as const);
  if (read.kind === 'newer') return [];
  if (read.kind === 'damaged') {
    const line = await db.get('runs', id);
    if (line !== undefined) await putAside(db, { store: 'runs', key: id, reason: read.reason, record: line });
    if (text !== undefined) await putAside(db, { store: 'bodies', key: id, reason: read.reason, record: text });
    return [];
  }
  const summary = summaryOf(read.run, typeof text === 'string' ? text.length : 0);
  await db.put('runs', summary, id);
  return [summary];
}
