import type { Changes } from '../keeping/changes.ts';
import type { Database } from '../keeping/database.ts';
import { clearStores, clearTab } from './clear-stores.ts';
import { type ForgottenMark, setForgottenMark } from './forgotten-mark.ts';
import { storesOf } from './stores.ts';

/** How much there is on this device and in this tab. */
export type Holdings = {
  readonly connections: number;
  readonly workspaces: number;
  readonly runs: number;
  /** Connections whose secrets are kept on this device. */
  readonly withSecrets: number;
  /** Entries of the tab's own storage. */
  readonly inTab: number;
  /** Names of settings in localStorage. */
  readonly settings: readonly string[];
};

export type ForgetEverything = {
  readonly holdings: () => Promise<Holdings>;
  /** Empties everything, here and in all other tabs, and loads the page anew, which also empties its memory. */
  readonly forget: () => Promise<void>;
  /** Does this tab's part of it when another was asked to. */
  readonly follow: () => Promise<void>;
};

export type ForgetNeeds = {
  readonly page: Document;
  readonly database: Database;
  readonly changes: Changes;
  /** Stops whatever in this tab would write. */
  readonly stop: () => void;
};

export function createForgetting({ page, database, changes, stop }: ForgetNeeds): ForgetEverything {
  const reload = (by: ForgottenMark): void => {
    const view = page.defaultView;
    if (view === null) return;
    setForgottenMark(view.history, by);
    // What was in memory (secrets, tokens, keys, patterns made of them) goes with the page that held it.
    view.location.reload();
  };
  return {
    holdings: () => countHoldings(page, database),
    follow: async () => {
      await database.end();
      const stores = storesOf(page);
      if (stores !== undefined) clearTab(stores);
      reload('elsewhere');
    },
    forget: async () => {
      changes.tell({ kind: 'forgotten' });
      stop();
      await database.end();
      const stores = storesOf(page);
      if (stores !== undefined) await clearStores(stores);
      reload('here');
    },
  };
}

async function countHoldings(page: Document, database: Database): Promise<Holdings> {
  const counted = await database.within(async (db) => ({
    connections: await db.count('connections'),
    workspaces: await db.count('workspaces'),
    runs: await db.count('runs'),
    withSecrets: await db.count('secrets'),
  }));
  const stores = storesOf(page);
  const keys = (storage: (() => Storage) | undefined): readonly string[] => {
    try {
      return storage === undefined ? [] : Object.keys(storage());
    } catch {
      return [];
    }
  };
  const none = { connections: 0, workspaces: 0, runs: 0, withSecrets: 0 };
  return {
    ...(counted.kind === 'done' ? counted.value : none),
    inTab: keys(stores?.sessionStorage).length,
    settings: keys(stores?.localStorage),
  };
}
