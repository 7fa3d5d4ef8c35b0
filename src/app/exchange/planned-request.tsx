import { useState } from 'react';
import type { HttpRequest } from '#core/http/message.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { Button } from '../ui/button.tsx';
import { plannedRequest } from '../wire/messages.ts';
import { RawMessage } from '../wire/raw-message.tsx';

/** The request in full, as it will leave. */
export function PlannedRequest({ request }: { readonly request: HttpRequest }) {
  const way = useWorkbench((state) => state.connection.way);
  const secrets = useKnownSecrets();
  const [revealed, setRevealed] = useState(false);
  return (
    <RawMessage
      {...plannedRequest(request, way)}
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
        </>
      }
    />
  );
}
