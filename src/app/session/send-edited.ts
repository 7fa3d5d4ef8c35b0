import { browserChanges } from '#core/http/browser-changes.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { readRequestText } from '#core/http/request-text.ts';
import { sentConnection } from '#core/oauth/sent-connection.ts';
import { sendApi } from './send-api.ts';
import { sendToken } from './send-token.ts';
import type { Session } from './session.ts';
import type { EditedStep, Workbench } from './workbench.ts';

/** A request that was written by hand. */
type Written = {
  readonly written: HttpRequest;
  /** What of it is handed to the way that it takes. */
  readonly handedOver: HttpRequest;
};

/** Sends a request that was written by hand, as a text or as it was sent before; nothing where it cannot go so. */
export async function sendEdited(
  session: Session,
  step: EditedStep,
  id: string,
  begin: () => AbortSignal,
  written: string | HttpRequest,
): Promise<void> {
  const state = session.store.getState();
  const request = typeof written === 'string' ? requestOf(written, formUrl(step, state)) : written;
  const edited = request && toSend(session, request);
  if (edited === undefined) return;
  if (step === 'api') return sendApi(session, id, begin(), edited);
  const { connection } = state;
  const says = sentConnection(edited.written, connection);
  await sendToken(session, id, begin(), connection, { ...edited, says });
}

/** Where the form's request goes: an edited one goes to the same server. */
function formUrl(step: EditedStep, { connection, apiCall }: Workbench): string {
  return step === 'token' ? connection.tokenEndpoint : apiCall.url;
}

function requestOf(text: string, url: string): HttpRequest | undefined {
  if (!URL.canParse(url)) return undefined;
  const read = readRequestText(text, new URL(url).origin);
  return read.kind === 'request' ? read.request : undefined;
}

/** Undefined where the chosen way cannot take it. */
function toSend({ store, origin }: Session, written: HttpRequest): Written | undefined {
  if (store.getState().connection.way === 'proxy') return { written, handedOver: written };
  const { handedOver, obstacle } = browserChanges(origin, written);
  return obstacle === undefined ? { written, handedOver } : undefined;
}
