import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import {
  asPlaygroundClient,
  type OwnClientSettings,
  parseOwnClientSettings,
} from '#core/contract/playground-own-clients.ts';

/** A client that somebody made here, as it is kept. */
export type OwnClient = {
  readonly settings: OwnClientSettings;
  /**
   * Empty: it has none. Hashed (secret-hash.ts), but for `client_secret_jwt`: whoever verifies an HMAC needs the secret
   * itself (RFC 7518 §3.2), so that one is kept as it is, in a file that only its owner can read.
   */
  readonly keptSecret: string;
  /** The metadata that it registered itself with (RFC 7591 §2), without the secret; undefined: it was made by an administrator. */
  readonly registered?: Readonly<Record<string, unknown>>;
};

/** What is committed: the clients, and the settings that they have in common. */
export type OwnClients = {
  readonly clients: readonly OwnClient[];
  /** The scopes that were created here. */
  readonly scopes: readonly string[];
  /** The default lifetime of access tokens. */
  readonly lifetimeSeconds: number;
  /** Wall clock, ms; of two playgrounds over one file the later commit holds. */
  readonly committedAtMs: number;
};

/** Of a fresh playground. The lifetime is the tutorial's. */
export const noOwnClients: OwnClients = { clients: [], scopes: [], lifetimeSeconds: 299, committedAtMs: 0 };

/** The client as the rest of the playground knows it: without its secret. */
export function knownClient({ settings }: OwnClient, { lifetimeSeconds }: OwnClients): PlaygroundClient {
  return asPlaygroundClient(settings, { defaultLifetimeSeconds: lifetimeSeconds, clientSecret: '' });
}

/** The clients of a state file; those of a fresh playground where an earlier version wrote it. Undefined: damaged. */
export function parseOwnClients(value: unknown): OwnClients | undefined {
  if (value === undefined) return noOwnClients;
  if (typeof value !== 'object' || value === null) return undefined;
  const { clients, scopes, lifetimeSeconds, committedAtMs } = value as Partial<Record<keyof OwnClients, unknown>>;
  if (!Array.isArray(clients) || !Array.isArray(scopes) || typeof lifetimeSeconds !== 'number') return undefined;
  if (typeof committedAtMs !== 'number' || !scopes.every((scope) => typeof scope === 'string')) return undefined;
  const parsed = clients.map(parseOwnClient).filter((client) => client !== undefined);
  return parsed.length === clients.length ? { clients: parsed, scopes, lifetimeSeconds, committedAtMs } : undefined;
}

function parseOwnClient(value: unknown): OwnClient | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { settings, keptSecret, registered } = value as Partial<Record<keyof OwnClient, unknown>>;
  const parsed = parseOwnClientSettings(settings);
  if (parsed === undefined || typeof keptSecret !== 'string') return undefined;
  if (registered === undefined) return { settings: parsed, keptSecret };
  if (typeof registered !== 'object' || registered === null) return undefined;
  return { settings: parsed, keptSecret, registered: { ...registered } };
}
