import type { ProviderAdapter } from '../provider-adapter.ts';
import type { ServerChanges } from './server-changes.ts';

type Payload = Readonly<Record<string, unknown>>;

/** The claims of a token as a server with these changes writes them (RFC 9068 §2.2). */
export function changedClaims(claims: Payload, { audience, clockOffSeconds }: ServerChanges): Payload {
  const dates = ['iat', 'exp', 'nbf'].filter((name) => typeof claims[name] === 'number');
  return {
    ...claims,
    ...Object.fromEntries(dates.map((name) => [name, Number(claims[name]) + clockOffSeconds])),
    ...(audience === undefined ? {} : { aud: audience }),
  };
}

/** A store for opaque tokens in which they stand so changed, so that API and introspection see them like that too. */
export function changingAdapter(adapter: ProviderAdapter, changes: ServerChanges): ProviderAdapter {
  return {
    ...adapter,
    upsert: (id, payload, expiresIn) => adapter.upsert(id, changedClaims(payload, changes), expiresIn),
  };
}
