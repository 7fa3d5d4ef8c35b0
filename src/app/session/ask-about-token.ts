import { revocationRequest } from '#core/oauth/revocation-request.ts';
import { type EndpointPurpose, findEndpoint } from './find-endpoint.ts';
import { introspect } from './introspect.ts';
import { smallAnswerBytes, startLookup } from './lookup.ts';
import { signed } from './proofs-for.ts';
import { heldToken } from './selectors.ts';
import type { Session } from './session.ts';

/**
 * Introspects (RFC 7662) or revokes (RFC 7009) the token in hand with the client authentication of the connection. What
 * came of it is read from the filed exchanges; why it was not even asked is said in `lookupFault`.
 */
export async function askAboutToken(
  session: Session,
  id: string,
  purpose: EndpointPurpose,
  signal: AbortSignal,
  agreedUrl?: string,
): Promise<void> {
  const { store } = session;
  const { connection, introspectionForm } = store.getState();
  const token = heldToken(store.getState());
  if (token === undefined || signal.aborted) return;
  store.setState({ lookupFault: undefined });
  const lookup = startLookup(session, id, purpose, token.text, signal);
  try {
    const found = await findEndpoint(lookup, connection, purpose, agreedUrl);
    if (signal.aborted) return;
    if (found.kind === 'none') {
      const { kind: _, ...fault } = found;
      store.setState({ lookupFault: { purpose, tokenText: token.text, ...fault } });
      return;
    }
    const proofs = await signed(session, connection);
    if (signal.aborted) return;
    if (proofs.clientAssertion?.kind === 'failed') {
      store.setState({ lookupFault: { purpose, tokenText: token.text, sentence: proofs.clientAssertion.message } });
      return;
    }
    if (purpose === 'introspect') {
      const asking = { connection, endpoint: found, tokenText: token.text, form: introspectionForm, proofs };
      await introspect(lookup, asking, signal);
    } else {
      await lookup.ask('Revocation', revocationRequest(connection, found.url, token.text, proofs), smallAnswerBytes);
    }
  } finally {
    lookup.end();
  }
}
