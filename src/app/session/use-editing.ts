import { useMemo } from 'react';
import { type EditedRequest, editedRequest } from '#core/http/edited-request.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { useCommands, useSession, useWorkbench } from './session-context.tsx';
import type { EditedStep } from './workbench.ts';

export type Editing = {
  readonly edited: EditedRequest;
  /** Whether a request of this step is on its way. */
  readonly isBusy: boolean;
  readonly onEdit: (text: string) => void;
  /** Goes back to the form's request. */
  readonly onUndo: () => void;
  readonly onSend: () => void;
};

/** The request of a step as a text that is edited, what of it differs from the form's, and what can be done with it. */
export function useEditing(step: EditedStep, generated: HttpRequest): Editing {
  const { editRequest, getToken, sendApiRequest, sendEdited } = useCommands();
  const text = useWorkbench((state) => state.editedRequests[step]);
  const way = useWorkbench((state) => state.connection.way);
  const isBusy = useWorkbench((state) => (step === 'token' ? state.tokenFlight : state.apiFlight) !== undefined);
  const { origin } = useSession();
  const edited = useMemo(() => editedRequest(generated, text, origin, way), [generated, text, origin, way]);
  // What was not changed is the form's request, and is not called another one.
  const sendForm = step === 'token' ? getToken : sendApiRequest;
  return {
    edited,
    isBusy,
    onEdit: (typed) => editRequest(step, typed === edited.formText ? undefined : typed),
    onUndo: () => editRequest(step, undefined),
    onSend: () => void (edited.text === edited.formText ? sendForm() : sendEdited(step, edited.text)),
  };
}
