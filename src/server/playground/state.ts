import { isDueForRenewal, makeServerCertificate, type ServerCertificate } from './certificates.ts';
import { makeSigningKey, type SigningKey } from './signing-key.ts';
import { errorCode, readState, type SavedState, setAside, writeState } from './state-file.ts';
import { createStateWriter } from './state-writer.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

/** Where the playground keeps its certificate, key and tokens between two starts. */
export type StatePlace = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'memory' };

/** The playground's state, open. */
export type PlaygroundState = {
  readonly certificate: ServerCertificate;
  readonly signingKey: SigningKey;
  readonly tokens: TokenStore;
  /** Writes what is left to write. */
  readonly close: () => Promise<void>;
};

type Outside = { readonly nowMs: () => number; readonly onNotice: (line: string) => void };

/**
 * Opens the state, making it where there is none. It always succeeds: a damaged file is kept aside, and where the file
 * system refuses, the playground runs from memory; both are told by `onNotice`.
 */
export async function openState(place: StatePlace, outside: Outside): Promise<PlaygroundState> {
  if (place.kind === 'memory') return inMemory(freshState(outside.nowMs()), outside);
  const saved = await loadOrCreate(place.path, outside);
  if (saved === undefined) return inMemory(freshState(outside.nowMs()), outside);
  return inFile(place.path, saved, outside);
}

function inMemory(saved: SavedState, { nowMs }: Outside): PlaygroundState {
  const tokens = createTokenStore({ nowMs, initial: saved.tokens, onChange: () => undefined });
  return { certificate: saved.certificate, signingKey: saved.signingKey, tokens, close: () => Promise.resolve() };
}

function inFile(path: string, saved: SavedState, { nowMs, onNotice }: Outside): PlaygroundState {
  const isDue = isDueForRenewal(saved.certificate.certificatePem, nowMs());
  const certificate = isDue ? makeServerCertificate(nowMs()) : saved.certificate;
  const { signingKey } = saved;
  const tokens = createTokenStore({ nowMs, initial: saved.tokens, onChange: () => writer.schedule() });
  const writer = createStateWriter({
    path,
    snapshot: () => ({ certificate, signingKey, tokens: tokens.all() }),
    adopt: tokens.adopt,
    onFailure: (code) => onNotice(`The playground's state cannot be saved in ${path} (${code}).`),
  });
  if (isDue) {
    onNotice("The playground's certificate was about to expire and was replaced; pins of the old one no longer match.");
    writer.schedule();
  }
  return { certificate, signingKey, tokens, close: writer.flush };
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
  const fresh = freshState(nowMs);
  if (await writeState(path, fresh, 'if-absent')) return fresh;
  const winner = await readState(path);
  return winner.kind === 'state' ? winner.state : fresh;
}

function freshState(nowMs: number): SavedState {
  return { certificate: makeServerCertificate(nowMs), signingKey: makeSigningKey(), tokens: [] };
}
