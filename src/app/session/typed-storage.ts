import { type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { type AssertionSettings, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { apiCallSchema, connectionSchema } from '#core/keeping/connection-schema.ts';
import { isUsual, keptApiCall, keptConnection } from '#core/keeping/kept-connection.ts';
import type { Provider } from '#core/providers/provider.ts';
import { fieldSecrets } from '#core/sharing/field-secrets.ts';
import { keptUrl } from '#core/sharing/kept.ts';
import { nothingTyped, type Typed } from './workbench.ts';

/** Keeps what is typed on this device, without secrets and tokens, and gives it back after a reload. */
export type TypedStorage = {
  /** What was kept, or undefined where there is nothing, or storage is denied, damaged or does not answer. */
  readonly read: () => Promise<{ readonly typed: Typed | undefined; readonly available: boolean }>;
  /** Resolves to whether it was kept. */
  readonly write: (typed: Typed) => Promise<boolean>;
};

const databaseName = 'grantscope';
const storeName = 'typed';
const recordKey = 'current';
// Storage that hangs (a blocked upgrade, a broken profile) must not keep the page from starting.
const patienceMs = 1500;

const keptSchema = v.object({
  version: v.literal(1),
  connection: connectionSchema,
  apiCall: apiCallSchema,
  pins: v.array(v.object({ hostAndPort: v.string(), sha256: v.string() })),
  // Kept since servers can be discovered.
  issuer: v.fallback(v.optional(v.string(), ''), ''),
  // Each is looked at on its own, so that a damaged one takes nothing else with it.
  ownProviders: v.fallback(v.optional(v.array(v.unknown()), []), []),
});
type Read = v.InferOutput<typeof keptSchema>;
type Kept = Omit<Read, 'ownProviders'> & Pick<Typed, 'ownProviders'>;

export function typedStorage(): TypedStorage {
  let database: Promise<IDBPDatabase> | undefined;
  const open = () =>
    (database ??= openDB(databaseName, 1, {
      upgrade: (db) => void db.createObjectStore(storeName),
      // Another tab with a newer version, or a deletion, must not wait for this one.
      blocking: () => {
        void database?.then((db) => db.close());
        database = undefined;
      },
      terminated: () => (database = undefined),
    }));
  return {
    read: async () => {
      try {
        const record: unknown = await inTime(open().then((db) => db.get(storeName, recordKey)));
        const kept = v.safeParse(keptSchema, record);
        return { typed: kept.success ? await typedFrom(kept.output) : undefined, available: true };
      } catch {
        return { typed: undefined, available: false };
      }
    },
    write: async (typed) => {
      try {
        await inTime(open().then((db) => db.put(storeName, keptFrom(typed), recordKey)));
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** The part of what was typed that may be kept: no secret, and nothing that looks like one (security.md 5.5). */
export function keptFrom({ connection, apiCall, pins, ownProviders, issuer }: Typed): Kept {
  const secrets = fieldSecrets(connection);
  const { clientSecret: _, assertionSecrets: __, assertion, ...keptSettings } = keptConnection(connection, secrets);
  return {
    version: 1,
    connection: {
      ...keptSettings,
      parameters: [...keptSettings.parameters],
      headers: [...keptSettings.headers],
      assertion: isUsual(assertion) ? undefined : assertion,
    },
    apiCall: keptApiCall(apiCall, secrets),
    pins: pins.map(({ hostAndPort, sha256 }) => ({ hostAndPort, sha256 })),
    // What looks like a secret never gets that far: such a provider is not taken.
    ownProviders,
    issuer: keptUrl(issuer, secrets),
  };
}

async function typedFrom(kept: Read): Promise<Typed> {
  return {
    connection: {
      ...nothingTyped.connection,
      ...kept.connection,
      assertion: await assertionFrom(kept.connection.assertion),
    },
    apiCall: kept.apiCall,
    pins: kept.pins,
    ownProviders: await providersFrom(kept.ownProviders),
    issuer: kept.issuer,
  };
}

/** Likewise how an assertion is made, where anything about it was changed. What is damaged is as usual again. */
async function assertionFrom(record: unknown): Promise<AssertionSettings> {
  if (record === undefined) return usualAssertion;
  const { assertionSchema } = await import('#core/keeping/assertion-schema.ts');
  const read = v.safeParse(assertionSchema, record);
  return read.success ? read.output : usualAssertion;
}

/** What a provider has to look like is loaded only where somebody has one: the first view does without. */
async function providersFrom(records: readonly unknown[]): Promise<readonly Provider[]> {
  if (records.length === 0) return [];
  const { providerSchema } = await import('#core/providers/provider-schema.ts');
  return records.flatMap((record) => {
    const read = v.safeParse(providerSchema, record);
    return read.success ? [read.output] : [];
  });
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('storage did not answer')), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
