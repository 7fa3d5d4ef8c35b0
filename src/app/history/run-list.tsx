import type { ApiCallRun, CorsCheckRun, LookupRun, Run, TokenRequestRun } from '../session/run.ts';
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
  const listed = runs.filter(isListed);
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

type ListedRun = Exclude<Run, LookupRun | CorsCheckRun>;

/** What was asked about a token or a failure stands with that; an emptied field is nothing to come back to. */
function isListed(run: Run): run is ListedRun {
  if (run.kind === 'lookup' || run.kind === 'cors') return false;
  return run.kind !== 'pasted' || tokenOf(run) !== undefined;
}

function startOf(run: ListedRun): number {
  return 'exchange' in run ? run.exchange.startedAtMs : run.at.wallMs;
}

function whatOf(run: ListedRun): string {
  switch (run.kind) {
    case 'pasted':
      return 'Pasted token';
    case 'made':
      return 'Token made here';
    case 'token':
      return `Token for ${run.connection.clientId || 'no client'}${byHand(run)}`;
    case 'api':
      return `${run.exchange.request.method} ${new URL(run.exchange.request.url).pathname}${byHand(run)}`;
  }
}

function byHand({ editedByHand }: TokenRequestRun | ApiCallRun): string {
  return editedByHand === undefined ? '' : ', edited by hand';
}

function outcomeOf(run: ListedRun, runs: readonly Run[]): string {
  if (!('exchange' in run)) return '';
  const statuses = [...run.earlier.map((each) => each.exchange), run.exchange].flatMap(({ outcome }) =>
    outcome.kind === 'response' ? [outcome.response.status] : [],
  );
  const status = statuses.length === 0 ? '' : `${statuses.join(', then ')} · `;
  return `${status}${findingsOf(run, runs)[0]?.title ?? ''}`;
}
