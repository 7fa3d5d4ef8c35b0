import type { Run } from '../session/run.ts';
import { findingsOf } from '../session/findings-of.ts';
import { tokenOf } from '../session/selectors.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { dateFormat } from '../ui/date-format.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './history.module.css';

const shownAtMost = 50;
const time = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** The runs of this visit, newest first; a press brings one back on screen. */
export function RunList() {
  const runs = useWorkbench((state) => state.runs);
  const selected = useWorkbench((state) => [state.selectedTokenRunId, state.selectedApiRunId].join(' '));
  const { selectRun } = useCommands();
  const listed = runs.filter((run) => run.kind !== 'pasted' || tokenOf(run) !== undefined);
  if (listed.length < 2) return null;
  return (
    <Panel name="History" end="in memory, until this tab closes">
      <ul className={styles.list}>
        {listed.slice(0, shownAtMost).map((run) => (
          <li key={run.id}>
            <button
              type="button"
              className={styles.run}
              aria-pressed={selected.split(' ').includes(run.id)}
              onClick={() => selectRun(run.id)}
            >
              <span className={styles.time}>{time(startOf(run))}</span>
              <span className={styles.what}>{whatOf(run)}</span>
              <span className={styles.outcome}>{outcomeOf(run, runs)}</span>
            </button>
          </li>
        ))}
      </ul>
      {listed.length > shownAtMost && <p className={styles.note}>and {listed.length - shownAtMost} older ones</p>}
    </Panel>
  );
}

function startOf(run: Run): number {
  return run.kind === 'pasted' ? run.at.wallMs : run.exchange.startedAtMs;
}

function whatOf(run: Run): string {
  switch (run.kind) {
    case 'pasted':
      return 'Pasted token';
    case 'token':
      return `Token for ${run.connection.clientId}`;
    case 'api':
      return `${run.exchange.request.method} ${new URL(run.exchange.request.url).pathname}`;
  }
}

function outcomeOf(run: Run, runs: readonly Run[]): string {
  if (run.kind === 'pasted') return '';
  const status = run.exchange.outcome.kind === 'response' ? `${run.exchange.outcome.response.status} · ` : '';
  return `${status}${findingsOf(run, runs)[0]?.title ?? ''}`;
}
