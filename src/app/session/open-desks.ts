import type { Surroundings } from '#core/contract/surroundings.ts';
import type { Provider } from '#core/providers/provider.ts';
import type { Clock } from './clock.ts';
import { createCommands } from './commands.ts';
import { connectDesks } from './connect-desks.ts';
import { createDesks, type Desk, type Desks, firstConnection, firstWorkspace } from './desks.ts';
import { linkGuarded } from './link-guard.ts';
import { keepRenewingOn } from './keep-renewing-on.ts';
import { keepTyped, type TypedKeeper } from './keep-typed.ts';
import { openChanges } from './keeping/changes.ts';
import { type ConnectionRecords, connectionRecords } from './keeping/connection-records.ts';
import { openDatabase } from './keeping/database.ts';
import { removeOldCopy } from './keeping/mirror/buckets.ts';
import type { MirrorKeeper } from './keeping/mirror/mirror.ts';
import { originFilesOf } from './keeping/mirror/origin-files.ts';
import { type MirrorNeeds, restoreWhereNew } from './keeping/mirror/unread.ts';
import type { OpenedHistory } from './keeping/open-history.ts';
import { keepProviders } from './keeping/provider-records.ts';
import { previewAssertion } from './preview-assertion.ts';
import type { Session } from './session.ts';
import { tabMemory } from './tab-memory.ts';
import { unwritten } from './unwritten.ts';
import { createWorkbench, firstTyped } from './workbench.ts';

/** What all desks have in common. */
export type DeskNeeds = Pick<Session, 'transports' | 'origin'> & {
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  readonly page: Document;
  /** Starts the worker that holds the second copy of what is kept; undefined where there is none. */
  readonly mirrorWorker: (() => Worker) | undefined;
  /** Whether this page was loaded because everything was forgotten. */
  readonly hasForgotten: boolean;
  /** The tab's own storage; to ask for it may be refused. */
  readonly tabStorage: () => Storage;
  /** That of the device, likewise. */
  readonly deviceStorage: () => Storage;
};

/** Reads what is kept on this device and sets up what a person works at. `later` brings what the first view can do without. */
export async function openDesks(
  needs: DeskNeeds,
): Promise<{ readonly desks: Desks; readonly later: () => Promise<void> }> {
  const { transports, origin, clock, surroundings, page, tabStorage, deviceStorage, hasForgotten } = needs;
  const database = openDatabase();
  // Each tab has its own connection on screen, also after a reload.
  const tab = tabMemory(tabStorage, 'grantscope-connection');
  const records = connectionRecords(database);
  const changes = openChanges();
  const mirrorNeeds = mirrorNeedsOf(needs);
  const restored = await restoreWhereNew(database, mirrorNeeds, hasForgotten);
  const unwrittenHere = unwritten(deviceStorage, crypto.randomUUID());
  await unwrittenHere.writeAll(
    async ({ connectionId, before, after }) => (await records.change(connectionId, before, after)).kind === 'done',
  );
  const stored = await records.read();
  const kept = stored.kind === 'done' ? stored.value : undefined;
  const fault = stored.kind === 'fault' ? stored.fault : stored.value.newer ? 'newer' : undefined;
  let recording: OpenedHistory | undefined;
  let mirror: MirrorKeeper | undefined;
  const copied: MirrorKeeper['copied'] = async (what) => mirror?.copied(what);
  const keepers = new Map<string, TypedKeeper>();
  const putFirst = () =>
    records.putFirst({ ...firstConnection, typed: firstTyped(undefined, surroundings) }, firstWorkspace);
  if (kept?.connections.length === 0) void putFirst();
  // Nothing could be read: once something can be written, it must not be taken for what another tab has removed.
  let isFirstThere = kept !== undefined;
  const change: ConnectionRecords['change'] = async (...changed) => {
    if (!isFirstThere) {
      const stored = await putFirst();
      if (stored.kind === 'fault') return stored;
      isFirstThere = true;
    }
    const stored = await records.change(...changed);
    if (stored.kind === 'done') await copied('typed');
    return stored;
  };

  const table = createDesks(kept, fault, tab.read(), (entry, typed): Desk => {
    const workbench = createWorkbench(firstTyped(typed, surroundings), fault === undefined ? 'kept' : 'unavailable');
    const session: Session = {
      store: workbench,
      transports: linkGuarded(transports, workbench, clock),
      clock,
      surroundings,
      origin,
      connectionId: entry.id,
      runIdPrefix: `${crypto.randomUUID()}-`,
    };
    const commands = createCommands(session);
    keepers.set(
      entry.id,
      keepTyped(session, { change }, page, unwrittenHere, {
        kept: () => {
          const { fault: known } = table.store.getState();
          // What a later version keeps stays out of reach until that one is loaded.
          if (known !== undefined && known !== 'newer') table.store.setState({ fault: undefined });
          changes.tell({ kind: 'connections' });
        },
        failed: (why) => table.store.setState({ fault: why }),
      }),
    );
    session.store.subscribe(({ ownProviders }, before) => {
      if (ownProviders !== before.ownProviders) shareProviders(ownProviders);
    });
    previewAssertion(session);
    keepRenewingOn(session, commands);
    recording?.record(session);
    return { session, commands };
  });
  const desks = connectDesks(table, {
    ...needs,
    database,
    records,
    changes,
    copied,
    keepers,
    withSecrets: kept?.withSecrets,
  });

  const shareProviders = (ownProviders: readonly Provider[]): void => {
    void keepProviders(database, ownProviders).then(() => changes.tell({ kind: 'settings' }));
    for (const { session } of desks.opened().values())
      if (session.store.getState().ownProviders !== ownProviders) session.store.setState({ ownProviders });
  };

  desks.store.subscribe(({ currentId }, before) => {
    if (currentId === before.currentId) return;
    tab.write(currentId);
    void records.setCurrent(currentId);
  });

  const later = async () => {
    const part = await import('./keeping/open-history.ts').catch(() => undefined);
    if (part === undefined) return;
    recording = part.openHistory(database, changes, copied);
    for (const { session } of desks.opened().values()) recording.record(session);
    const { history } = recording;
    desks.store.setState({ history });
    mirror = mirrorNeeds && (await loadMirror())?.mirrorOf(database, mirrorNeeds);
    await mirror?.bringBackRuns();
    await history.load();
    void mirror?.keep();
    void removeOldCopy(page);
  };
  if (restored !== undefined) desks.store.setState({ restored });
  return { desks, later };
}

function mirrorNeedsOf({ page, mirrorWorker }: DeskNeeds): MirrorNeeds | undefined {
  const files = originFilesOf(page);
  return files && mirrorWorker && { files, startWorker: mirrorWorker };
}

function loadMirror() {
  return import('./keeping/mirror/mirror.ts').catch(() => undefined);
}
