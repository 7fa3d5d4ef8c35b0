import type { RunRecords } from '../run-records.ts';
import type { Stored } from '../database.ts';

/** The same records, where what was done is said once it is in the second copy, too; but for `put`, of which many come at once. */
export function withCopy(records: RunRecords, copied: (ids: readonly string[]) => Promise<void>): RunRecords {
  const after = async <T>(stored: Stored<T>, idsOf: (value: T) => readonly string[]): Promise<Stored<T>> => {
    if (stored.kind === 'done') await copied(idsOf(stored.value));
    return stored;
  };
  return {
    ...records,
    mark: async (id, marks) => after(await records.mark(id, marks), () => [id]),
    remove: async (ids) => after(await records.remove(ids), () => ids),
    take: async (ids) => after(await records.take(ids), () => ids),
    putBack: async (taken) => after(await records.putBack(taken), () => taken.map(({ id }) => id)),
    add: async (runs) => after(await records.add(runs), (added) => added.map(({ id }) => id)),
  };
}
