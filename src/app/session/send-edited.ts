import { browserChanges } from '#core/http/browser-changes.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { readRequestText } from '#core/http/request-text.ts';
import { sentConnection } from '#core/oauth/sent-connection.ts';
import { type EditedRequest, sendToken } from './send-token.ts';
import type { Session } from './session.ts';

/** Sends a request that was written by hand, as a text or as it was sent before; nothing where it cannot go so. */
export async function sendEdited(
  session: Session,
  id: string,
  begin: () => AbortSignal,
  written: string | HttpRequest,
): Promise<void> {
  const { connection } = session.store.getState();
  const request = typeof written === 'string' ? requestOf(written, connection.tokenEndpoint) : written;
  const edited = request && editedRequest(session, request);
  if (edited !== undefined) await sendToken(session, id, begin(), connection, edited);
}

function requestOf(text: string, tokenEndpoint: string): HttpRequest | undefined {
  if (!URL.canParse(tokenEndpoint)) return undefined;
  const read = readRequestText(text, new URL(tokenEndpoint).origin);
  return read.kind === 'request' ? read.request : undefined;
}

/** What of a written request goes the chosen way; undefined where that way cannot take it. */
function editedRequest({ store, origin }: Session, written: HttpRequest): EditedRequest | undefined {
  const { connection } = store.getState();
  const says = sentConnection(written, connection);
  if (connection.way === 'proxy') return { written, handedOver: written, says };
  const { handedOver, obstacle } = browserChanges(origin, written);
  return obstacle === undefined ? { written, handedOver, says } : undefined;
}
