import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import type { RotatedKey } from '#core/contract/playground-rotation.ts';
import type { Loaded } from './front.ts';
import type { ProviderModule } from './import-provider.ts';
import { completeKeySet, type KeySet, makeSigningKeys, rotatedKey, rotateKeySet } from './key-set.ts';
import type { PlaygroundState } from './state.ts';

/** The two origins of a playground, by scheme. */
export type Scheme = 'http' | 'https';

/** The part of a playground that is loaded after the ports are open. */
export type Engine = {
  /** What answers on this origin now, with the keys of now. */
  readonly at: (scheme: Scheme) => Loaded;
  /**
   * Has new keys sign under both issuers, one rotation after another. When it answers they sign, and the state is
   * saved. Requests that are on their way end with the keys that they began with. It rejects when no keys could be
   * made, and nothing has changed then.
   */
  readonly rotateKey: (keepOld: boolean) => Promise<RotatedKey>;
};

export type EngineParts = {
  readonly state: PlaygroundState;
  readonly origins: Readonly<Record<Scheme, string>>;
  readonly clients: readonly PlaygroundClient[];
  readonly importProvider: () => Promise<ProviderModule>;
  readonly nowMs: () => number;
  readonly onNotice: (line: string) => void;
};

/** Loads the libraries and makes the keys that are missing. @throws what loading throws. */
export async function loadEngine(parts: EngineParts): Promise<Engine> {
  const { state, nowMs } = parts;
  const [build, keys] = await Promise.all([loadBuilder(parts), completeKeySet(state.keys())]);
  if (keys !== state.keys()) state.replaceKeys(keys);

  let built = build(keys);
  let rotating: Promise<unknown> = Promise.resolve();
  const rotate = async (keepOld: boolean): Promise<RotatedKey> => {
    const signing = await makeSigningKeys();
    const next = rotateKeySet(state.keys(), { signing, keepOld, nowMs: nowMs() });
    built = build(next);
    state.replaceKeys(next);
    await state.save();
    return rotatedKey(next);
  };
  return {
    at: (scheme) => {
      // Another playground over the same file may have rotated the keys.
      if (built.keys !== state.keys()) built = build(state.keys());
      return built[scheme];
    },
    rotateKey: (keepOld) => {
      const turn = rotating.then(() => rotate(keepOld));
      rotating = turn.catch(() => undefined);
      return turn;
    },
  };
}

type Built = Readonly<Record<Scheme, Loaded>> & { readonly keys: KeySet };

async function loadBuilder(parts: EngineParts): Promise<(keys: KeySet) => Built> {
  const [{ createAuthorizationServer }, { createTokenCheck }, library] = await Promise.all([
    import('./authorization-server.ts'),
    import('./access-token.ts'),
    parts.importProvider(),
  ]);
  const { origins, clients, nowMs, onNotice } = parts;
  const { tokens } = parts.state;
  return (keys) => {
    const checkToken = createTokenCheck({ tokens, keys, issuers: [origins.https, origins.http], nowMs });
    const ofServer = { library, clients, tokens, keys, nowMs, onNotice };
    return {
      keys,
      https: { authorizationServer: createAuthorizationServer(origins.https, ofServer), checkToken },
      http: { authorizationServer: createAuthorizationServer(origins.http, ofServer), checkToken },
    };
  };
}
