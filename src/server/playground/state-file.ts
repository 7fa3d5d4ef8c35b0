import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseCertificateAndKey } from './certificates.ts';
import type { CertificateAndKey } from './certify.ts';
import { type DemoCredentials, parseDemoCredentials } from './demo-credentials.ts';
import type { KeySet } from './key-set.ts';
import { parseRegistrations, type Registrations } from './registrations.ts';
import { type OwnClients, parseOwnClients } from './own-clients/own-client.ts';
import { parseSavedKeys, savedKeys } from './saved-keys.ts';
import type { StoredToken } from './token-store.ts';

/** Everything of the playground that outlives a restart. */
export type SavedState = {
  readonly certificate: CertificateAndKey;
  readonly keys: KeySet;
  /** Undefined in a file of an earlier version, which had none. */
  readonly demo: DemoCredentials | undefined;
  readonly registrations: Registrations;
  readonly ownClients: OwnClients;
  readonly tokens: readonly StoredToken[];
};

export type StateReading =
  | { readonly kind: 'state'; readonly state: SavedState }
  | { readonly kind: 'absent' }
  /** It is there, but not what we write. */
  | { readonly kind: 'damaged' }
  /** The file system refuses; `code` is its error code. */
  | { readonly kind: 'unreadable'; readonly code: string };

/** Reads the state file. Nothing is thrown. */
export async function readState(path: string): Promise<StateReading> {
  try {
    const state = parseState(await readFile(path, 'utf8'));
    return state === undefined ? { kind: 'damaged' } : { kind: 'state', state };
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', code };
  }
}

/**
 * Writes the whole state so that a reader, or a crash, sees the old file or the new one and nothing between. The file
 * holds private keys: mode 0600, in a folder that is made with 0700.
 *
 * `if-absent` leaves a file that is there already untouched and answers false.
 *
 * @throws the file system's error.
 */
export async function writeState(path: string, state: SavedState, mode: 'replace' | 'if-absent'): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomUUID()}.tmp`;
  try {
    const { keys, ...rest } = state;
    await writeDurably(draft, `${JSON.stringify({ version: 1, ...rest, ...savedKeys(keys) })}\n`);
    if (mode === 'if-absent') return await publishIfAbsent(draft, path);
    await rename(draft, path);
    return true;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves a damaged file out of the way and answers its new path. @throws the file system's error. */
export async function setAside(path: string, nowMs: number): Promise<string> {
  const kept = `${path}.damaged-${new Date(nowMs).toISOString().replaceAll(':', '-')}`;
  try {
    await rename(path, kept);
  } catch (error) {
    // Another process that starts at the same time was faster.
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return kept;
}

/** The code of a file system error, for example `EACCES`, or `unknown`. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

// A link, unlike a rename, fails when the name is taken: of two first starts at the same time one wins, and the other
// reads the winner's file.
async function publishIfAbsent(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // File systems without links: the small race is better than no file.
    await rename(draft, path);
    return true;
  }
}

function parseState(text: string): SavedState | undefined {
  const json = parseJson(text);
  if (!isRecord(json) || json['version'] !== 1) return undefined;
  const certificate = parseCertificateAndKey(json['certificate']);
  const keys = parseSavedKeys(json);
  const tokens: unknown = json['tokens'];
  const registrations = parseRegistrations(json['registrations'] ?? {});
  const ownClients = parseOwnClients(json['ownClients']);
  if (certificate === undefined || keys === undefined || registrations === undefined) return undefined;
  if (ownClients === undefined || !Array.isArray(tokens) || !tokens.every(isStoredToken)) return undefined;
  return { certificate, keys, demo: parseDemoCredentials(json['demo']), registrations, ownClients, tokens };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isStoredToken(value: unknown): value is StoredToken {
  return (
    isRecord(value) &&
    typeof value['model'] === 'string' &&
    typeof value['id'] === 'string' &&
    isRecord(value['payload']) &&
    typeof value['expiresAtSeconds'] === 'number' &&
    (value['revokedAtSeconds'] === undefined || typeof value['revokedAtSeconds'] === 'number')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
