import * as v from 'valibot';
import type { Database, Stored } from './database.ts';

/** How far a person has come with the missions. */
export type KeptMissions = { readonly solved: readonly string[]; readonly currentId: string | undefined };

// Ids of missions that this page does not know come from a later one, and are kept.
const schema = v.object({ solved: v.array(v.string()), currentId: v.optional(v.string()) });
const none: KeptMissions = { solved: [], currentId: undefined };

/** Reads what is kept on this device. A record that cannot be read counts as none: the next that is solved writes it anew. */
export async function readMissions({ within }: Database): Promise<KeptMissions> {
  const kept = await within((db) => db.get('settings', 'missions'));
  return kept.kind === 'done' ? parsed(kept.value) : none;
}

/** What a tab has to add. */
export type MissionsToKeep = {
  readonly solved: readonly string[];
  /** The mission that a press in this tab has put on, or none; undefined: nothing was pressed, the one that is kept stays. */
  readonly current: { readonly id: string | undefined } | undefined;
};

/** Keeps them; what another tab has solved meanwhile stays. */
export function keepMissions({ within }: Database, { solved, current }: MissionsToKeep): Promise<Stored<void>> {
  return within(async (db) => {
    const transaction = db.transaction('settings', 'readwrite');
    const before = parsed(await transaction.store.get('missions'));
    const currentId = current === undefined ? before.currentId : current.id;
    const record = {
      solved: [...new Set([...before.solved, ...solved])],
      ...(currentId !== undefined && { currentId }),
    };
    await transaction.store.put(record, 'missions');
    await transaction.done;
  });
}

function parsed(value: unknown): KeptMissions {
  const read = v.safeParse(schema, value);
  return read.success ? { solved: read.output.solved, currentId: read.output.currentId } : none;
}
