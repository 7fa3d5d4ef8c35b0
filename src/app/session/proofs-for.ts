import { type Connection, carriesAssertion } from '#core/oauth/connection.ts';
import { noProofs, type Proofs } from '#core/oauth/proofs.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import type { Session } from './session.ts';

const signing = () => import('./sign-assertion.ts');

/**
 * What has to be signed for the next request, made anew for it. Signing takes a moment, in which the request counts as on
 * its way, so that a second press does not send it twice.
 */
export function proofsFor(session: Session, id: string, connection: Connection): Proofs | Promise<Proofs> {
  if (!carriesAssertion(connection.clientAuthentication) || isFaulty(connection)) return noProofs;
  const startedAtMonotonicMs = session.clock.now().monotonicMs;
  session.store.setState({ tokenFlight: { id, startedAtMonotonicMs, phase: 'dns', receivedBytes: 0 } });
  return signed(session, connection);
}

/** The same for a question about a token, which keeps a flight of its own. */
export async function signed({ store, clock }: Session, connection: Connection): Promise<Proofs> {
  if (!carriesAssertion(connection.clientAuthentication)) return noProofs;
  const { signAssertion } = await signing();
  const { generatedKey } = store.getState();
  return { clientAssertion: await signAssertion(connection, generatedKey, clock.now().wallMs) };
}

/** Whether something is wrong that signing would not change. */
function isFaulty(connection: Connection): boolean {
  const built = tokenRequest(connection, { clientAssertion: { kind: 'made', text: '-' } });
  return built.kind === 'incomplete';
}
