import type { Surroundings } from '#core/contract/surroundings.ts';
import type { Desk, Desks, DeskTable } from './desks.ts';
import type { TypedKeeper } from './keep-typed.ts';
import type { Changes } from './keeping/changes.ts';
import type { ConnectionRecords } from './keeping/connection-records.ts';
import type { Database, Stored } from './keeping/database.ts';
import type { MirrorKeeper } from './keeping/mirror/mirror.ts';
import type { SecretKeeping } from './secrets/secret-keeping.ts';
import { type TabMemory, tabMemory } from './tab-memory.ts';
import { firstTyped } from './workbench.ts';

type ConnectNeeds = {
  readonly surroundings: Surroundings;
  readonly page: Document;
  readonly tabStorage: () => Storage;
  readonly database: Database;
  readonly records: ConnectionRecords;
  readonly changes: Changes;
  readonly copied: MirrorKeeper['copied'];
  readonly keepers: ReadonlyMap<string, TypedKeeper>;
  readonly withSecrets: ReadonlySet<string> | undefined;
};

/** Joins the desks with the device, with the other tabs, and with what their secrets are kept in. */
export function connectDesks(table: DeskTable, needs: ConnectNeeds): Desks {
  const { page, database, records, changes, keepers } = needs;
  const { store } = table;
  const list = listWriter(needs, (fault) => {
    if (store.getState().fault !== fault) store.setState({ fault });
  });
  const keepings = new Map<string, Promise<SecretKeeping | undefined>>();
  const tabOf = (id: string) => tabMemory(needs.tabStorage, `grantscope-secrets-${id}`);
  const secretsOf = (id: string) => {
    const keeping = keepings.get(id) ?? openSecrets(table.desk(id), tabOf(id), needs);
    keepings.set(id, keeping);
    return keeping;
  };

  let following: Promise<(() => Promise<void>) | undefined> | undefined;
  const follow = async (): Promise<void> => {
    following ??= import('./follow-tabs.ts').then(
      (part) => part.followTabs(table, { ...list, read: records.read, keepers, page }),
      () => undefined,
    );
    await (
      await following
    )?.();
  };
  const forgetting = async () => {
    const part = await import('./forget/forget-everything.ts').catch(() => undefined);
    return part?.createForgetting({ page, database, changes, stop });
  };
  const stop = (): void => {
    for (const keeper of keepers.values()) keeper.stop();
    for (const keeping of keepings.values()) void keeping.then((each) => each?.stop());
  };
  changes.listen((change) => {
    if (change.kind === 'connections') void follow();
    if (change.kind === 'secrets' && table.opened().has(change.connectionId))
      void secretsOf(change.connectionId).then((keeping) => keeping?.read());
    if (change.kind === 'forgotten') {
      // At once: what is loaded for it takes a moment, in which nothing may be written any more.
      stop();
      void forgetting().then((part) => part?.follow());
    }
  });

  return {
    ...table,
    // Where something is kept it is wanted at once; where nothing is, what keeps it can wait until somebody asks.
    desk: (id) => {
      const isNew = !table.opened().has(id);
      const desk = table.desk(id);
      if (isNew && (needs.withSecrets?.has(id) === true || tabOf(id).read() !== undefined)) void secretsOf(id);
      return desk;
    },
    secretsOf,
    switchTo: (id) => {
      const { connections, currentId } = store.getState();
      if (id !== currentId && connections.some((each) => each.id === id)) store.setState({ currentId: id });
    },
    needs: {
      read: records.read,
      database,
      write: list.write,
      writeTyped: async () => {
        await Promise.all([...keepers.values()].map((keeper) => keeper.writeNow()));
      },
      newId: () => crypto.randomUUID(),
      emptyTyped: () => firstTyped(undefined, needs.surroundings),
    },
    forgetting,
  };
}

/** What keeps secrets, once it has read what is kept. */
async function openSecrets(
  { session }: Desk,
  tab: TabMemory,
  { page, changes, database }: ConnectNeeds,
): Promise<SecretKeeping | undefined> {
  const part = await import('./secrets/secret-keeping.ts').catch(() => undefined);
  const keeping = part?.createSecretKeeping(session, {
    tab,
    database,
    changes,
    page,
    persist: async () => page.defaultView?.navigator.storage.persist(),
  });
  await keeping?.read();
  return keeping;
}

type ListWriter = {
  readonly write: (work: () => Promise<Stored<unknown>>) => Promise<void>;
  readonly settled: () => Promise<number>;
  readonly writes: () => number;
};

/** Changes of the list reach the device one after the other, in the order in which they were made. */
function listWriter(
  { changes, copied }: Pick<ConnectNeeds, 'changes' | 'copied'>,
  show: (fault: Extract<Stored<unknown>, { kind: 'fault' }>['fault'] | undefined) => void,
): ListWriter {
  let last: Promise<void> = Promise.resolve();
  let writes = 0;
  return {
    write: (work) => {
      writes++;
      last = last.then(work).then(async (stored) => {
        show(stored.kind === 'fault' ? stored.fault : undefined);
        if (stored.kind === 'done') await copied('typed');
        if (stored.kind === 'done') changes.tell({ kind: 'connections' });
      });
      return last;
    },
    settled: async () => {
      await last;
      return writes;
    },
    writes: () => writes,
  };
}
