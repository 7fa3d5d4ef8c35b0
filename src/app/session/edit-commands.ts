import { browserChanges } from '#core/http/browser-changes.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { readRequestText } from '#core/http/request-text.ts';
import { type EditedRequest, sendToken } from './send-token.ts';
import { shownTokenRun } from './selectors.ts';
import type { Session } from './session.ts';
import { isBusyWithToken } from './trials.ts';

export type EditCommands = {
  /** Keeps the text as it is edited; undefined goes back to the form's request. */
  readonly editRequest: (text: string | undefined) => void;
  /** Sends this text as it is, by the chosen way; nothing where it cannot be sent so. */
  readonly sendEdited: (text: string) => Promise<void>;
  /** Sends the edited request on screen once more, by the way that is chosen now. */
  readonly sendEditedAgain: () => Promise<void>;
};

export function createEditCommands(session: Session, newId: () => string, begin: () => AbortSignal): EditCommands {
  const { store } = session;
  const send = async (written: HttpRequest): Promise<void> => {
    const state = store.getState();
    const edited = handedOver(session, written);
    if (edited === undefined || isBusyWithToken(state)) return;
    await sendToken(session, newId(), begin(), state.connection, edited);
  };
  return {
    editRequest: (editedRequest) => store.setState({ editedRequest }),
    sendEdited: async (text) => {
      const { tokenEndpoint } = store.getState().connection;
      if (!URL.canParse(tokenEndpoint)) return;
      const read = readRequestText(text, new URL(tokenEndpoint).origin);
      if (read.kind === 'request') await send(read.request);
    },
    sendEditedAgain: async () => {
      const written = shownTokenRun(store.getState())?.editedByHand;
      if (written !== undefined) await send(written);
    },
  };
}

/** What of a written request goes the chosen way; undefined where that way cannot take it. */
function handedOver({ store, origin }: Session, written: HttpRequest): EditedRequest | undefined {
  if (store.getState().connection.way === 'proxy') return { written, handedOver: written };
  const { handedOver: kept, obstacle } = browserChanges(origin, written);
  return obstacle === undefined ? { written, handedOver: kept } : undefined;
}
