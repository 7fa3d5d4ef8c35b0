import type { HttpRequest } from '#core/http/message.ts';
import { shownApiRun, shownTokenRun } from './selectors.ts';
import type { Session } from './session.ts';
import { isBusyWithToken } from './trials.ts';
import type { EditedStep } from './workbench.ts';

export type EditCommands = {
  /** Keeps the text as it is edited; undefined goes back to the form's request. */
  readonly editRequest: (step: EditedStep, text: string | undefined) => void;
  /** Sends this text as it is, by the chosen way; nothing where it cannot be sent so. */
  readonly sendEdited: (step: EditedStep, text: string) => Promise<void>;
};

/** With what only other commands need. */
export type EditCommandsInside = EditCommands & {
  /** Sends the request on screen once more by the way that is chosen now; undefined where it was not edited by hand. */
  readonly sendEditedAgain: (step: EditedStep) => Promise<void> | undefined;
};

/** @param begin begins a new request of this step, and yields what cancels it */
export function createEditCommands(
  session: Session,
  newId: () => string,
  begin: Readonly<Record<EditedStep, () => AbortSignal>>,
): EditCommandsInside {
  const { store } = session;
  const isBusy = (step: EditedStep): boolean =>
    step === 'token' ? isBusyWithToken(store.getState()) : store.getState().apiFlight !== undefined;
  const send = async (step: EditedStep, written: string | HttpRequest): Promise<void> => {
    const { sendEdited } = await import('./send-edited.ts');
    if (!isBusy(step)) await sendEdited(session, step, newId(), begin[step], written);
  };
  return {
    editRequest: (step, text) =>
      store.setState(({ editedRequests }) => ({ editedRequests: { ...editedRequests, [step]: text } })),
    sendEdited: send,
    sendEditedAgain: (step) => {
      const written = { token: shownTokenRun, api: shownApiRun }[step](store.getState())?.editedByHand;
      return written && send(step, written);
    },
  };
}
