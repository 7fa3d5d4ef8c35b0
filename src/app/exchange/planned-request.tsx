import { useId, useMemo, useState } from 'react';
import type { HttpRequest } from '#core/http/message.ts';
import { signsAssertion } from '#core/oauth/connection.ts';
import { sentAssertion } from '#core/sharing/connection-secrets.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { usePreviewedProof } from '../session/use-previewed-proof.ts';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { AssertionView } from '../wire/assertion-view.tsx';
import { plannedRequest } from '../wire/messages.ts';
import { ProofView } from '../wire/proof-view.tsx';
import { RawMessage } from '../wire/raw-message.tsx';
import styles from './request-preview.module.css';

const EditRequest = deferred(() => import('./edit-request.tsx').then((part) => part.EditRequest));

/** The request in full, as it will leave, and a text of it to edit. */
export function PlannedRequest({ request: typed }: { readonly request: HttpRequest }) {
  const proved = usePreviewedProof(typed);
  const way = useWorkbench((state) => state.connection.way);
  const isEdited = useWorkbench((state) => state.editedRequest !== undefined);
  const secrets = useKnownSecrets();
  const [revealed, setRevealed] = useState(false);
  const method = useWorkbench((state) => state.connection.clientAuthentication);
  const [isOpen, setIsOpen] = useState(isEdited);
  const id = useId();
  const request = proved.kind === 'signing' || proved.kind === 'no-key' ? undefined : proved.request;
  const planned = useMemo(() => request && plannedRequest(request, way), [request, way]);
  if (proved.kind === 'signing') return <p className={styles.missing}>The proof is being signed…</p>;
  if (proved.kind === 'no-key') {
    return <p className={styles.missing}>Without a DPoP proof nothing is sent. {proved.reason}</p>;
  }
  if (request === undefined || planned === undefined) return null;
  const assertion = sentAssertion(request)?.value;
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
      <ProofView request={request} open>
        <p>Made for this preview. What is sent has one of its own, with a new jti and the time of sending.</p>
      </ProofView>
      {assertion !== undefined && (
        <AssertionView
          text={assertion}
          {...(signsAssertion(method) && {
            note: 'Signed for this preview. When the request is sent it is made anew, with the time and a jti of its own.',
          })}
        />
      )}
      <div id={id}>{isOpen && <EditRequest generated={request} />}</div>
    </>
  );
}
