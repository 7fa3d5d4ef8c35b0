import type { HttpRequest } from '#core/http/message.ts';
import { tokenToProve } from '../session/api-proving.ts';
import { keyOfToken } from '../session/key-of-token.ts';
import { heldToken } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { usePreviewedProof } from '../session/use-previewed-proof.ts';
import { deferred } from '../ui/deferred.tsx';
import { apiCallNames } from '../wire/editing-names.ts';
import { NoProof } from '../wire/no-proof.tsx';
import { PlannedMessage } from '../wire/planned-message.tsx';

const EditApiCall = deferred(() => import('./edit-api-call.tsx').then((part) => part.EditApiCall));

/** The call in full, as it will leave with the token in hand, and a text of it to edit. */
export function PlannedApiCall({ request }: { readonly request: HttpRequest }) {
  const token = useWorkbench(heldToken);
  const toProve = tokenToProve(request, token);
  const key = useWorkbench((state) => toProve && keyOfToken(toProve, state));
  const proved = usePreviewedProof(request, toProve && { key, accessToken: toProve.text });
  const way = useWorkbench((state) => state.connection.way);
  const isEdited = useWorkbench((state) => state.editedRequests.api !== undefined);
  const secrets = useKnownSecrets();
  if (proved.kind !== 'ready') return <NoProof proved={proved} />;
  return (
    <PlannedMessage
      names={apiCallNames}
      request={proved.request}
      way={way}
      knownSecrets={secrets}
      madeBy="api-call"
      isEdited={isEdited}
      proofOpen={false}
      note={
        token === undefined && (
          <p>
            No token is in hand, so none goes along. Once there is one, it stands here in Authorization, ahead of your
            own headers.
          </p>
        )
      }
      editor={<EditApiCall generated={proved.request} />}
    />
  );
}
