import type { Counterpart } from '#core/keeping/compare/run-to-compare-with.ts';
import { Button } from '../ui/button.tsx';
import { dateFormat } from '../ui/date-format.ts';
import styles from './failure-actions-view.module.css';

type CompareOfferProps = {
  /** What failed, as it is named for those who do not see where it stands. */
  readonly subject: 'token request' | 'API call';
  readonly counterpart: Counterpart;
  readonly onCompare: () => void;
};

const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });

/** Offers to hold a failed run against one that worked. */
export function CompareOffer({ subject, counterpart: { run, because }, onCompare }: CompareOfferProps) {
  const action = because === 'known-good' ? 'Compare with known good' : 'Compare with one that worked';
  const name = run.name === '' ? '' : `“${run.name}”, `;
  return (
    <div className={styles.actions}>
      <p>
        {words[because]} {name}
        {moment(run.atMs)}.
      </p>
      <Button aria-label={subject === 'API call' ? `${action}: API call` : undefined} onClick={onCompare}>
        {action}
      </Button>
    </div>
  );
}

const words: Readonly<Record<Counterpart['because'], string>> = {
  'known-good': 'A run like this one is pinned as known good:',
  'worked-before': 'The last run like this one that worked:',
  'worked-since': 'The first run like this one that worked since:',
};
