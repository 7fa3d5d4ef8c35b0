import { connectDesks } from '#app/session/connect-desks.ts';
import type { Desks, DeskTable } from '#app/session/desks.ts';
import { connectionRecords } from '#app/session/keeping/connection-records.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { openDesks } from '#app/session/open-desks.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

/** The desks as one tab has them, on the device's storage that the test has set up. */
export async function desksUnderTest(
  tabStorage: () => Storage = memoryStorage(),
  deviceStorage: () => Storage = memoryStorage(),
): Promise<WorkbenchUnderTest & { readonly desks: Desks }> {
  const under = workbenchUnderTest();
  const { transports, clock, surroundings, origin } = under.session;
  const { desks } = await openDesks({
    transports,
    clock,
    surroundings,
    origin,
    page: document,
    mirrorWorker: undefined,
    hasForgotten: false,
    tabStorage,
    deviceStorage,
  });
  return { ...under, desks };
}

/** Desks that a test has set up by hand, as those of a tab that hears of no other. */
export function connected(table: DeskTable): Desks {
  const database = openDatabase();
  return connectDesks(table, {
    surroundings: { proxy: true, playground: undefined },
    page: document,
    tabStorage: memoryStorage(),
    database,
    records: connectionRecords(database),
    changes: { tell: () => undefined, listen: () => () => undefined },
    copied: async () => undefined,
    keepers: new Map(),
    withSecrets: undefined,
  });
}

/** Storage of its own, of a tab or of a device. */
export function memoryStorage(): () => Storage {
  const entries = new Map<string, string>();
  const storage: Storage = {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (at) => [...entries.keys()][at] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
  return () => storage;
}
