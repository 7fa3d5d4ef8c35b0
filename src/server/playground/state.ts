import { isDueForRenewal, makeServerCertificate } from './certificates.ts';
import type { CertificateAndKey } from './certify.ts';
import { type DemoCredentials, makeDemoCredentials, renewDemoCredentials } from './demo-credentials.ts';
import { firstKeySet, type KeySet } from './key-set.ts';
import { mergeRegistrations, type Registration, type Registrations } from './registrations.ts';
import { noOwnClients, type OwnClients } from './own-clients/own-client.ts';
import { errorCode, readState, type SavedState, setAside, writeState } from './state-file.ts';
import { createStateWriter } from './state-writer.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

/** Where the playground keeps its certificate, keys and tokens between two starts. */
export type StatePlace =
  | { readonly kind: 'file'; readonly path: string }
  /** `keys`: instead of new ones. */
  | { readonly kind: 'memory'; readonly keys?: KeySet };

/** The playground's state, open. */
export type PlaygroundState = {
  readonly certificate: CertificateAndKey;
  readonly demo: DemoCredentials;
  /** The keys at this moment; another playground over the same file may have rotated them. */
  readonly keys: () => KeySet;
  readonly replaceKeys: (keys: KeySet) => void;
  /** What is registered at this moment for the clients with keys of their own. */
  readonly registrations: () => Registrations;
  /** Puts this in place of what was registered for the client. */
  readonly register: (clientId: string, registration: Registration) => void;
  /** The clients that were made here, as they are committed at this moment. */
  readonly ownClients: () => OwnClients;
  readonly commitClients: (clients: OwnClients) => void;
  readonly tokens: TokenStore;
  /** Writes what is left to write; answers when it is on disk, or when that failed, which a notice has said. */
  readonly save: () => Promise<void>;
  /** The same, for the last time. */
  readonly close: () => Promise<void>;
};

type Outside = { readonly nowMs: () => number; readonly onNotice: (line: string) => void };

/**
 * Opens the state, making it where there is none. It always succeeds: a damaged file is kept aside, and where the file
 * system refuses, the playground runs from memory; both are told by `onNotice`.
 */
export async function openState(place: StatePlace, outside: Outside): Promise<PlaygroundState> {
  const nowMs = outside.nowMs();
  if (place.kind === 'memory') return inMemory(await freshState(nowMs, place.keys), outside);
  const saved = await loadOrCreate(place.path, outside);
  if (saved === undefined) return inMemory(await freshState(nowMs), outside);
  const demo = saved.demo === undefined ? await makeDemoCredentials(nowMs) : renewDemoCredentials(saved.demo, nowMs);
  return inFile(place.path, { saved, demo }, outside);
}

type Fresh = SavedState & { readonly demo: DemoCredentials };

function inMemory(saved: Fresh, { nowMs }: Outside): PlaygroundState {
  const tokens = createTokenStore({ nowMs, initial: saved.tokens, onChange: () => undefined });
  let { keys, registrations, ownClients } = saved;
  return {
    certificate: saved.certificate,
    demo: saved.demo,
    keys: () => keys,
    replaceKeys: (next) => void (keys = next),
    registrations: () => registrations,
    register: (clientId, registration) => void (registrations = { ...registrations, [clientId]: registration }),
    ownClients: () => ownClients,
    commitClients: (next) => void (ownClients = next),
    tokens,
    save: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function inFile(
  path: string,
  { saved, demo }: { readonly saved: SavedState; readonly demo: DemoCredentials },
  { nowMs, onNotice }: Outside,
): PlaygroundState {
  const isDue = isDueForRenewal(saved.certificate.certificatePem, nowMs());
  const certificate = isDue ? makeServerCertificate(nowMs()) : saved.certificate;
  let { keys, registrations, ownClients } = saved;
  const tokens = createTokenStore({ nowMs, initial: saved.tokens, onChange: () => writer.schedule() });
  const writer = createStateWriter({
    path,
    snapshot: () => ({ certificate, keys, demo, registrations, ownClients, tokens: tokens.all() }),
    adopt: (other) => {
      tokens.adopt(other.tokens);
      if (other.keys.rotatedAtMs > keys.rotatedAtMs) keys = other.keys;
      registrations = mergeRegistrations(registrations, other.registrations);
      if (other.ownClients.committedAtMs > ownClients.committedAtMs) ownClients = other.ownClients;
    },
    onFailure: (code) => onNotice(`The playground's state cannot be saved in ${path} (${code}).`),
  });
  if (isDue) {
    onNotice("The playground's certificate was about to expire and was replaced; pins of the old one no longer match.");
    writer.schedule();
  }
  if (demo !== saved.demo) writer.schedule();
  return {
    certificate,
    demo,
    keys: () => keys,
    replaceKeys: (next) => {
      keys = next;
      writer.schedule();
    },
    registrations: () => registrations,
    register: (clientId, registration) => {
      registrations = { ...registrations, [clientId]: registration };
      writer.schedule();
    },
    ownClients: () => ownClients,
    commitClients: (next) => {
      ownClients = next;
      writer.schedule();
    },
    tokens,
    save: writer.flush,
    close: writer.flush,
  };
}

async function loadOrCreate(path: string, outside: Outside): Promise<SavedState | undefined> {
  const { nowMs, onNotice } = outside;
  const reading = await readState(path);
  if (reading.kind === 'state') return reading.state;
  if (reading.kind === 'unreadable') {
    onNotice(`The playground's state ${path} cannot be read (${reading.code}); it runs from memory.`);
    return undefined;
  }
  try {
    if (reading.kind === 'damaged') {
      const kept = await setAside(path, nowMs());
      onNotice(`The playground's state was damaged and is kept as ${kept}; the playground starts afresh.`);
    }
    return await create(path, nowMs());
  } catch (error) {
    onNotice(`The playground's state cannot be written to ${path} (${errorCode(error)}); it runs from memory.`);
    return undefined;
  }
}

async function create(path: string, nowMs: number): Promise<SavedState> {
  const fresh = await freshState(nowMs);
  if (await writeState(path, fresh, 'if-absent')) return fresh;
  const winner = await readState(path);
  return winner.kind === 'state' ? winner.state : fresh;
}

async function freshState(nowMs: number, keys?: KeySet): Promise<Fresh> {
  return {
    certificate: makeServerCertificate(nowMs),
    keys: keys ?? (await firstKeySet()),
    demo: await makeDemoCredentials(nowMs),
    registrations: {},
    ownClients: noOwnClients,
    tokens: [],
  };
}
