import { useMemo } from 'react';
import type { HttpRequest } from '#core/http/message.ts';
import { signsAssertion } from '#core/oauth/connection.ts';
import { sentAssertion } from '#core/sharing/connection-secrets.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { usePreviewedProof } from '../session/use-previewed-proof.ts';
import { deferred } from '../ui/deferred.tsx';
import { AssertionView } from '../wire/assertion-view.tsx';
import { tokenRequestNames } from '../wire/editing-names.ts';
import { PlannedMessage } from '../wire/planned-message.tsx';
import { NoProof } from '../wire/no-proof.tsx';

const EditRequest = deferred(() => import('./edit-request.tsx').then((part) => part.EditRequest));

/** The request in full, as it will leave, and a text of it to edit. */
export function PlannedRequest({ request: typed }: { readonly request: HttpRequest }) {
  const isOn = useWorkbench((state) => state.connection.dpop);
  const key = useWorkbench((state) => state.dpop.key);
  const proved = usePreviewedProof(typed, isOn ? { key, accessToken: undefined } : undefined);
  const way = useWorkbench((state) => state.connection.way);
  const isEdited = useWorkbench((state) => state.editedRequests.token !== undefined);
  const method = useWorkbench((state) => state.connection.clientAuthentication);
  const secrets = useKnownSecrets();
  const request = proved.kind === 'ready' ? proved.request : undefined;
  const assertion = useMemo(() => request && sentAssertion(request)?.value, [request]);
  if (proved.kind !== 'ready') return <NoProof proved={proved} />;
  return (
    <PlannedMessage
      names={tokenRequestNames}
      request={proved.request}
      way={way}
      knownSecrets={secrets}
      madeBy="token-request"
      isEdited={isEdited}
      proofOpen
      editor={<EditRequest generated={proved.request} />}
    >
      {assertion !== undefined && (
        <AssertionView
          text={assertion}
          {...(signsAssertion(method) && {
            note: 'Signed for this preview. When the request is sent it is made anew, with the time and a jti of its own.',
          })}
        />
      )}
    </PlannedMessage>
  );
}
