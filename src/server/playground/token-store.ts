/** What the authorization server keeps of one token it issued. */
export type StoredToken = {
  /** The server's name for this kind of record; access tokens of this grant are `ClientCredentials`. */
  readonly model: string;
  /** For an opaque token this is the token itself. */
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly expiresAtSeconds: number;
  readonly revokedAtSeconds?: number;
};

/**
 * The tokens in memory, shared by both issuers. Expired and revoked ones stay for an hour, so that an API can say
 * *why* a token is refused instead of calling everything unknown.
 */
export type TokenStore = {
  readonly add: (token: StoredToken) => void;
  readonly find: (model: string, id: string) => StoredToken | undefined;
  readonly revoke: (model: string, id: string) => void;
  /** Takes over what another process wrote meanwhile; what is known here already is only ever revoked by it. */
  readonly adopt: (tokens: readonly StoredToken[]) => void;
  /** All that is still worth keeping, oldest first. */
  readonly all: () => readonly StoredToken[];
};

const keptAfterEndSeconds = 3600;
/** Beyond this many, the oldest go first. It bounds the memory and the file under a load test. */
const maxTokens = 5_000;

/** A store with these tokens in it. `onChange` is called after each change, `nowMs` is the wall clock. */
export function createTokenStore(options: {
  readonly nowMs: () => number;
  readonly initial: readonly StoredToken[];
  readonly onChange: () => void;
}): TokenStore {
  const { nowMs, initial, onChange } = options;
  const tokens = new Map<string, StoredToken>(initial.map((token) => [keyOf(token.model, token.id), token]));

  const prune = (): void => {
    const oldest = nowMs() / 1000 - keptAfterEndSeconds;
    for (const [key, token] of tokens) {
      if (token.expiresAtSeconds < oldest) tokens.delete(key);
    }
  };
  const put = (token: StoredToken): void => {
    tokens.set(keyOf(token.model, token.id), token);
    if (tokens.size <= maxTokens) return;
    const [first] = tokens.keys();
    if (first !== undefined) tokens.delete(first);
  };

  return {
    add: (token) => {
      put(token);
      onChange();
    },
    find: (model, id) => tokens.get(keyOf(model, id)),
    revoke: (model, id) => {
      const token = tokens.get(keyOf(model, id));
      if (token === undefined || token.revokedAtSeconds !== undefined) return;
      put({ ...token, revokedAtSeconds: Math.floor(nowMs() / 1000) });
      onChange();
    },
    adopt: (others) => {
      for (const other of others) {
        const own = tokens.get(keyOf(other.model, other.id));
        if (own === undefined || (own.revokedAtSeconds === undefined && other.revokedAtSeconds !== undefined))
          put(other);
      }
    },
    all: () => {
      prune();
      return [...tokens.values()];
    },
  };
}

function keyOf(model: string, id: string): string {
  return `${model} ${id}`;
}
