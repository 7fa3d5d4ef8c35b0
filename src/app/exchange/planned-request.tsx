import { useId, useMemo, useState } from 'react';
import type { HttpRequest } from '#core/http/message.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { plannedRequest } from '../wire/messages.ts';
import { RawMessage } from '../wire/raw-message.tsx';

const EditRequest = deferred(() => import('./edit-request.tsx').then((part) => part.EditRequest));

/** The request in full, as it will leave, and a text of it to edit. */
export function PlannedRequest({ request }: { readonly request: HttpRequest }) {
  const way = useWorkbench((state) => state.connection.way);
  const isEdited = useWorkbench((state) => state.editedRequest !== undefined);
  const secrets = useKnownSecrets();
  const [revealed, setRevealed] = useState(false);
  const [isOpen, setIsOpen] = useState(isEdited);
  const id = useId();
  const planned = useMemo(() => plannedRequest(request, way), [request, way]);
  return (
    <>
      <RawMessage
        {...planned}
        label="Planned request"
        message="request"
        knownSecrets={secrets}
        madeBy="token-request"
        revealed={revealed}
        notes={
          <>
            {way === 'browser' && (
              <p>The browser will add fields of its own and choose their order; it shows a page neither.</p>
            )}
            <Button look="quiet" aria-pressed={revealed} onClick={() => setRevealed(!revealed)}>
              Reveal in the preview
            </Button>
            <Button look="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
              Edit and send
            </Button>
          </>
        }
      />
      <div id={id}>{isOpen && <EditRequest generated={request} />}</div>
    </>
  );
}
