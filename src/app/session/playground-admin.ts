import { playgroundKeyHeader, playgroundKeyPath, rotateKeyPath } from '#core/contract/paths.ts';
import { parseRotatedKey, type RotatedKey, type RotateKeyOrder } from '#core/contract/playground-rotation.ts';
import { askForKey, callOwnServer, refusalIn } from './own-server.ts';

export type Rotation =
  | ({ readonly kind: 'rotated' } & RotatedKey)
  /** `reason` is a sentence or two for the screen. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Has the playground sign with new keys; `keepOld` leaves the old ones published. It goes to the server of this page,
 * whichever way the connection takes.
 */
export async function rotatePlaygroundKey(keepOld: boolean, signal?: AbortSignal): Promise<Rotation> {
  const key = await askForKey(playgroundKeyPath);
  if (typeof key !== 'string') return failed(key.kind === 'proxy-refused' ? key.message : serverGone);
  const headers = { [playgroundKeyHeader]: key };
  const order: RotateKeyOrder = { keepOld };
  try {
    const reply = await callOwnServer(rotateKeyPath, order, signal === undefined ? { headers } : { headers, signal });
    if (!reply.ok) return failed((await refusalIn(reply)).message);
    const rotated = parseRotatedKey(await reply.json());
    return rotated === undefined ? failed(unreadable) : { kind: 'rotated', ...rotated };
  } catch {
    return failed(signal?.aborted ? 'Cancelled; the key may have been rotated all the same.' : serverGone);
  }
}

const serverGone = 'The server that this page came from does not answer. Start it again, then press once more.';
const unreadable = 'The server answered with something else than the new key. Reload this page, then press once more.';

function failed(reason: string): Rotation {
  return { kind: 'failed', reason };
}
