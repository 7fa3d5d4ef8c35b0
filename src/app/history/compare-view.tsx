import { useMemo, useState } from 'react';
import type { Place } from '#core/http/message-view.ts';
import { compareRuns } from '#core/keeping/compare/compare-runs.ts';
import type { Origins } from '#core/keeping/compare/fingerprints.ts';
import { runFacts } from '#core/keeping/compare/run-facts.ts';
import type { Counterpart } from '#core/keeping/compare/run-to-compare-with.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { dateFormat } from '../ui/date-format.ts';
import { Panel } from '../ui/panel.tsx';
import { CompareBeside } from './compare-beside.tsx';
import { CompareDifferences } from './compare-differences.tsx';
import { type ComparedRun, runEnd, runTitle } from './compared-run.ts';
import styles from './compare.module.css';

type CompareViewProps = {
  readonly before: ComparedRun;
  readonly after: ComparedRun;
  /** Why the first one was chosen, where it was. */
  readonly because?: Counterpart['because'] | undefined;
  readonly origins?: Origins;
  readonly onSwap: () => void;
  readonly onClose: () => void;
};

/** Two kept runs: what is different first, in words, then both side by side. */
export function CompareView({ before, after, because, origins = 'same-device', onSwap, onClose }: CompareViewProps) {
  const comparison = useMemo(() => compareRuns(before.run, after.run, origins), [before.run, after.run, origins]);
  const both = useMemo(() => ({ before: runFacts(before.run), after: runFacts(after.run) }), [before.run, after.run]);
  const [lit, setLit] = useState<readonly Place[]>([]);
  return (
    <Panel
      name="Compare"
      end={
        <span className={styles.tools}>
          <Button look="quiet" onClick={onSwap}>
            Swap sides
          </Button>
          <Button look="quiet" onClick={onClose}>
            Close comparison
          </Button>
        </span>
      }
    >
      <div className={styles.runs}>
        <RunHead ordinal="First run" compared={before} because={because} />
        <RunHead ordinal="Second run" compared={after} />
      </div>
      <CompareDifferences key={`${before.run.id} ${after.run.id}`} comparison={comparison} onLit={setLit} />
      <CompareBeside both={both} origins={origins} lit={lit} />
    </Panel>
  );
}

const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });

const reasons: Readonly<Record<Counterpart['because'], string>> = {
  'known-good': 'known good',
  'worked-before': 'the last that worked before',
  'worked-since': 'the first that worked since',
};

type RunHeadProps = {
  readonly ordinal: string;
  readonly compared: ComparedRun;
  readonly because?: Counterpart['because'] | undefined;
};

function RunHead({ ordinal, compared: { run, summary }, because }: RunHeadProps) {
  const reason = because ?? (summary.knownGood ? 'known-good' : undefined);
  return (
    <div role="group" aria-label={ordinal} className={styles.run}>
      <p className={styles.ordinal}>
        {ordinal} {reason !== undefined && <Chip tone="good">{reasons[reason]}</Chip>}
      </p>
      <p className={styles.title}>{runTitle(summary)}</p>
      <p className={styles.about}>
        {[runEnd(summary), summary.server, moment(run.atMs)].filter((words) => words !== '').join(' · ')}
      </p>
    </div>
  );
}
