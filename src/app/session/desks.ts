import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Commands } from './commands.ts';
import type { ListNeeds, Removed } from './desks-commands.ts';
import type { Imported } from './import-connections.ts';
import type { ForgetEverything } from './forget/forget-everything.ts';
import type { ConnectionEntry, KeptConnections, Workspace } from './keeping/connection-records.ts';
import type { StorageFault } from './keeping/database.ts';
import type { Restored } from './keeping/mirror/restore.ts';
import type { KeptHistory } from './keeping/open-history.ts';
import { firstConnectionId, firstWorkspaceId } from './keeping/migrate.ts';
import type { SecretKeeping } from './secrets/secret-keeping.ts';
import type { Session } from './session.ts';
import { nothingTyped, type Typed } from './workbench.ts';

/**
 * Everything about one connection while this tab is open: what is typed, its secrets, its runs and what is on its way.
 * Each has a store of its own, so that a late answer can never reach another connection (security.md T63).
 */
export type Desk = { readonly session: Session; readonly commands: Commands };

export type DesksState = {
  readonly workspaces: readonly Workspace[];
  readonly connections: readonly ConnectionEntry[];
  /** The connection on screen. */
  readonly currentId: string;
  /** Why what is typed does not reach this device's storage; undefined while it does. */
  readonly fault: StorageFault | undefined;
  /** How many records could not be read and were put aside at the start. */
  readonly damaged: number;
  /** What came back from the second copy at the start; undefined where nothing had to. */
  readonly restored: Restored | undefined;
  /** Connections on screen that another tab has removed; what is typed in them is in this tab only. */
  readonly removedElsewhere: ReadonlySet<string>;
  /** What was removed last here, to be taken back. */
  readonly removed: Removed | undefined;
  /** The fragment of a link that the page was opened with, until somebody has looked at it. */
  readonly arrivedLink: string | undefined;
  /** What was imported last here, likewise. */
  readonly imported: Imported | undefined;
  /** Comes after the first view. */
  readonly history: KeptHistory | undefined;
};

/** The desks, without what can be done about them. */
export type DeskTable = {
  readonly store: StoreApi<DesksState>;
  /** The desk of a connection, set up when it is first asked for. */
  readonly desk: (connectionId: string) => Desk;
  /** Those that were set up in this tab. */
  readonly opened: () => ReadonlyMap<string, Desk>;
  /** What is typed in a connection, also where its desk is not set up. */
  readonly typed: (connectionId: string) => Typed;
  /** What a desk begins with that is not set up yet. */
  readonly know: (connectionId: string, typed: Typed) => void;
};

export type Desks = DeskTable & {
  readonly switchTo: (id: string) => void;
  /** What `desksCommands` works with; they come after the first view. */
  readonly needs: ListNeeds;
  /** What keeps the secrets of a connection. It comes when it is asked for; undefined where it did not load. */
  readonly secretsOf: (connectionId: string) => Promise<SecretKeeping | undefined>;
  /** Comes when it is asked for; undefined where it did not load. */
  readonly forgetting: () => Promise<ForgetEverything | undefined>;
};

export const firstWorkspace: Workspace = { id: firstWorkspaceId, name: 'My workspace', order: 0 };
export const firstConnection: ConnectionEntry = {
  id: firstConnectionId,
  workspaceId: firstWorkspaceId,
  name: '',
  order: 0,
  badge: undefined,
};

/** The desks of all connections that are kept; at least one is always there. */
export function createDesks(
  kept: KeptConnections | undefined,
  fault: StorageFault | undefined,
  /** The connection that this tab had on screen before a reload. */
  lastInTab: string | undefined,
  setUp: (connection: ConnectionEntry, typed: Typed) => Desk,
): DeskTable {
  const connections = kept === undefined || kept.connections.length === 0 ? [] : kept.connections;
  const typedById = new Map(connections.map(({ id, typed }) => [id, typed]));
  const entries = connections.length === 0 ? [firstConnection] : connections.map(withoutTyped);
  const workspaces = withMissing(kept?.workspaces ?? [], entries);
  const isThere = (id: string | undefined) => entries.some((entry) => entry.id === id);
  const currentId = [lastInTab, kept?.currentId].find(isThere) ?? entries[0]?.id ?? firstConnectionId;
  const store = createStore<DesksState>(() => ({
    workspaces,
    connections: entries,
    currentId,
    fault,
    damaged: kept?.damaged ?? 0,
    restored: undefined,
    removedElsewhere: new Set(),
    removed: undefined,
    arrivedLink: undefined,
    imported: undefined,
    history: undefined,
  }));
  const desks = new Map<string, Desk>();
  const desk = (id: string): Desk => {
    const known = desks.get(id);
    if (known !== undefined) return known;
    const entry = store.getState().connections.find((each) => each.id === id) ?? firstConnection;
    const made = setUp(entry, typedById.get(id) ?? nothingTyped);
    desks.set(id, made);
    return made;
  };
  return {
    store,
    desk,
    opened: () => desks,
    typed: (id) => desks.get(id)?.session.store.getState() ?? typedById.get(id) ?? nothingTyped,
    know: (id, typed) => typedById.set(id, typed),
  };
}

export function withoutTyped({ id, workspaceId, name, order, badge }: ConnectionEntry): ConnectionEntry {
  return { id, workspaceId, name, order, badge };
}

/** A connection whose workspace is gone stands in one that is made for it, instead of nowhere. */
export function withMissing(
  workspaces: readonly Workspace[],
  entries: readonly ConnectionEntry[],
): readonly Workspace[] {
  const known = new Set(workspaces.map(({ id }) => id));
  const missing = [...new Set(entries.map(({ workspaceId }) => workspaceId))].filter((id) => !known.has(id));
  return [...workspaces, ...missing.map((id) => ({ ...firstWorkspace, id }))];
}
