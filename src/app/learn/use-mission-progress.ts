import { useEffect } from 'react';
import { missions } from '#core/learn/missions/missions.ts';
import type { Visit } from '#core/learn/missions/visit.ts';
import { useDesks } from '../session/desk-context.tsx';
import { keepMissions, readMissions } from '../session/keeping/mission-records.ts';
import { learning, markSolved, takeKeptMissions, useLearning } from '../session/learning.ts';

/** Notices when traffic solves a mission, whether it is on or not, and keeps how far a person has come. */
export function useMissionProgress(visit: Visit): void {
  const database = useDesks()?.needs.database;
  const solved = useLearning((state) => state.solved);
  const currentId = useLearning((state) => state.currentId);
  const isChosen = useLearning((state) => state.isChosen);
  const isListOpen = useLearning((state) => state.dialog === 'missions');

  useEffect(() => {
    const open = missions.filter(({ id }) => !learning.getState().solved.has(id));
    const now = open.filter((mission) => mission.proof(visit) !== undefined);
    if (now.length > 0) markSolved(now.map(({ id }) => id));
  }, [visit]);

  useEffect(() => {
    if (database !== undefined) void readMissions(database).then(takeKeptMissions);
  }, [database]);

  useEffect(() => {
    // Another tab may have solved some since.
    if (database !== undefined && isListOpen) void readMissions(database).then((kept) => markSolved(kept.solved));
  }, [database, isListOpen]);

  useEffect(() => {
    // Nothing is written before there is something to say: a page that was only looked at leaves nothing.
    if (database === undefined || (solved.size === 0 && !isChosen)) return;
    void keepMissions(database, { solved: [...solved], current: isChosen ? { id: currentId } : undefined });
  }, [database, solved, currentId, isChosen]);
}
