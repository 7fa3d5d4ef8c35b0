import type { Session } from '../session.ts';
import type { Changes } from './changes.ts';
import type { Database } from './database.ts';
import { createHistory, type History } from './history.ts';
import { recordRuns } from './record-runs.ts';
import { runRecords } from './run-records.ts';
import { readSalt } from './salt-record.ts';

/** The history, and what keeps every run of a session in it. It comes after the first view. */
export type OpenedHistory = { readonly history: History; readonly record: (session: Session) => () => void };

export function openHistory(database: Database, changes: Changes): OpenedHistory {
  const history = createHistory(runRecords(database), changes);
  let salt: Promise<Uint8Array | undefined> | undefined;
  return {
    history,
    record: (session) => recordRuns(session, { salt: () => (salt ??= readSalt(database)), keep: history.keep }),
  };
}
