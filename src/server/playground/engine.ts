import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import type { RegisteredKey, RegisterKeyOrder } from '#core/contract/playground-client-keys.ts';
import type { RotatedKey } from '#core/contract/playground-rotation.ts';
import type { CertificateFault, FaultOn } from '#core/contract/playground-faults.ts';
import type { Loaded } from './routes.ts';
import type { ProviderModule } from './import-provider.ts';
import { completeKeySet, makeSigningKeys, rotatedKey, rotateKeySet } from './key-set.ts';
import { type IssuerOrder, loadIssuerBuilder } from './issuer.ts';
import { judgeRegistration } from './registrations.ts';
import type { PlaygroundState } from './state.ts';

/** The origins of a playground: two by their scheme, and those that show a certificate with a fault. */
export type Door = 'http' | 'https' | CertificateFault;

/** An issuer: what stands behind the origin is empty for the ordinary one, or the prefix that asks for faults. */
export type IssuerAt = { readonly door: Door; readonly prefix: string; readonly faults: readonly FaultOn[] };

/** What became of an order to register a key; `reason` is a sentence for the person who gave it. */
export type RegistrationOutcome =
  | ({ readonly kind: 'registered' } & RegisteredKey)
  | { readonly kind: 'refused'; readonly reason: string };

/** The part of a playground that is loaded after the ports are open. */
export type Engine = {
  /** What answers under this issuer now, with the keys of now. */
  readonly at: (issuer: IssuerAt) => Loaded;
  /**
   * Has new keys sign under both issuers, one rotation after another. When it answers they sign, and the state is
   * saved. Requests that are on their way end with the keys that they began with. It rejects when no keys could be
   * made, and nothing has changed then.
   */
  readonly rotateKey: (keepOld: boolean) => Promise<RotatedKey>;
  /** Registers a client's own public keys under both issuers, in place of those of before; then the state is saved. */
  readonly registerKey: (order: RegisterKeyOrder) => Promise<RegistrationOutcome>;
};

/** Without a slash at the end; empty for a door that is not there. */
export type Origins = Readonly<Record<Door, string>>;

export type EngineParts = {
  readonly state: PlaygroundState;
  readonly origins: Origins;
  readonly clients: readonly PlaygroundClient[];
  /** What a client shows to register itself (RFC 7591 §3). */
  readonly registrationToken: string;
  readonly importProvider: () => Promise<ProviderModule>;
  readonly nowMs: () => number;
  readonly onNotice: (line: string) => void;
};

/** Loads the libraries and makes the keys that are missing. @throws what loading throws. */
export async function loadEngine(parts: EngineParts): Promise<Engine> {
  const { state, nowMs } = parts;
  const [build, keys] = await Promise.all([loadBuilder(parts), completeKeySet(state.keys())]);
  if (keys !== state.keys()) state.replaceKeys(keys);

  const now = (): Basis => ({
    keys: state.keys(),
    registrations: state.registrations(),
    ownClients: state.ownClients(),
  });
  let built = build(now());
  // Made before anyone asks; those with faults are made when somebody does.
  for (const door of ['https', 'http'] as const) built.at({ door, prefix: '', faults: [] });
  let turns: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const turn = turns.then(change);
    turns = turn.catch(() => undefined);
    return turn;
  };
  const rotate = async (keepOld: boolean): Promise<RotatedKey> => {
    const signing = await makeSigningKeys();
    const next = rotateKeySet(state.keys(), { signing, keepOld, nowMs: nowMs() });
    built = build({ ...now(), keys: next });
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
    at: (issuer) => {
      // A key was registered, clients were committed, or another playground over the same file has done so.
      if (!isSame(built.basis, now())) built = build(now());
      return built.at(issuer);
    },
    rotateKey: (keepOld) => inTurn(() => rotate(keepOld)),
    registerKey: (order) => inTurn(() => register(order)),
  };
}

/** What issuers are made of, and made anew when it changes. */
type Basis = Pick<IssuerOrder, 'keys' | 'registrations' | 'ownClients'>;

function isSame(one: Basis, other: Basis): boolean {
  return one.keys === other.keys && one.registrations === other.registrations && one.ownClients === other.ownClients;
}

type Built = {
  readonly basis: Basis;
  readonly at: (issuer: IssuerAt) => Loaded;
};

async function loadBuilder(parts: EngineParts): Promise<(basis: Basis) => Built> {
  const buildIssuer = await loadIssuerBuilder(parts);
  return (basis) => {
    const issuers = new Map<string, Loaded>();
    const at = (issuer: IssuerAt): Loaded => {
      const name = `${parts.origins[issuer.door]}${issuer.prefix}`;
      const loaded = issuers.get(name) ?? buildIssuer({ issuer, name, ...basis });
      // In the order of their last use, so that the one that nobody asked for the longest goes first.
      issuers.delete(name);
      issuers.set(name, loaded);
      const [oldest] = issuers.keys();
      if (issuers.size > maxIssuers && oldest !== undefined) issuers.delete(oldest);
      return loaded;
    };
    return { basis, at };
  };
}

/** Whoever asks for ever new combinations of faults must not fill the memory. */
const maxIssuers = 24;
