import type { HttpRequest } from '#core/http/message.ts';
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
  const send = async (written: string | HttpRequest): Promise<void> => {
    const { sendEdited } = await import('./send-edited.ts');
    if (!isBusyWithToken(store.getState())) await sendEdited(session, newId(), begin, written);
  };
  return {
    editRequest: (editedRequest) => store.setState({ editedRequest }),
    sendEdited: send,
    sendEditedAgain: async () => {
      const written = shownTokenRun(store.getState())?.editedByHand;
      if (written !== undefined) await send(written);
    },
  };
}
