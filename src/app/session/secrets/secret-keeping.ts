import type { Changes } from '../keeping/changes.ts';
import type { Database } from '../keeping/database.ts';
import type { Session } from '../session.ts';
import type { TabMemory } from '../tab-memory.ts';
import type { SecretKeepingState, SecretPlace, Workbench } from '../workbench.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { keyOf, type PassphraseKey, readSealed, seal, unseal } from './sealed.ts';
import { secretRecords } from './secret-records.ts';
import { secretFaults } from './secret-faults.ts';
import { readSecretValues, secretsIn, type SecretValues, withSecrets } from './secret-values.ts';

/** Keeps the secrets of one connection where the user wants them: nowhere, unless asked to (security.md 5.5). */
export type SecretKeeping = {
  /** Reads what is kept; again after another tab has changed it. */
  readonly read: () => Promise<void>;
  /** Keeps them there and nowhere else. What was kept elsewhere is removed at once, and looked for again. */
  readonly keepIn: (place: SecretPlace) => Promise<void>;
  /** Puts what is kept on this device behind a passphrase, or behind another one. */
  readonly lockWith: (passphrase: string) => Promise<void>;
  readonly removePassphrase: () => Promise<void>;
  /** Resolves to whether it was the right passphrase. */
  readonly unlock: (passphrase: string) => Promise<boolean>;
  /** Writes nothing any more. */
  readonly stop: () => void;
};

export type SecretKeepingNeeds = {
  readonly tab: TabMemory;
  readonly database: Database;
  readonly changes: Pick<Changes, 'tell'>;
  readonly page: Document;
  /** Asks the browser not to clear away what is kept when space runs out; asked only by those who want to keep something. */
  readonly persist: () => Promise<unknown>;
};

const pauseMs = 120;
const watched = ['connection', 'apiCall', 'issuer', 'clientCertificates', 'secretKeeping'] as const;

