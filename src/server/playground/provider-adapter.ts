import type { TokenStore } from './token-store.ts';

/** What the authorization server asks of a store, for the kinds of records that this grant has. */
export type ProviderAdapter = {
  readonly upsert: (
    id: string,
    payload: Readonly<Record<string, unknown>>,
    expiresIn: number | undefined,
  ) => Promise<void>;
  readonly find: (id: string) => Promise<Readonly<Record<string, unknown>> | undefined>;
  readonly destroy: (id: string) => Promise<void>;
};

/** A registration access token has no end (RFC 7592 §3). */
const centurySeconds = 3_155_760_000;

/** The store as the authorization server wants it, one per kind of record (`model`). */
export function createProviderAdapter(model: string, tokens: TokenStore, nowMs: () => number): ProviderAdapter {
  return {
    upsert: (id, payload, expiresIn) => {
      const expiresAtSeconds = Math.floor(nowMs() / 1000) + (expiresIn ?? centurySeconds);
      const exp = payload['exp'];
      tokens.add({ model, id, payload, expiresAtSeconds: typeof exp === 'number' ? exp : expiresAtSeconds });
      return Promise.resolve();
    },
    // Expired ones are given out too: the server looks at `exp` itself.
    find: (id) => {
      const token = tokens.find(model, id);
      return Promise.resolve(token?.revokedAtSeconds === undefined ? token?.payload : undefined);
    },
    destroy: (id) => {
      tokens.revoke(model, id);
      return Promise.resolve();
    },
  };
}
