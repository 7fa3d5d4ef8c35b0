import { randomBytes } from 'node:crypto';
import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import type { RegisteredKey, RegisterKeyOrder } from '#core/contract/playground-client-keys.ts';
import type { RotatedKey } from '#core/contract/playground-rotation.ts';
import { createDpopNonces } from './dpop-nonces.ts';
import type { Loaded } from './front.ts';
import type { ProviderModule } from './import-provider.ts';
import { completeKeySet, type KeySet, makeSigningKeys, rotatedKey, rotateKeySet } from './key-set.ts';
import { judgeRegistration, type Registrations } from './registrations.ts';
import type { PlaygroundState } from './state.ts';

/** The two origins of a playground, by scheme. */
export type Scheme = 'http' | 'https';

/** What became of an order to register a key; `reason` is a sentence for the person who gave it. */
export type RegistrationOutcome =
  | ({ readonly kind: 'registered' } & RegisteredKey)
  | { readonly kind: 'refused'; readonly reason: string };

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
  /** Registers a client's own public keys under both issuers, in place of those of before; then the state is saved. */
  readonly registerKey: (order: RegisterKeyOrder) => Promise<RegistrationOutcome>;
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

  let built = build(keys, state.registrations());
  let turns: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const turn = turns.then(change);
    turns = turn.catch(() => undefined);
    return turn;
  };
  const rotate = async (keepOld: boolean): Promise<RotatedKey> => {
    const signing = await makeSigningKeys();
    const next = rotateKeySet(state.keys(), { signing, keepOld, nowMs: nowMs() });
    built = build(next, state.registrations());
    state.replaceKeys(next);
    await state.save();
    return rotatedKey(next);
  };
  const register = async (order: RegisterKeyOrder): Promise<RegistrationOutcome> => {
    const verdict = judgeRegistration(order);
    if (verdict.kind === 'refused') return verdict;
    const { clientId } = order;
    state.register(clientId, { keys: verdict.keys, registeredAtMs: nowMs() });
    await state.save();
    return { kind: 'registered', clientId, thumbprints: verdict.thumbprints };
  };
  return {
    at: (scheme) => {
      // A key was registered, or another playground over the same file has rotated the keys or registered one.
      if (built.keys !== state.keys() || built.registrations !== state.registrations())
        built = build(state.keys(), state.registrations());
      return built[scheme];
    },
    rotateKey: (keepOld) => inTurn(() => rotate(keepOld)),
    registerKey: (order) => inTurn(() => register(order)),
  };
}

type Built = Readonly<Record<Scheme, Loaded>> & { readonly keys: KeySet; readonly registrations: Registrations };

async function loadBuilder(parts: EngineParts): Promise<(keys: KeySet, registrations: Registrations) => Built> {
  const [{ createAuthorizationServer }, { createTokenCheck }, { createProofCheck }, library] = await Promise.all([
    import('./authorization-server.ts'),
    import('./access-token.ts'),
    import('./dpop-proof.ts'),
    parts.importProvider(),
  ]);
  const { origins, clients, nowMs, onNotice } = parts;
  const { tokens, demo } = parts.state;
  const nonces = createDpopNonces(randomBytes(32), nowMs);
  const checkProof = createProofCheck({ tokens, nonces, nowMs });
  const withNonce = new Set(clients.filter(({ dpop }) => dpop === 'nonce-required').map(({ clientId }) => clientId));
  return (keys, registrations) => {
    const checkToken = createTokenCheck({ tokens, keys, issuers: [origins.https, origins.http], nowMs });
    const access = { checkToken, checkProof, nonces, isNonceRequired: (clientId: string) => withNonce.has(clientId) };
    const clientKeys = { demo, registrations };
    const ofServer = { library, clients, tokens, keys, clientKeys, nonces, nowMs, onNotice };
    return {
      keys,
      registrations,
      https: { authorizationServer: createAuthorizationServer(origins.https, ofServer), access },
      http: { authorizationServer: createAuthorizationServer(origins.http, ofServer), access },
    };
  };
}
