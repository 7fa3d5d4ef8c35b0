import { useState } from 'react';
import { useHistory } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Panel } from '../ui/panel.tsx';
import { HistoryNotices } from './history-notices.tsx';
import styles from './history.module.css';
import { RunLine } from './run-line.tsx';
import { runCountWords } from './run-words.ts';
import { useRunActions } from './use-run-actions.ts';
import { useShownRuns } from './use-shown-runs.ts';

const AllRuns = deferred(() => import('./all-runs.tsx').then((part) => part.AllRuns));

const shownAtFirst = 6;

/** The newest runs beside the workbench; a press brings one back on screen. All of them open in a view of their own. */
export function HistoryPanel() {
  const runs = useHistory((state) => state.runs) ?? [];
  const isWhole = useHistory((state) => state.read === 'all');
  const shown = useShownRuns();
  const { show } = useRunActions();
  const [all, setAll] = useState<'closed' | 'open' | { readonly chosen: string }>('closed');
  const open = async (id: string, canShow: boolean): Promise<void> => {
    // What cannot be put on screen is looked at in the long list, where it is also said what is wrong with it.
    if (!canShow || (await show(id)) !== undefined) setAll({ chosen: id });
  };
  return (
    <Panel name="History" end={isWhole === true ? runCountWords(runs.length) : 'reading …'}>
      <HistoryNotices onChoose={() => setAll('open')} />
      {runs.length > 0 && (
        <ul className={styles.list} aria-label="Newest runs">
          {runs.slice(0, shownAtFirst).map((run) => (
            <li key={run.id}>
              <RunLine
                run={run}
                isShown={shown.has(run.id)}
                onPress={() => void open(run.id, run.kind !== 'lookup' && run.kind !== 'cors')}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        <Button look="quiet" onClick={() => setAll('open')}>
          Show all
        </Button>
      </div>
      {all !== 'closed' && (
        <AllRuns chosenAtFirst={all === 'open' ? undefined : all.chosen} onClose={() => setAll('closed')} />
      )}
    </Panel>
  );
}
