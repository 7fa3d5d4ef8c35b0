import { Fragment } from 'react';
import { msWords } from '#core/time/words.ts';
import type { TokenRequestRun } from '../session/run.ts';
import { answerOf } from '../session/selectors.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import type { Trials, Try } from '../session/trials.ts';
import { Button } from '../ui/button.tsx';
import { useDemoText } from '../ui/demo-mode.ts';
import styles from './trials-view.module.css';

const longestError = 24;

/** One row for each try; its name brings the exchange on screen. */
export function TrialsTable({ trials }: { readonly trials: Trials }) {
  const waiting = trials.plan.trials.slice(trials.tries.length);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">What each authentication brought</caption>
      <thead>
        <tr>
          {['Form', 'Status', 'Error', 'Time'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trials.tries.map((each) => (
          <TryRow key={each.runId} {...each} />
        ))}
        {waiting.map(({ name }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td colSpan={3}>{trials.isRunning ? 'waiting' : 'not tried'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TryRow({ trial, runId, verdict }: Try) {
  const run = useWorkbench((state) =>
    state.runs.find((each): each is TokenRequestRun => each.kind === 'token' && each.id === runId),
  );
  const isShown = useWorkbench((state) => state.selectedTokenRunId === runId);
  const { selectRun } = useCommands();
  const { status, error } = cellsOf(run, useDemoText());
  return (
    <tr data-verdict={verdict}>
      <th scope="row">
        <Button look="quiet" aria-pressed={isShown} onClick={() => selectRun(runId)} className={styles.row}>
          {trial.name}
        </Button>
      </th>
      <td>{status}</td>
      <td className={styles.error}>
        {error.split(/(?<=_)/).map((part, index) => (
          <Fragment key={index}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </td>
      <td>{run === undefined ? '' : msWords(run.exchange.timing.endMs ?? 0)}</td>
    </tr>
  );
}

function cellsOf(
  run: TokenRequestRun | undefined,
  shown: (text: string) => string,
): { readonly status: string; readonly error: string } {
  if (run === undefined) return { status: '', error: 'forgotten' };
  const { outcome } = run.exchange;
  if (outcome.kind === 'failure') {
    return { status: '–', error: outcome.failure.kind === 'cancelled' ? 'cancelled' : 'no answer' };
  }
  const answer = answerOf(run);
  const status = String(outcome.response.status);
  if (answer?.kind === 'issued') return { status, error: 'none: a token' };
  if (answer?.kind !== 'refused') return { status, error: 'not said' };
  const error = shown(answer.error);
  return { status, error: error.length > longestError ? `${error.slice(0, longestError)}…` : error };
}
