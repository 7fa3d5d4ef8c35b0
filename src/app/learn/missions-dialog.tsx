import { CircleCheck, CircleDashed } from 'lucide-react';
import { useRef } from 'react';
import type { Mission } from '#core/learn/missions/mission.ts';
import { missions } from '#core/learn/missions/missions.ts';
import { chooseMission, showLearning, useLearning } from '../session/learning.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import styles from './missions-dialog.module.css';

/** All missions, with which of them were solved on this device. */
export function MissionsDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<DialogHandle>(null);
  const solved = useLearning((state) => state.solved);
  const count = missions.filter(({ id }) => solved.has(id)).length;
  const start = (id: string) => {
    dialog.current?.close();
    chooseMission(id);
  };
  // The focus goes back first: from there the next dialog takes it, and gives it back.
  const goToReference = () => {
    dialog.current?.close();
    showLearning('reference');
  };
  return (
    <Dialog ref={dialog} label="Missions" className={styles.dialog} onClose={onClose}>
      <div className={styles.header}>
        <h2 className={styles.title}>Missions</h2>
        <div className={styles.buttons}>
          <Button look="quiet" aria-haspopup="dialog" onClick={goToReference}>
            Open the reference
          </Button>
          <Button look="quiet" onClick={() => dialog.current?.close()}>
            Close
          </Button>
        </div>
      </div>
      <div className={styles.scroll}>
        <p className={styles.lead}>
          Short tasks, in any order. Each is solved by what you really send and get, here or at your own server; there
          is nothing to click through. How far you have come is kept on this device.
        </p>
        <label className={styles.progress}>
          <span>{`${count} of ${missions.length} solved`}</span>
          <progress value={count} max={missions.length} />
        </label>
        <ol aria-label="All missions" className={styles.list}>
          {missions.map((mission) => (
            <Row key={mission.id} mission={mission} isSolved={solved.has(mission.id)} onStart={start} />
          ))}
        </ol>
      </div>
    </Dialog>
  );
}

type RowProps = {
  readonly mission: Mission;
  readonly isSolved: boolean;
  readonly onStart: (id: string) => void;
};

function Row({ mission: { id, title, goal }, isSolved, onStart }: RowProps) {
  const isOn = useLearning((state) => state.currentId === id);
  const Icon = isSolved ? CircleCheck : CircleDashed;
  const word = isSolved ? 'Again' : 'Start';
  return (
    <li className={styles.row} data-solved={isSolved}>
      <Icon className={styles.icon} size={16} aria-hidden="true" />
      <div>
        <h3 className={styles.name}>{title}</h3>
        <p className={styles.goal}>{goal}</p>
      </div>
      <div className={styles.end}>
        {(isSolved || isOn) && <span className={styles.state}>{isOn ? 'On' : 'Solved'}</span>}
        <Button aria-label={`${word}: ${title}`} onClick={() => onStart(id)}>
          {word}
        </Button>
      </div>
    </li>
  );
}
