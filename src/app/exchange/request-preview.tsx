import { useWorkbench } from '../session/session-context.tsx';
import { useTokenRequest } from '../session/use-token-request.ts';
import { deferred } from '../ui/deferred.tsx';
import { PreviewFrame, StillOpen } from '../wire/preview-frame.tsx';

const PlannedRequest = deferred(() => import('./planned-request.tsx').then((part) => part.PlannedRequest));

/** The request as it will be sent, following the typing; after a run it folds away above the exchange. */
export function RequestPreview({ folded }: { readonly folded: boolean }) {
  const isEdited = useWorkbench((state) => state.editedRequests.token !== undefined);
  return (
    <PreviewFrame name="Request preview" foldedName="the preview" look="panel" folded={folded} isEdited={isEdited}>
      <Preview />
    </PreviewFrame>
  );
}

function Preview() {
  const { request, missing } = useTokenRequest();
  if (request !== undefined) return <PlannedRequest request={request} />;
  return <StillOpen what="request" missing={[...new Set(missing.map(({ message }) => message))]} />;
}
