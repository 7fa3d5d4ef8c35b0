import { useWorkbench } from '../session/session-context.tsx';
import { shownApiRun } from '../session/selectors.ts';
import { useApiRequest } from '../session/use-api-request.ts';
import { deferred } from '../ui/deferred.tsx';
import { PreviewFrame, StillOpen } from '../wire/preview-frame.tsx';

const PlannedApiCall = deferred(() => import('./planned-api-call.tsx').then((part) => part.PlannedApiCall));

/** The call as it will be sent, from the first letter of its URL on; after a run it folds away above the exchange. */
export function ApiPreview() {
  const isBegun = useWorkbench((state) => state.apiCall.url !== '');
  const folded = useWorkbench((state) => shownApiRun(state) !== undefined);
  const isEdited = useWorkbench((state) => state.editedRequests.api !== undefined);
  if (!isBegun) return null;
  return (
    <PreviewFrame
      name="API request preview"
      foldedName="the API preview"
      look="part"
      folded={folded}
      isEdited={isEdited}
    >
      <Preview />
    </PreviewFrame>
  );
}

function Preview() {
  const { request, missing } = useApiRequest();
  if (request !== undefined) return <PlannedApiCall request={request} />;
  return <StillOpen what="call" missing={[...new Set(missing.map(({ message }) => message))]} />;
}
