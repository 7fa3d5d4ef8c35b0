import { missionOfFinding } from '#core/learn/missions/mission-of-finding.ts';
import { chooseMission } from '../session/learning.ts';
import { Button } from '../ui/button.tsx';

/** Leads to the mission that teaches what a finding speaks of. */
export function LearnThis({ findingId }: { readonly findingId: string }) {
  const mission = missionOfFinding(findingId);
  if (mission === undefined) return null;
  return (
    <Button look="quiet" onClick={() => chooseMission(mission.id)}>
      {`Learn this: ${mission.title}`}
    </Button>
  );
}