export function createSecretKeeping(
  { store, connectionId: id }: Pick<Session, 'store' | 'connectionId'>,
  { tab, database, changes, page, persist }: SecretKeepingNeeds,
): SecretKeeping {
  const records = secretRecords(database);
  let key: PassphraseKey | undefined;
  /** What is kept, as far as this tab knows. */
  let kept: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let last: Promise<unknown> = Promise.resolve();

  const now = () => store.getState().secretKeeping;
  const say = (change: Partial<SecretKeepingState>) => store.setState({ secretKeeping: { ...now(), ...change } });
  const tell = () => changes.tell({ kind: 'secrets', connectionId: id });
  /** One thing at a time: a late write must not bring back what was removed meanwhile. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };

  const show = (values: SecretValues): void => {
    const state = store.getState();
    // What was kept and not changed here since goes, so that another tab's change shows.
    const isUnchanged = kept !== undefined && kept === JSON.stringify(secretsIn(state));
    const base: Workbench = isUnchanged ? { ...withoutSecrets(state), clientCertificates: [] } : state;
    store.setState(withSecrets(base, values));
    kept = JSON.stringify(values);
  };

  const take = async (record: unknown): Promise<void> => {
    if (record === undefined) {
      if (now().place === 'device') say({ place: 'memory', lock: 'none' });
      key = undefined;
      return;
    }
    const sealed = readSealed(record);
    if (sealed !== undefined) {
      const opened = key === undefined ? undefined : await unseal(sealed, key, id);
      if (opened === undefined) key = undefined;
      say({ place: 'device', lock: opened === undefined ? 'locked' : 'open' });
      if (opened !== undefined) show(opened);
      return;
    }
    const values = readSecretValues(record);
    key = undefined;
    say({ place: 'device', lock: values === undefined ? 'damaged' : 'none' });
    if (values !== undefined) show(values);
  };

  const read = async (): Promise<void> => {
    const ofTab = tab.read();
    if (ofTab !== undefined) {
      const values = readSecretValues(parsed(ofTab));
      if (values === undefined) tab.remove();
      else {
        say({ place: 'tab', lock: 'none' });
        return show(values);
      }
    }
    const stored = await records.read(id);
    if (stored.kind === 'done') await take(stored.value);
  };

  const recordOf = async (values: SecretValues): Promise<unknown> =>
    key === undefined ? values : seal(values, key, id);

  const write = async (): Promise<void> => {
    const { place, lock } = now();
    if (isStopped || place === 'memory' || lock === 'locked' || lock === 'damaged') return;
    const values = secretsIn(store.getState());
    const text = JSON.stringify(values);
    if (text === kept) return;
    kept = text;
    if (place === 'tab') return say({ fault: tab.write(text) ? undefined : secretFaults.tab });
    const stored = await records.change(id, await recordOf(values));
    if (stored.kind === 'fault') return say({ fault: secretFaults[stored.fault] });
    if (!stored.value) return take(undefined);
    say({ fault: undefined });
    tell();
  };

  const keepIn = async (place: SecretPlace): Promise<void> => {
    const values = secretsIn(store.getState());
    const text = JSON.stringify(values);
    if (place === 'tab' && !tab.write(text)) return say({ fault: secretFaults.tab });
    if (place === 'device') {
      void persist().catch(() => undefined);
      key = undefined;
      const stored = await records.put(id, values);
      if (stored.kind === 'fault') return say({ fault: secretFaults[stored.fault] });
    }
    kept = text;
    const isTabClear = place === 'tab' || tab.remove();
    const isDeviceClear = place === 'device' || (await isGone());
    if (place !== 'device' && isDeviceClear) key = undefined;
    if (isTabClear && isDeviceClear) say({ place, lock: 'none', fault: undefined });
    else say({ fault: isTabClear ? secretFaults.notRemoved : secretFaults.notRemovedFromTab });
    tell();
  };

  const isGone = async (): Promise<boolean> => {
    const stored = await records.remove(id);
    // Where the browser denies storage altogether nothing of ours is in it.
    return stored.kind === 'done' ? stored.value : stored.fault === 'denied' && now().place !== 'device';
  };

  const rewrite = async (next: PassphraseKey | undefined): Promise<void> => {
    const before = key;
    key = next;
    const values = secretsIn(store.getState());
    const stored = await records.change(id, await recordOf(values));
    if (stored.kind === 'fault' || !stored.value) {
      key = before;
      return stored.kind === 'fault' ? say({ fault: secretFaults[stored.fault] }) : take(undefined);
    }
    kept = JSON.stringify(values);
    say({ lock: next === undefined ? 'none' : 'open', fault: undefined });
    tell();
  };

  const unlock = async (passphrase: string): Promise<boolean> => {
    const stored = await records.read(id);
    const sealed = stored.kind === 'done' ? readSealed(stored.value) : undefined;
    if (sealed === undefined) return false;
    const tried = await keyOf(passphrase, sealed.salt, sealed.iterations);
    const values = await unseal(sealed, tried, id);
    if (values === undefined) return false;
    key = tried;
    say({ place: 'device', lock: 'open', fault: undefined });
    show(values);
    return true;
  };

  const unsubscribe = store.subscribe((state, before) => {
    if (now().place === 'memory' || watched.every((part) => state[part] === before[part])) return;
    clearTimeout(timer);
    timer = setTimeout(() => void inTurn(write), pauseMs);
  });
  const onHidden = () => {
    if (page.visibilityState === 'hidden') void inTurn(write);
  };
  page.addEventListener('visibilitychange', onHidden);

  return {
    read: () => inTurn(read),
    keepIn: (place) => inTurn(() => keepIn(place)),
    lockWith: (passphrase) => inTurn(async () => rewrite(await keyOf(passphrase))),
    removePassphrase: () => inTurn(() => rewrite(undefined)),
    unlock: (passphrase) => inTurn(() => unlock(passphrase)),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      unsubscribe();
      page.removeEventListener('visibilitychange', onHidden);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
