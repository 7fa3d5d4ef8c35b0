import { type ReactNode, useId, useMemo, useState } from 'react';
import type { MadeBy } from '#core/annotations/part-origin.ts';
import type { Way } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { Button } from '../ui/button.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import type { EditingNames } from './editing-names.ts';
import { plannedRequest } from '#core/http/message-bytes.ts';
import { ProofView } from './proof-view.tsx';
import { RawMessage } from './raw-message.tsx';

type PlannedMessageProps = {
  readonly names: EditingNames;
  readonly request: HttpRequest;
  readonly way: Way;
  readonly knownSecrets: readonly string[];
  readonly madeBy: MadeBy;
  /** A text that is being edited is open from the start. */
  readonly isEdited: boolean;
  /** Whether a DPoP proof is shown decoded from the start. */
  readonly proofOpen: boolean;
  /** Said beside the message. */
  readonly note?: ReactNode;
  /** What is taken apart below it. */
  readonly children?: ReactNode;
  readonly editor: ReactNode;
};

/** A request in full, as it will leave, and a text of it to edit. */
export function PlannedMessage(props: PlannedMessageProps) {
  const { names, request, way, knownSecrets, madeBy, isEdited, proofOpen, note, children, editor } = props;
  const [revealed, setRevealed] = useRevealed();
  const [isOpen, setIsOpen] = useState(isEdited);
  const id = useId();
  const planned = useMemo(() => plannedRequest(request, way), [request, way]);
  return (
    <>
      <RawMessage
        {...planned}
        label={names.planned}
        message="request"
        knownSecrets={knownSecrets}
        madeBy={madeBy}
        revealed={revealed}
        notes={
          <>
            {note}
            {way === 'browser' && (
              <p>The browser will add fields of its own and choose their order; it shows a page neither.</p>
            )}
            <Button look="quiet" aria-pressed={revealed} data-reveals onClick={() => setRevealed(!revealed)}>
              {names.reveal}
            </Button>
            <Button look="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
              {names.edit}
            </Button>
          </>
        }
      />
      <div id={id}>{isOpen && editor}</div>
      <ProofView request={request} open={proofOpen}>
        <p>Made for this preview. What is sent has one of its own, with a new jti and the time of sending.</p>
      </ProofView>
      {children}
    </>
  );
}
