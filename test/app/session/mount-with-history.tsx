import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import type { ReactNode } from 'react';
import { createDesks } from '#app/session/desks.ts';
import { CurrentDesk } from '#app/session/desk-context.tsx';
import type { Changes } from '#app/session/keeping/changes.ts';
import { type Database, openDatabase } from '#app/session/keeping/database.ts';
import { type KeptHistory, openHistory } from '#app/session/keeping/open-history.ts';
import { loadDeferred } from '#app/ui/deferred.tsx';
import { connected } from './desks-under-test.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

/** No other tab is there. */
export const silent: Changes = { tell: () => undefined, listen: () => () => undefined };

export type MountedWithHistory = WorkbenchUnderTest & {
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly history: KeptHistory;
  readonly database: Database;
};

/** A panel on a session whose runs are recorded on a device that has kept nothing so far. `fill` puts something there first. */
export async function mountWithHistory(
  panel: ReactNode,
  fill: (database: Database) => Promise<unknown> = () => Promise.resolve(),
): Promise<MountedWithHistory> {
  globalThis.indexedDB = new IDBFactory();
  await loadDeferred();
  const under = workbenchUnderTest();
  const database = openDatabase();
  await fill(database);
  const { history, record } = openHistory(database, silent);
  record(under.session);
  const desks = connected(createDesks(undefined, undefined, undefined, () => under));
  desks.store.setState({ history });
  await history.load();
  render(<CurrentDesk desks={desks}>{panel}</CurrentDesk>);
  return { ...under, user: userEvent.setup(), history, database };
}
