import { CircleCheck, Target } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Mission } from '#core/learn/missions/mission.ts';
import { missions } from '#core/learn/missions/missions.ts';
import type { Visit } from '#core/learn/missions/visit.ts';
import { leaveMission, showLearning, useLearning } from '../session/learning.ts';
import { Button } from '../ui/button.tsx';
import { Debrief } from './debrief.tsx';
import { Hints } from './hints.tsx';
import styles from './mission-strip.module.css';

type MissionStripProps = { readonly mission: Mission; readonly visit: Visit };

/** The mission that is on, above the workbench in which it is solved. */
export function MissionStrip({ mission, visit }: MissionStripProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const chosenCount = useLearning((state) => state.chosenCount);
  useEffect(() => {
    // After a reload nobody has asked for it.
    if (chosenCount > 0) heading.current?.focus();
  }, [chosenCount]);
  const proof = mission.proof(visit);
  const wasSolved = useLearning((state) => state.solved.has(mission.id));
  const isSolved = proof !== undefined || wasSolved;
  const Icon = isSolved ? CircleCheck : Target;
  return (
    <section aria-label="Mission" className={styles.strip} data-mission={mission.id} data-solved={isSolved}>
      <Icon className={styles.icon} size={18} aria-hidden="true" />
      <div className={styles.words}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          <span className={styles.number}>{`Mission ${missions.indexOf(mission) + 1} of ${missions.length}`}</span>{' '}
          {mission.title}
        </h2>
        <p className={styles.goal}>{mission.goal}</p>
        {/* It stands here from the start, so that it is read out when the traffic has proved it. */}
        <p role="status" className={styles.solved}>
          {isSolved && (proof === undefined ? solvedBefore : 'Solved: your traffic has proved it.')}
        </p>
        {isSolved && <Debrief mission={mission} proof={proof} />}
        {proof === undefined && <Hints hints={mission.hints} />}
      </div>
      <div className={styles.buttons}>
        <Button look="quiet" aria-haspopup="dialog" onClick={() => showLearning('missions')}>
          All missions
        </Button>
        <Button look="quiet" onClick={leaveMission}>
          Leave mission
        </Button>
      </div>
    </section>
  );
}

/** The runs of an earlier visit, or of another connection, prove nothing here; what they solved stays solved. */
const solvedBefore = 'Solved before, on this device. Do it again to see it in the exchange.';
