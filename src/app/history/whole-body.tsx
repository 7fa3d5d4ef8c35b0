import { keptBodyBytes } from '#core/keeping/cut-bodies.ts';
import type { Exchange } from '#core/http/exchange.ts';
import { bytesWords } from '#core/time/words.ts';
import { isRecorded, shownApiRun, shownTokenRun } from '../session/selectors.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './history.module.css';

/** Beside a run with a long body: how much of it the history keeps, and the switches that keep all of it. */
export function WholeBody({ step }: { readonly step: 'token' | 'api' }) {
  const run = useWorkbench((state) => (step === 'token' ? shownTokenRun(state) : shownApiRun(state)));
  const isWhole = useWorkbench((state) => run !== undefined && state.wholeBodies.has(run.id));
  const always = useWorkbench((state) => state.keepsWholeBodies);
  const { keepWholeBody, keepWholeBodies } = useCommands();
  const longest = run === undefined || isRecorded(run) ? 0 : longestBody([...run.earlier, run]);
  if (run === undefined || longest <= keptBodyBytes) return null;
  const subject = step === 'token' ? 'token request' : 'API call';
  return (
    <div role="group" aria-label={`What the history keeps of the ${subject}`} className={styles.whole}>
      <p role="status">
        {isWhole || always
          ? `The history keeps all ${bytesWords(longest)} of this body.`
          : `This body has ${bytesWords(longest)}; the history keeps the first ${bytesWords(keptBodyBytes)}.`}
      </p>
      {!always && (
        <Button aria-pressed={isWhole} aria-disabled={isWhole} onClick={() => keepWholeBody(run.id)}>
          Keep the whole body
        </Button>
      )}
      <label className={styles.check}>
        <input type="checkbox" checked={always} onChange={(event) => keepWholeBodies(event.target.checked)} />
        Always, for this connection{step === 'api' && <span className="visually-hidden"> (API call)</span>}
      </label>
    </div>
  );
}

function longestBody(exchanges: readonly { readonly exchange: Exchange }[]): number {
  return Math.max(
    ...exchanges.map(({ exchange: { request, outcome } }) =>
      Math.max(request.body.length, outcome.kind === 'response' ? outcome.response.body.length : 0),
    ),
  );
}
