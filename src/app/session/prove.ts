import type { Exchange } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import type { Proved, Proving } from './send-proved.ts';
import type { Session } from './session.ts';
import { signing, signingNotLoaded } from './signing.ts';

type Sent = Omit<Extract<Proved, { kind: 'sent' }>, 'kind'>;

/**
 * Sends with a DPoP proof. Undefined where nothing was sent: the reason then stands in `dpop.fault`.
 */
export async function prove(
  session: Session,
  proving: Proving,
  send: (request: HttpRequest) => Promise<Exchange>,
  signal: AbortSignal,
): Promise<Sent | undefined> {
  const part = await signing();
  const proved =
    part === undefined
      ? { kind: 'no-key' as const, reason: signingNotLoaded }
      : await part.sendProved(session, proving, send, signal);
  if (proved.kind === 'no-key') {
    session.store.setState(({ dpop }) => ({ dpop: { ...dpop, fault: proved.reason } }));
    return undefined;
  }
  const { kind: _, ...sent } = proved;
  return sent;
}
