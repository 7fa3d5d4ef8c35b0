import * as v from 'valibot';
import { type AssertionSettings, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { apiCallSchema, connectionSchema } from '#core/keeping/connection-schema.ts';
import { isUsual, keptApiCall, keptConnection } from '#core/keeping/kept-connection.ts';
import type { Provider } from '#core/providers/provider.ts';
import { fieldSecrets } from '#core/sharing/field-secrets.ts';
import { keptUrl } from '#core/sharing/kept.ts';
import { nothingTyped, type Typed } from './workbench.ts';

/** The form in which it is kept. */
export const keptSchema = v.object({
  version: v.literal(1),
  connection: connectionSchema,
  apiCall: apiCallSchema,
  pins: v.array(v.object({ hostAndPort: v.string(), sha256: v.string() })),
  // Kept since servers can be discovered.
  issuer: v.fallback(v.optional(v.string(), ''), ''),
  // Kept since there is a history.
  keepsWholeBodies: v.fallback(v.optional(v.boolean(), false), false),
  // Kept since there are links. Where it is damaged no host was agreed to.
  agreedHosts: v.optional(v.fallback(v.array(v.string()), [])),
});
type Read = v.InferOutput<typeof keptSchema>;

/** What is kept of what was typed for one connection. */
export type KeptTyped = Read;

/** The part of what was typed that may be kept: no secret, and nothing that looks like one (security.md 5.5). */
export function keptFrom({
  connection,
  apiCall,
  pins,
  issuer,
  keepsWholeBodies,
  agreedHosts,
}: Omit<Typed, 'ownProviders'>): KeptTyped {
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
    issuer: keptUrl(issuer, secrets),
    keepsWholeBodies,
    agreedHosts: agreedHosts && [...agreedHosts],
  };
}

/** What was typed, out of a record of unknown form; undefined where it is damaged. `ownProviders` is kept apart. */
export async function typedFrom(record: unknown, ownProviders: unknown): Promise<Typed | undefined> {
  const kept = v.safeParse(keptSchema, record);
  if (!kept.success) return undefined;
  const { connection, apiCall, pins, issuer, keepsWholeBodies, agreedHosts } = kept.output;
  return {
    connection: {
      ...nothingTyped.connection,
      ...connection,
      assertion: await assertionFrom(connection.assertion),
    },
    apiCall,
    pins,
    ownProviders: await providersFrom(ownProviders),
    issuer,
    keepsWholeBodies,
    agreedHosts,
  };
}

/** Likewise how an assertion is made, where anything about it was changed. What is damaged is as usual again. */
async function assertionFrom(record: unknown): Promise<AssertionSettings> {
  if (record === undefined) return usualAssertion;
  const { assertionSchema } = await import('#core/keeping/assertion-schema.ts');
  const read = v.safeParse(assertionSchema, record);
  return read.success ? read.output : usualAssertion;
}

/**
 * The record without the parts that are damaged, where `typedFrom` could read all the rest of it; undefined where nothing
 * is damaged. Such a part is as usual again, so what is there would be written over with the next change.
 */
export async function withoutDamage(record: unknown): Promise<unknown> {
  const kept = v.safeParse(v.looseObject({ connection: v.looseObject({}) }), record);
  if (!kept.success) return undefined;
  const { issuer, keepsWholeBodies, ...others } = kept.output;
  const { assertion, ...connection } = others.connection;
  const goodAssertion = (await isAssertion(assertion)) ? { assertion } : {};
  const goodIssuer = issuer === undefined || typeof issuer === 'string' ? { issuer } : {};
  const goodChoice =
    keepsWholeBodies === undefined || typeof keepsWholeBodies === 'boolean' ? { keepsWholeBodies } : {};
  const isGood = 'assertion' in goodAssertion && 'issuer' in goodIssuer && 'keepsWholeBodies' in goodChoice;
  if (isGood) return undefined;
  return { ...others, connection: { ...connection, ...goodAssertion }, ...goodIssuer, ...goodChoice };
}

async function isAssertion(record: unknown): Promise<boolean> {
  if (record === undefined) return true;
  const { assertionSchema } = await import('#core/keeping/assertion-schema.ts');
  return v.is(assertionSchema, record);
}

/**
 * What a provider has to look like is loaded only where somebody has one: the first view does without. Each is looked at
 * on its own, so that a damaged one takes nothing else with it.
 */
async function providersFrom(records: unknown): Promise<readonly Provider[]> {
  if (!Array.isArray(records) || records.length === 0) return [];
  const { providerSchema } = await import('#core/providers/provider-schema.ts');
  return records.flatMap((record) => {
    const read = v.safeParse(providerSchema, record);
    return read.success ? [read.output] : [];
  });
}
