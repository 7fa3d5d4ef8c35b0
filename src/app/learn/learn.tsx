import { missionById } from '#core/learn/missions/missions.ts';
import { showLearning, useLearning } from '../session/learning.ts';
import { deferred } from '../ui/deferred.tsx';
import { MissionStrip } from './mission-strip.tsx';
import { useMissionProgress } from './use-mission-progress.ts';
import { useVisit } from './use-visit.ts';

const MissionsDialog = deferred(() => import('./missions-dialog.tsx').then((part) => part.MissionsDialog));
const ReferenceDialog = deferred(() => import('./reference-dialog.tsx').then((part) => part.ReferenceDialog));

/** What teaches the flow, above the workbench: the mission that is on, the list of all, and the reference. */
export function Learn() {
  const visit = useVisit();
  useMissionProgress(visit);
  const dialog = useLearning((state) => state.dialog);
  const mission = useLearning((state) => state.currentId && missionById(state.currentId));
  const close = () => showLearning(undefined);
  return (
    <>
      {mission && <MissionStrip key={mission.id} mission={mission} visit={visit} />}
      {dialog === 'missions' && <MissionsDialog onClose={close} />}
      {dialog === 'reference' && <ReferenceDialog onClose={close} />}
    </>
  );
}
