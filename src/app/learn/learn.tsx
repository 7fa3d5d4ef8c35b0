import { showLearning, useLearningDialog } from '../session/learning.ts';
import { deferred } from '../ui/deferred.tsx';

const ReferenceDialog = deferred(() => import('./reference-dialog.tsx').then((part) => part.ReferenceDialog));

/** What teaches the flow, above the workbench: the reference, the missions and the one that is on. */
export function Learn() {
  const dialog = useLearningDialog();
  const close = () => showLearning(undefined);
  return <>{dialog === 'reference' && <ReferenceDialog onClose={close} />}</>;
}
