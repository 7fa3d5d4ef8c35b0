import { authenticationTrials, type Trial } from '#core/oauth/authentication-trials.ts';
import { isBusyWithToken, isCertificateShown, type Trials } from '../session/trials.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { endingOf } from './trials-ending.ts';
import { TrialsTable } from './trials-table.tsx';
import styles from './trials-view.module.css';

/** Says what will be sent before it is, and shows what came of it. */
export function TrialsView() {
  const connection = useWorkbench((state) => state.connection);
  const trials = useWorkbench((state) => state.trials);
  const isBusy = useWorkbench((state) => isBusyWithToken(state));
  const { tryAuthentications } = useCommands();
  const hasCertificate = useWorkbench(isCertificateShown);
  const { trials: planned, skipped } = authenticationTrials(connection, hasCertificate);
  const isRunning = trials?.isRunning === true;
  return (
    <div className={styles.trials}>
      <p>
        {planned.length === 0
          ? 'First fill in the token endpoint, the client ID and the secret.'
          : `Sends ${planned.length === 1 ? 'one request' : `up to ${planned.length} requests, one at a time`}, with the same scope, and stops at the first token: ${planned.map(({ name }) => name).join('; ')}.`}
      </p>
      {skipped.map(({ name, why }) => (
        <p key={name}>
          {name} is left out. {why}
        </p>
      ))}
      <p className={styles.warning}>
        Each refused try counts: a server may lock the client, or this address, after a few. Do not do this with a
        client that others depend on.
      </p>
      <div className={styles.buttons}>
        <Button aria-disabled={isBusy || planned.length === 0} onClick={() => void tryAuthentications()}>
          Try one after the other
        </Button>
      </div>
      <p role="status" className={styles.ending}>
        {isRunning ? `Trying ${trials.plan.trials[trials.tries.length]?.name ?? ''}…` : endingOf(trials)}
      </p>
      {trials !== undefined && <Results trials={trials} />}
    </div>
  );
}

function Results({ trials }: { readonly trials: Trials }) {
  const connection = useWorkbench((state) => state.connection);
  const { applyRemedy } = useCommands();
  const best = trials.tries.find(({ verdict }) => verdict === 'works' || verdict === 'about-something-else')?.trial;
  const isOutdated = (['tokenEndpoint', 'clientId', 'clientSecret', 'scope'] as const).some(
    (name) => connection[name] !== trials.connection[name],
  );
  const isUsed =
    best !== undefined &&
    best.change.clientAuthentication === connection.clientAuthentication &&
    (best.change.basicEncoding ?? connection.basicEncoding) === connection.basicEncoding;
  return (
    <>
      <TrialsTable trials={trials} />
      {isOutdated && <p>What is typed has changed since, so this holds for the values from before.</p>}
      {best !== undefined && !trials.isRunning && (
        <div className={styles.buttons}>
          {isUsed ? (
            <p>{best.name} is what is chosen above.</p>
          ) : (
            <Button
              onClick={() => void applyRemedy({ kind: 'change-connection', label: labelOf(best), change: best.change })}
            >
              Use this one
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function labelOf({ change }: Trial): string {
  const { clientAuthentication, basicEncoding } = change;
  return `Use ${clientAuthentication}${basicEncoding === undefined ? '' : `, ${basicEncoding}`}`;
}
