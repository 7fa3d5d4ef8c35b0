import type { IDBPDatabase } from 'idb';
import * as v from 'valibot';
import { type Badge, badgeColours } from '../badge.ts';
import { keptFrom, type KeptTyped, typedFrom, withoutDamage } from '../kept-typed.ts';
import type { Typed } from '../workbench.ts';
import { putAside, putPartAside } from './damaged-records.ts';
import { type Database, type Layout, NewerRecord, type Stored } from './database.ts';
import { mendProviders } from './provider-records.ts';

/** A group of connections; its runs are those of its connections. */
export type Workspace = { readonly id: string; readonly name: string; readonly order: number };

/** A connection as the list has it. Without a name of its own it is called by what is typed in it. */
export type ConnectionEntry = {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly order: number;
  /** Undefined as long as the user chose none. */
  readonly badge: Badge | undefined;
};

/** A connection with all that was typed in it, but for secrets. */
export type KeptConnection = ConnectionEntry & { readonly typed: Typed };

export type KeptConnections = {
  readonly workspaces: readonly Workspace[];
  readonly connections: readonly KeptConnection[];
  /** The one last in use on this device. */
  readonly currentId: string | undefined;
  /** How many records could not be read and were put aside by this reading. */
  readonly damaged: number;
  /** The connections whose secrets are kept on this device. */
  readonly withSecrets: ReadonlySet<string>;
  /** Whether a later version of this page has kept something here that this one cannot read. */
  readonly newer: boolean;
};

export type ConnectionRecords = {
  readonly read: () => Promise<Stored<KeptConnections>>;
  /** What is there before anybody made anything; where another tab was first, its records stay. */
  readonly putFirst: (connection: KeptConnection, workspace: Workspace) => Promise<Stored<void>>;
  /** Writes only what differs from `before`: another tab may have changed the rest of it meanwhile. */
  readonly change: (id: string, before: KeptTyped, after: KeptTyped) => Promise<Stored<void>>;
  readonly setCurrent: (id: string) => Promise<Stored<void>>;
};

const recordSchema = v.object({
  version: v.literal(1),
  workspaceId: v.string(),
  name: v.string(),
  order: v.number(),
  badge: v.fallback(v.optional(v.object({ letters: v.string(), colour: v.picklist(badgeColours) })), undefined),
  kept: v.unknown(),
});
const workspaceSchema = v.object({ version: v.literal(1), name: v.string(), order: v.number() });

export function connectionRecords({ within }: Database): ConnectionRecords {
  return {
    read: () => within(readAll),
    putFirst: ({ id, typed, ...entry }, workspace) =>
      within(async (db) => {
        const transaction = db.transaction(['connections', 'workspaces'], 'readwrite', { durability: 'strict' });
        const connections = transaction.objectStore('connections');
        const workspaces = transaction.objectStore('workspaces');
        const there = await connections.getAll();
        const isFree = (await connections.getKey(id)) === undefined;
        if (isFree && !there.some(isReadable)) await connections.put(recordOf(entry, typed), id);
        const { name, order } = workspace;
        if ((await workspaces.count()) === 0) await workspaces.put({ version: 1, name, order }, workspace.id);
        await transaction.done;
      }),
    change: (id, before, after) =>
      within(async (db) => {
        const transaction = db.transaction('connections', 'readwrite', { durability: 'strict' });
        const record = recordFrom(await transaction.store.get(id));
        // Removed by another tab: it is not brought back by what is still typed here.
        if (record !== undefined)
          await transaction.store.put({ ...record, kept: merged(record.kept, before, after) }, id);
        await transaction.done;
      }),
    setCurrent: (id) => within((db) => write(db, 'settings', 'current', id)),
  };
}

export function recordOf({ workspaceId, name, order, badge }: Omit<ConnectionEntry, 'id'>, typed: Typed): unknown {
  return { version: 1, workspaceId, name, order, badge, kept: keptFrom(typed) };
}

function isReadable(record: unknown): boolean {
  return v.is(recordSchema, record);
}

