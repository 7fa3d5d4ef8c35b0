import { metadataRequest } from '#core/oauth/metadata-request.ts';
import { smallAnswerBytes, startLookup } from './lookup.ts';
import { heldToken, shownApiRun } from './selectors.ts';
import type { Session } from './session.ts';

/**
 * Fetches what the API on screen says of itself (RFC 9728 §3.1) from the address that its challenge named, by the
 * connection's way and without token or secret: that address is the API's word only.
 */
export async function askAboutApi(session: Session, id: string, url: string, signal: AbortSignal): Promise<void> {
  const state = session.store.getState();
  const apiUrl = shownApiRun(state)?.exchange.request.url;
  if (apiUrl === undefined) return;
  session.store.setState({ lookupFault: undefined });
  const lookup = startLookup(session, id, 'resource-metadata', heldToken(state)?.text ?? '', signal, apiUrl);
  try {
    await lookup.ask('Resource metadata', metadataRequest(url), smallAnswerBytes);
  } finally {
    lookup.end();
  }
}
