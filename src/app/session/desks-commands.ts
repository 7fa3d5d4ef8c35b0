import { connectionTitle } from './connection-title.ts';
import { type Desks, type DesksState, type DeskTable, withoutTyped } from './desks.ts';
import { besides, entriesOf, inOrder } from './desks-list.ts';
import type { ConnectionEntry, ConnectionRecords, KeptConnection, Workspace } from './keeping/connection-records.ts';
import { listRecords } from './keeping/list-records.ts';
import type { Database, Stored } from './keeping/database.ts';
import { type SecretRecords, secretRecords } from './secrets/secret-records.ts';
import type { Typed } from './workbench.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What was removed in one go, with what it takes to bring it back. */
export type Removed = {
  /** What is said of it, a phrase: “dev”. */
  readonly title: string;
  readonly connections: readonly KeptConnection[];
  readonly workspace: Workspace | undefined;
  /** Which of them was on screen. */
  readonly currentId: string | undefined;
  /** What was kept of their secrets, as it was kept. */
  readonly secrets: readonly (readonly [string, unknown])[];
};

/** What can be done with connections and workspaces. All of it is there at once, and on the device right after. */
export type DesksCommands = {
  /** Adds an empty one and puts it on screen. */
  readonly add: (workspaceId?: string) => void;
  /** Adds one with all that is typed in another but for secrets, and puts it on screen. */
  readonly duplicate: (id: string) => void;
  readonly describe: (id: string, change: Partial<Pick<ConnectionEntry, 'name' | 'badge'>>) => void;
  readonly moveToWorkspace: (id: string, workspaceId: string) => void;
  readonly moveBy: (id: string, steps: 1 | -1) => void;
  /** Its runs stay in the history. */
  readonly remove: (id: string) => Promise<void>;
  readonly addWorkspace: (name: string) => void;
  readonly renameWorkspace: (id: string, name: string) => void;
  /** With all connections in it. The last workspace stays. */
  readonly removeWorkspace: (id: string) => Promise<void>;
  /** Brings back what was removed last. */
  readonly undoRemoval: () => Promise<void>;
  readonly dismissRemoval: () => void;
  /** Keeps a connection that another tab has removed. */
  readonly keepHere: (id: string) => void;
  /** Keeps on the device what could not be kept before. */
  readonly keepAll: () => Promise<void>;
  /** Lets go of a connection that another tab has removed. */
  readonly letGo: (id: string) => void;
};

export type ListNeeds = {
  readonly read: ConnectionRecords['read'];
  readonly database: Database;
  /** Does a piece of work with the storage, in turn, and tells whoever has to know how it came out. */
  readonly write: (work: () => Promise<Stored<unknown>>) => Promise<void>;
  /** Writes what is typed and not written yet. */
  readonly writeTyped: () => Promise<void>;
  readonly newId: () => string;
  readonly emptyTyped: () => Typed;
};

const made = new WeakMap<Desks, DesksCommands>();

export function desksCommands(desks: Desks): DesksCommands {
  const commands = made.get(desks) ?? createDesksCommands(desks);
  made.set(desks, commands);
  return commands;
}

