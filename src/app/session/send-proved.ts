import type { Exchange } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { type DpopAlgorithm, dpopAlgorithms, type DpopKey, makeDpopKey } from '#core/oauth/dpop-key.ts';
import { isNonceChallenge, nonceFor, withNonceOf } from '#core/oauth/dpop-nonce.ts';
import { dpopProof, type ProofInput, withDpopProof } from '#core/oauth/dpop-proof.ts';
import { discoveredHere } from './discovered-here.ts';
import type { EarlierExchange } from './run.ts';
import type { Session } from './session.ts';
import type { Workbench } from './workbench.ts';

export type Proving = {
  readonly request: HttpRequest;
  /** The request for the second try, where something else in it counts once as well; undefined: the same. */
  readonly again?: () => Promise<HttpRequest>;
  readonly at: 'token' | 'api';
  /** The name of the first exchange, where there will be two. */
  readonly firstName: string;
  /** The key that the token is bound to; undefined: the key of this tab. */
  readonly key: DpopKey | undefined;
  readonly accessToken: string | undefined;
};

/** What was sent, or the sentence that says why nothing was. */
export type Proved =
  | {
      readonly kind: 'sent';
      readonly exchange: Exchange;
      readonly earlier: readonly EarlierExchange[];
      readonly dpopKey: DpopKey;
    }
  | { readonly kind: 'no-key'; readonly reason: string };

/**
 * Sends a request with a DPoP proof and the newest nonce of its server (RFC 9449 §4, §8, §9). A server that asks for its
 * nonce gets it once: a second such answer is not answered again, it would go on for ever. Every answer's nonce is
 * remembered for its own origin.
 */
export async function sendProved(
  session: Session,
  proving: Proving,
  send: (request: HttpRequest) => Promise<Exchange>,
  signal: AbortSignal,
): Promise<Proved> {
  const key = proving.key ?? (await keyOfTab(session));
  if (key.kind === 'no-key') return key;
  const attempt = async (request: HttpRequest): Promise<Exchange> => {
    const proof = await freshProof(session, key, { ...proving, request });
    const exchange = await send(withDpopProof(request, proof));
    session.store.setState(({ dpop }) => ({ dpop: { ...dpop, nonces: withNonceOf(dpop.nonces, exchange) } }));
    return exchange;
  };
  const first = await attempt(proving.request);
  if (signal.aborted || !isNonceChallenge(first, proving.at)) {
    return { kind: 'sent', exchange: first, earlier: [], dpopKey: key };
  }
  const earlier = [{ name: proving.firstName, exchange: first }];
  const again = (await proving.again?.()) ?? proving.request;
  return { kind: 'sent', exchange: await attempt(again), earlier, dpopKey: key };
}

/** The key of this tab, made the first time that it is wanted. */
export async function keyOfTab({ store }: Pick<Session, 'store'>): ReturnType<typeof makeDpopKey> {
  const known = store.getState().dpop.key;
  if (known !== undefined) return known;
  const made = await makeDpopKey(listedAlgorithm(store.getState()));
  // Another press may have made one meanwhile; all go on with the same.
  return store.getState().dpop.key ?? file({ store }, made);
}

/** The usual algorithm, or where the server of the typed endpoint lists others, the first of those that can be used. */
function listedAlgorithm(state: Workbench): DpopAlgorithm | undefined {
  const listed = discoveredHere(state)?.dpopAlgorithms;
  return dpopAlgorithms.find((alg) => listed?.includes(alg));
}

/** Another key for this tab; the one before stays where none can be made. */
export async function newKeyOfTab(session: Pick<Session, 'store'>, alg: DpopAlgorithm): ReturnType<typeof makeDpopKey> {
  return file(session, await makeDpopKey(alg));
}

function file({ store }: Pick<Session, 'store'>, made: Awaited<ReturnType<typeof makeDpopKey>>): typeof made {
  store.setState(({ dpop }) => ({
    dpop: made.kind === 'key' ? { ...dpop, key: made, fault: undefined } : { ...dpop, fault: made.reason },
  }));
  return made;
}

/** A proof for one request; `jti` is random, so no proof is like another (RFC 9449 §4.2). */
export function freshProof(
  { store, clock }: Pick<Session, 'store' | 'clock'>,
  key: DpopKey,
  { request, accessToken }: Pick<ProofInput, 'request' | 'accessToken'>,
): Promise<string> {
  const jti = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  const nonce = nonceFor(store.getState().dpop.nonces, request.url);
  return dpopProof(key, { request, jti, issuedAtMs: clock.now().wallMs, nonce, accessToken });
}
