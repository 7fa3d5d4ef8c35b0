import { apiMissions } from './api-missions.ts';
import { firstMissions } from './first-missions.ts';
import type { Mission } from './mission.ts';
import { proofMissions } from './proof-missions.ts';
import { tokenMissions } from './token-missions.ts';
import { wayMissions } from './way-missions.ts';

/** All missions in the order in which they are best done; the last leaves the playground. */
export const missions: readonly Mission[] = [
  ...firstMissions,
  ...apiMissions,
  ...tokenMissions,
  ...proofMissions,
  ...wayMissions,
];

export function missionById(id: string): Mission | undefined {
  return missions.find((mission) => mission.id === id);
}
