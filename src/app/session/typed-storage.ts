import { type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import {
  basicEncodings,
  bodyFormats,
  clientAuthentications,
  ordinaryForm,
  scopeSeparators,
} from '#core/oauth/connection.ts';
import type { Provider } from '#core/providers/provider.ts';
import { methods } from '#core/http/message.ts';
import { keptHeaders, keptParameters, keptText, keptUrl } from '#core/sharing/kept.ts';
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
  connection: v.object({
    tokenEndpoint: v.string(),
    clientId: v.string(),
    scope: v.string(),
    clientAuthentication: v.picklist(clientAuthentications),
    basicEncoding: v.picklist(basicEncodings),
    way: v.picklist(['browser', 'proxy']),
    dpop: v.optional(v.boolean(), false),
    // Kept since tokens can be looked up; records from before have none.
    introspectionEndpoint: v.optional(v.string(), ''),
    revocationEndpoint: v.optional(v.string(), ''),
    parameters: v.optional(v.array(v.object({ name: v.string(), value: v.string(), on: v.boolean() })), []),
    provider: v.optional(v.string(), ''),
    grantType: v.optional(v.string(), ordinaryForm.grantType),
    bodyFormat: v.optional(v.picklist(bodyFormats), ordinaryForm.bodyFormat),
    scopeSeparator: v.optional(v.picklist(scopeSeparators), ordinaryForm.scopeSeparator),
    headers: v.optional(v.array(v.object({ name: v.string(), value: v.string(), on: v.boolean() })), []),
  }),
  apiCall: v.object({
    url: v.string(),
    method: v.picklist(methods),
    headersText: v.string(),
    body: v.string(),
  }),
  pins: v.array(v.object({ hostAndPort: v.string(), sha256: v.string() })),
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
export function keptFrom({ connection, apiCall, pins, ownProviders }: Typed): Kept {
  const secrets = [connection.clientSecret];
  return {
    version: 1,
    connection: {
      tokenEndpoint: keptUrl(connection.tokenEndpoint, secrets),
      clientId: keptText(connection.clientId, secrets),
      scope: keptText(connection.scope, secrets),
      clientAuthentication: connection.clientAuthentication,
      basicEncoding: connection.basicEncoding,
      way: connection.way,
      dpop: connection.dpop,
      introspectionEndpoint: keptUrl(connection.introspectionEndpoint, secrets),
      revocationEndpoint: keptUrl(connection.revocationEndpoint, secrets),
      parameters: [...keptParameters(connection.parameters, secrets)],
      provider: connection.provider,
      grantType: keptText(connection.grantType, secrets) || ordinaryForm.grantType,
      bodyFormat: connection.bodyFormat,
      scopeSeparator: connection.scopeSeparator,
      headers: [...keptParameters(connection.headers, secrets)],
    },
    apiCall: {
      url: keptUrl(apiCall.url, secrets),
      method: apiCall.method,
      headersText: keptHeaders(apiCall.headersText, secrets),
      body: keptText(apiCall.body, secrets),
    },
    pins: pins.map(({ hostAndPort, sha256 }) => ({ hostAndPort, sha256 })),
    // What looks like a secret never gets that far: such a provider is not taken.
    ownProviders,
  };
}

async function typedFrom(kept: Read): Promise<Typed> {
  return {
    connection: { ...nothingTyped.connection, ...kept.connection },
    apiCall: kept.apiCall,
    pins: kept.pins,
    ownProviders: await providersFrom(kept.ownProviders),
  };
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
