import {
  demoCredentialPath,
  playgroundKeyHeader,
  playgroundKeyPath,
  registerKeyPath,
  rotateKeyPath,
} from '#core/contract/paths.ts';
import {
  type DemoCredential,
  type DemoCredentialOrder,
  parseDemoCredential,
  parseRegisteredKey,
  type RegisteredKey,
  type RegisterKeyOrder,
} from '#core/contract/playground-client-keys.ts';
import {
  parseRegistrationToken,
  type RegistrationToken,
  registrationTokenPath,
} from '#core/contract/playground-own-clients.ts';
import type { JsonObject } from '#core/jwt/decode.ts';
import { parseRotatedKey, type RotatedKey, type RotateKeyOrder } from '#core/contract/playground-rotation.ts';
import { askForKey, callOwnServer, refusalIn } from './own-server.ts';

export type Rotation =
  | ({ readonly kind: 'rotated' } & RotatedKey)
  /** `reason` is a sentence or two for the screen. */
  | { readonly kind: 'failed'; readonly reason: string };

/** What an order to the playground came to; `reason` is a sentence or two for the screen. */
export type Ordered<T> =
  | { readonly kind: 'done'; readonly answer: T }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Has the playground sign with new keys; `keepOld` leaves the old ones published. It goes to the server of this page,
 * whichever way the connection takes.
 */
export async function rotatePlaygroundKey(keepOld: boolean, signal?: AbortSignal): Promise<Rotation> {
  const order: RotateKeyOrder = { keepOld };
  const ordered = await give(rotateKeyPath, order, parseRotatedKey, signal);
  if (ordered.kind === 'done') return { kind: 'rotated', ...ordered.answer };
  return signal?.aborted ? failed('Cancelled; the key may have been rotated all the same.') : ordered;
}

/** What the playground made for one of its demo clients, the private part included. */
export function demoCredential(clientId: string): Promise<Ordered<DemoCredential>> {
  const order: DemoCredentialOrder = { clientId };
  return give(demoCredentialPath, order, parseDemoCredential);
}

/** What a client shows to register itself at the playground (RFC 7591 §3). */
export function registrationToken(): Promise<Ordered<RegistrationToken>> {
  return give(registrationTokenPath, {}, parseRegistrationToken);
}

/** Has the playground know this public key, and no other, for one of its clients. */
export function registerAtPlayground(clientId: string, publicJwk: JsonObject): Promise<Ordered<RegisteredKey>> {
  const order: RegisterKeyOrder = { clientId, jwks: { keys: [publicJwk] } };
  return give(registerKeyPath, order, parseRegisteredKey);
}

/** Has the playground know this certificate, and no other, for one of its clients (RFC 8705 §2.2). */
export function registerCertificateAtPlayground(
  clientId: string,
  certificate: string,
): Promise<Ordered<RegisteredKey>> {
  const order: RegisterKeyOrder = { clientId, certificate };
  return give(registerKeyPath, order, parseRegisteredKey);
}

/** Gives the playground an order, and reads its answer with `parse`. */
export async function give<T>(
  path: string,
  order: object,
  parse: (answer: unknown) => T | undefined,
  signal?: AbortSignal,
): Promise<Ordered<T>> {
  const key = await askForKey(playgroundKeyPath);
  if (typeof key !== 'string') return failed(key.kind === 'proxy-refused' ? key.message : serverGone);
  const headers = { [playgroundKeyHeader]: key };
  try {
    const reply = await callOwnServer(path, order, signal === undefined ? { headers } : { headers, signal });
    if (!reply.ok) return failed((await refusalIn(reply)).message);
    const answer = parse(await reply.json());
    return answer === undefined ? failed(unreadable) : { kind: 'done', answer };
  } catch {
    return failed(serverGone);
  }
}

const serverGone = 'The server that this page came from does not answer. Start it again, then press once more.';
const unreadable =
  'The server answered with something else than was asked for. Reload this page, then press once more.';

function failed(reason: string): { readonly kind: 'failed'; readonly reason: string } {
  return { kind: 'failed', reason };
}