function createDesksCommands(table: Desks): DesksCommands {
  const { store, needs, switchTo } = table;
  const { write, newId } = needs;
  const records = listRecords(needs.database);
  const { getState, setState } = store;
  const kept = secretRecords(needs.database);
  const entryOf = (id: string) => getState().connections.find((each) => each.id === id);
  const keptOf = (entry: ConnectionEntry): KeptConnection => ({
    ...entry,
    typed: withoutSecrets(table.typed(entry.id)),
  });

  const put = (entry: ConnectionEntry, typed: Typed) => {
    table.know(entry.id, typed);
    setState(({ connections }) => ({ connections: [...connections, entry] }));
    void write(() => records.put({ ...entry, typed }));
    switchTo(entry.id);
  };
  const change = (id: string, part: Partial<Omit<ConnectionEntry, 'id'>>) => {
    setState(({ connections }) => ({
      connections: connections.map((each) => (each.id === id ? { ...each, ...part } : each)),
    }));
    void write(() => records.rename(id, part));
  };
  const order = (entries: readonly ConnectionEntry[]) => {
    for (const [at, { id, order: before }] of entries.entries()) if (before !== at) change(id, { order: at });
  };
  const newEntry = (workspaceId: string): ConnectionEntry => ({
    id: newId(),
    workspaceId,
    name: '',
    order: nextOrder(entriesOf(getState(), workspaceId)),
    badge: undefined,
  });
  const currentWorkspace = () => entryOf(getState().currentId)?.workspaceId ?? getState().workspaces[0]?.id ?? '';
  const add = (workspaceId: string = currentWorkspace()) => put(newEntry(workspaceId), needs.emptyTyped());

  const remove = async (gone: readonly ConnectionEntry[], workspace: Workspace | undefined, title: string) => {
    const ids = gone.map(({ id }) => id);
    const { currentId } = getState();
    const next = ids.includes(currentId) ? besides(getState(), ids) : currentId;
    const connections = gone.map(keptOf);
    stopRenewing(table, ids);
    setState((state) => ({
      ...without(state, ids),
      ...(workspace !== undefined && { workspaces: state.workspaces.filter(({ id }) => id !== workspace.id) }),
    }));
    // One is always there.
    if (next === undefined) add(getState().workspaces[0]?.id);
    else switchTo(next);
    let secrets: Removed['secrets'] = [];
    await write(async () => {
      secrets = await secretsOf(ids, kept);
      return { kind: 'done', value: undefined };
    });
    setState({
      removed: { title, connections, workspace, currentId: ids.includes(currentId) ? currentId : undefined, secrets },
    });
    for (const id of ids) await write(() => records.remove(id));
    if (workspace !== undefined) await write(() => records.removeWorkspace(workspace.id));
  };

  return {
    add,
    duplicate: (id) => {
      const entry = entryOf(id);
      if (entry === undefined) return;
      const typed = withoutSecrets(table.typed(id));
      const name = `Copy of ${connectionTitle(entry.name, typed)}`;
      put({ ...newEntry(entry.workspaceId), name }, typed);
    },
    describe: change,
    moveToWorkspace: (id, workspaceId) =>
      change(id, { workspaceId, order: nextOrder(entriesOf(getState(), workspaceId)) }),
    moveBy: (id, steps) => {
      const entry = entryOf(id);
      if (entry === undefined) return;
      const entries = [...entriesOf(getState(), entry.workspaceId)];
      const at = entries.findIndex((each) => each.id === id);
      const other = entries[at + steps];
      if (other === undefined) return;
      entries[at] = other;
      entries[at + steps] = entry;
      order(entries);
    },
    remove: async (id) => {
      const entry = entryOf(id);
      if (entry !== undefined) await remove([entry], undefined, connectionTitle(entry.name, table.typed(id)));
    },
    addWorkspace: (name) => {
      const workspace = { id: newId(), name, order: nextOrder(getState().workspaces) };
      setState(({ workspaces }) => ({ workspaces: [...workspaces, workspace] }));
      void write(() => records.putWorkspace(workspace));
    },
    renameWorkspace: (id, name) => {
      const workspace = getState().workspaces.find((each) => each.id === id);
      if (workspace === undefined) return;
      const renamed = { ...workspace, name };
      setState(({ workspaces }) => ({ workspaces: workspaces.map((each) => (each.id === id ? renamed : each)) }));
      void write(() => records.putWorkspace(renamed));
    },
    removeWorkspace: async (id) => {
      const { workspaces } = getState();
      const workspace = workspaces.find((each) => each.id === id);
      if (workspace === undefined || workspaces.length === 1) return;
      await remove(entriesOf(getState(), id), workspace, workspace.name);
    },
    undoRemoval: async () => {
      const { removed } = getState();
      if (removed === undefined) return;
      const { connections, workspace, currentId, secrets } = removed;
      setState((state) => ({
        removed: undefined,
        connections: inOrder([...state.connections, ...connections.map(withoutTyped)]),
        ...(workspace !== undefined && { workspaces: inOrder([...state.workspaces, workspace]) }),
      }));
      if (currentId !== undefined) switchTo(currentId);
      if (workspace !== undefined) await write(() => records.putWorkspace(workspace));
      for (const connection of connections) await write(() => records.put(connection));
      for (const [id, record] of secrets) await write(() => kept.put(id, record));
    },
    dismissRemoval: () => setState({ removed: undefined }),
    keepHere: (id) => {
      const entry = entryOf(id);
      if (entry === undefined) return;
      setState(({ removedElsewhere }) => ({ removedElsewhere: setWithout(removedElsewhere, id) }));
      const workspace = getState().workspaces.find((each) => each.id === entry.workspaceId);
      if (workspace !== undefined) void write(() => records.putWorkspace(workspace));
      void write(() => records.put(keptOf(entry)));
    },
    keepAll: async () => {
      const stored = await needs.read();
      if (stored.kind === 'fault') return setState({ fault: stored.fault });
      const isKept = (id: string) => stored.value.connections.some((each) => each.id === id);
      const { workspaces, connections } = getState();
      for (const workspace of workspaces) await write(() => records.putWorkspace(workspace));
      for (const entry of connections.filter(({ id }) => !isKept(id))) await write(() => records.put(keptOf(entry)));
      await needs.writeTyped();
    },
    letGo: (id) => {
      const next = besides(getState(), [id]);
      stopRenewing(table, [id]);
      setState((state) => ({ ...without(state, [id]), removedElsewhere: setWithout(state.removedElsewhere, id) }));
      if (next === undefined) add(getState().workspaces[0]?.id);
      else switchTo(next);
    },
  };
}

/** Nothing is sent any more for a connection that is gone. What is on its way comes in and is kept in the history. */
function stopRenewing(table: DeskTable, ids: readonly string[]): void {
  for (const id of ids) table.opened().get(id)?.commands.editRenewal({ automatic: false });
}

async function secretsOf(
  ids: readonly string[],
  secrets: Pick<SecretRecords, 'read'>,
): Promise<readonly (readonly [string, unknown])[]> {
  const found: (readonly [string, unknown])[] = [];
  for (const id of ids) {
    const stored = await secrets.read(id);
    if (stored.kind === 'done' && stored.value !== undefined) found.push([id, stored.value]);
  }
  return found;
}

function without({ connections }: DesksState, ids: readonly string[]): Pick<DesksState, 'connections'> {
  return { connections: connections.filter(({ id }) => !ids.includes(id)) };
}

function nextOrder(of: readonly { readonly order: number }[]): number {
  return Math.max(-1, ...of.map((each) => each.order)) + 1;
}

function setWithout<T>(set: ReadonlySet<T>, gone: T): ReadonlySet<T> {
  return new Set([...set].filter((each) => each !== gone));
}
