import { GraduationCap } from 'lucide-react';
import { showLearning } from '../session/learning.ts';
import { Button } from '../ui/button.tsx';
import styles from './learn-button.module.css';

/** The way to what teaches the flow, where everybody sees it: the missions, and from them the reference. */
export function LearnButton() {
  return (
    <Button
      look="quiet"
      aria-label="Learn"
      aria-haspopup="dialog"
      title="Learn: missions and reference"
      onClick={() => showLearning('missions')}
    >
      <GraduationCap size={17} aria-hidden="true" />
      <span className={styles.word}>Learn</span>
    </Button>
  );
}
