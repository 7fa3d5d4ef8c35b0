import { writeRun } from '#core/keeping/codec.ts';
import { historyFileEnd, historyFileEntry, historyFileHead } from '#core/keeping/history-file.ts';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import type { History } from './history.ts';
import type { RunRecords } from './run-records.ts';

/** A file of runs, and how many are in it: one that cannot be read is left out. */
export type Exported = { readonly file: Blob; readonly count: number };

export type Export = {
  /** These runs in one file, redacted as they are kept; `nowMs` is written into it. */
  readonly exported: (runs: readonly RunSummary[], nowMs: number) => Promise<Exported>;
};

// Texts of some megabytes at a time: the page goes on meanwhile, and memory holds no second copy of everything.
const atOnce = 100;

export function createExport({ read, store }: History, { texts }: RunRecords): Export {
  return {
    exported: async (runs, nowMs) => {
      const parts: Blob[] = [new Blob([historyFileHead(new Date(nowMs).toISOString())])];
      let count = 0;
      for (let at = 0; at < runs.length; at += atOnce) {
        const some = runs.slice(at, at + atOnce);
        const kept = await texts(some.map(({ id }) => id));
        const found = kept.kind === 'done' ? kept.value : new Map<string, string>();
        const entries: string[] = [];
        for (const run of some) {
          const text = found.get(run.id) ?? (await heldText(run.id));
          if (text !== undefined) entries.push(`${count++ === 0 ? '' : ','}${historyFileEntry(text, run)}`);
        }
        parts.push(new Blob(entries));
      }
      return { file: new Blob([...parts, historyFileEnd], { type: 'application/json' }), count };
    },
  };

  /** Of a run that is in this tab's memory only. */
  async function heldText(id: string): Promise<string | undefined> {
    if (!store.getState().unkept.has(id)) return undefined;
    const held = await read(id);
    return held?.kind === 'run' ? writeRun(held.run) : undefined;
  }
}