/** A record that is about to be changed; undefined where there is none. */
export function recordFrom(present: unknown): v.InferOutput<typeof recordSchema> | undefined {
  if (present === undefined) return undefined;
  if (isLater(present)) throw new NewerRecord();
  return v.parse(recordSchema, present);
}

export async function write(
  db: IDBPDatabase<Layout>,
  store: 'connections' | 'workspaces' | 'settings',
  key: string,
  record: unknown,
): Promise<void> {
  const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(record, key), transaction.done]);
}

async function readAll(db: IDBPDatabase<Layout>): Promise<KeptConnections> {
  const transaction = db.transaction(['connections', 'workspaces', 'settings', 'secrets']);
  const connectionStore = transaction.objectStore('connections');
  const workspaceStore = transaction.objectStore('workspaces');
  const [ids, records, workspaceIds, workspaceRecords, current, ownProviders, withSecrets] = await Promise.all([
    connectionStore.getAllKeys(),
    connectionStore.getAll(),
    workspaceStore.getAllKeys(),
    workspaceStore.getAll(),
    transaction.objectStore('settings').get('current'),
    transaction.objectStore('settings').get('own-providers'),
    transaction.objectStore('secrets').getAllKeys(),
  ]);
  let damaged = await mendProviders(db, ownProviders);
  let newer = false;
  const setAside = async (store: 'connections' | 'workspaces', key: string, record: unknown): Promise<void> => {
    if (isLater(record)) {
      newer = true;
      return;
    }
    damaged++;
    await putAside(db, { store, key, reason: 'it is not as expected', record });
  };
  const connections: KeptConnection[] = [];
  for (const [at, id] of ids.entries()) {
    const record = v.safeParse(recordSchema, records[at]);
    const typed = record.success ? await typedFrom(record.output.kept, ownProviders) : undefined;
    if (!record.success || typed === undefined) await setAside('connections', id, records[at]);
    else {
      const { workspaceId, name, order, badge, kept } = record.output;
      connections.push({ id, workspaceId, name, order, badge, typed });
      const mended = await withoutDamage(kept);
      if (mended === undefined) continue;
      damaged++;
      const reason = 'a part of it is not as expected';
      await putPartAside(
        db,
        { store: 'connections', key: id, reason, record: records[at] },
        { ...record.output, kept: mended },
      );
    }
  }
  const workspaces: Workspace[] = [];
  for (const [at, id] of workspaceIds.entries()) {
    const record = v.safeParse(workspaceSchema, workspaceRecords[at]);
    if (record.success) workspaces.push({ id, name: record.output.name, order: record.output.order });
    else await setAside('workspaces', id, workspaceRecords[at]);
  }
  return {
    workspaces: workspaces.sort(byOrder),
    connections: connections.sort(byOrder),
    currentId: typeof current === 'string' ? current : undefined,
    damaged,
    withSecrets: new Set(withSecrets),
    newer,
  };
}

function byOrder(one: { readonly order: number }, other: { readonly order: number }): number {
  return one.order - other.order;
}

/** Whether a later version of this page has written it, or what it holds. */
function isLater(record: unknown): boolean {
  return versionOf(record) > 1 || versionOf(keptIn(record)) > 1;
}

function versionOf(record: unknown): number {
  const read = v.safeParse(v.object({ version: v.number() }), record);
  return read.success ? read.output.version : 0;
}

function keptIn(record: unknown): unknown {
  return typeof record === 'object' && record !== null && 'kept' in record ? record.kept : undefined;
}

/** Of each field what this tab changed, and of all others what is there by now. */
function merged(present: unknown, before: KeptTyped, after: KeptTyped): unknown {
  if (typeof present !== 'object' || present === null) return after;
  const now: Partial<KeptTyped> = present;
  return {
    ...now,
    ...changed(before, after),
    connection: { ...after.connection, ...now.connection, ...changed(before.connection, after.connection) },
    apiCall: { ...after.apiCall, ...now.apiCall, ...changed(before.apiCall, after.apiCall) },
  };
}

function changed<T extends object>(before: T, after: T): Partial<T> {
  const names = Object.keys(after) as (keyof T)[];
  const entries = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(entries.map((name) => [name, after[name]])) as Partial<T>;
}
