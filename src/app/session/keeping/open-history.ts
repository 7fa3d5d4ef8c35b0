import type { Session } from '../session.ts';
import type { Changes } from './changes.ts';
import { damagedFile, rememberTold } from './damaged-records.ts';
import type { Database } from './database.ts';
import { createExport, type Export } from './export-history.ts';
import { createHistory, type History } from './history.ts';
import { createImport, type Import } from './import-history.ts';
import { keepAgain } from './keep-again.ts';
import { withCopy } from './mirror/copied-records.ts';
import { recordRuns } from './record-runs.ts';
import { runRecords } from './run-records.ts';
import { readSalt } from './salt-record.ts';

/** The history, and what keeps every run of a session in it. It comes after the first view. */
export type OpenedHistory = {
  readonly history: KeptHistory;
  readonly record: (session: Session) => () => void;
};

/** The history with everything that can be done with the whole of it. */
export type KeptHistory = History &
  Export &
  Import & {
    /** What could not be read, as a file for the user; undefined where the storage does not give it. */
    readonly damagedRecords: () => Promise<string | undefined>;
    /** The user has been told of what could not be read. */
    readonly dismissDamaged: () => Promise<void>;
  };

/** `copied` resolves once runs are in the second copy of what is kept, if there is one. */
export function openHistory(
  database: Database,
  changes: Changes,
  copied: (ids: readonly string[]) => Promise<void> = async () => undefined,
): OpenedHistory {
  const records = withCopy(runRecords(database), copied);
  const history = createHistory(records, changes, copied);
  let reading: Promise<Uint8Array | undefined> | undefined;
  // Where it could not be read it is asked for again: later runs can then be compared.
  const readAgain = async () => {
    const read = await readSalt(database);
    if (read === undefined) reading = undefined;
    return read;
  };
  const salt = () => (reading ??= readAgain());
  keepAgain(history);
  const { keep, couldNotRecord } = history;
  return {
    history: {
      ...history,
      ...createExport(history, records),
      ...createImport(history, salt),
      damagedRecords: async () => {
        const stored = await database.within(damagedFile);
        return stored.kind === 'done' ? stored.value : undefined;
      },
      dismissDamaged: async () => {
        await database.within(rememberTold);
        history.store.setState({ damaged: 0 });
      },
    },
    record: (session) => recordRuns(session, { salt, keep, couldNotRecord }),
  };
}
