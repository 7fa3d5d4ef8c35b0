import type { Mission, Proof } from '#core/learn/missions/mission.ts';
import { missions } from '#core/learn/missions/missions.ts';
import { chooseMission, useLearning } from '../session/learning.ts';
import { useCommands } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './mission-strip.module.css';

type DebriefProps = {
  readonly mission: Mission;
  /** Undefined: what proved it is not among the runs of this visit. */
  readonly proof: Proof | undefined;
};

/** What the mission showed, with the way to the place in the exchange that shows it. */
export function Debrief({ mission, proof }: DebriefProps) {
  const { selectRun, light } = useCommands();
  const solved = useLearning((state) => state.solved);
  const next = nextAfter(mission, solved);
  const show = ({ runId, step, places }: Proof) => {
    selectRun(runId);
    light(step, places);
  };
  return (
    <>
      <p className={styles.debrief}>{mission.debrief}</p>
      <div className={styles.presses}>
        {proof !== undefined && <Button onClick={() => show(proof)}>Show it in the exchange</Button>}
        {next !== undefined && (
          <Button look="primary" onClick={() => chooseMission(next.id)}>
            {`Next: ${next.title}`}
          </Button>
        )}
      </div>
    </>
  );
}

/** The first mission behind this one that is not solved yet, else the first of all. */
function nextAfter(mission: Mission, solved: ReadonlySet<string>): Mission | undefined {
  const at = missions.indexOf(mission);
  return [...missions.slice(at + 1), ...missions.slice(0, at)].find(({ id }) => !solved.has(id));
}
