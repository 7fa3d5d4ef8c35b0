import { useMemo } from 'react';
import { curlCommand } from '#core/http/curl.ts';
import { connectionForCurl } from '#core/oauth/connection-for-curl.ts';
import { bytesWords, msWords } from '#core/time/words.ts';
import { apiSecrets } from '../session/api-secrets.ts';
import type { ApiCallRun } from '../session/run.ts';
import { findingsOf } from '../session/findings-of.ts';
import { litPlaces } from '../session/lit.ts';
import { isRecorded } from '../session/selectors.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useCounterpart } from '../session/use-counterpart.ts';
import { useCorsCheck, useFindOut } from '../session/use-cors-check.ts';
import { useFailureActions } from '../session/use-failure-actions.ts';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import { CorsCheckView } from '../wire/cors-check-view.tsx';
import { CompareOffer } from '../wire/compare-offer.tsx';
import { DecidingExchange, EarlierExchangeView } from '../wire/earlier-exchange-view.tsx';
import { ExchangeChips } from '../wire/exchange-chips.tsx';
import { ExchangeMessages } from '../wire/exchange-messages.tsx';
import { exchangeSize } from '#core/http/exchange-size.ts';
import { FailureActionsView } from '../wire/failure-actions-view.tsx';
import { PeerView } from '../wire/peer-view.tsx';
import { ProofView } from '../wire/proof-view.tsx';
import { TimingView } from '../wire/timing-view.tsx';
import styles from './api-call.module.css';

/** The call and its answer, in the same detail as the token request. */
export function ApiExchange({ run }: { readonly run: ApiCallRun }) {
  const { exchange } = run;
  const secrets = useKnownSecrets();
  const counterpart = useCounterpart(run.id);
  const { compare } = useCommands();
  const runs = useWorkbench((state) => state.runs);
  const lit = useWorkbench((state) => litPlaces(state, 'api'));
  const pins = useWorkbench((state) => state.pins);
  const unverified = useWorkbench((state) => state.unverified);
  const [revealed, setRevealed] = useRevealed();
  const actions = useFailureActions('api');
  const check = useCorsCheck(run);
  const findOut = useFindOut(run);
  const main = findingsOf(run, runs)[0];
  const hidden = useMemo(() => apiSecrets(run, runs), [run, runs]);
  const curl = () => curlCommand(exchange.request, hidden, connectionForCurl(exchange, { pins, unverified }));
  return (
    <div className={styles.exchange}>
      <div className={styles.summary}>
        <ExchangeChips exchange={exchange} />
        {run.editedByHand !== undefined && <Chip tone="warning">edited by hand</Chip>}
        {main !== undefined && (
          <a href={`#finding-api-${main.id}`} className={styles.main}>
            {main.title}
          </a>
        )}
        <span className={styles.figures}>
          {msWords(exchange.timing.endMs ?? 0)} · {bytesWords(exchangeSize(exchange).bytesIn)} in
        </span>
      </div>
      {run.earlier.map((earlier) => (
        <EarlierExchangeView
          key={earlier.name}
          {...earlier}
          requestLabel="First API request"
          responseLabel="First API response"
          knownSecrets={secrets}
          revealed={revealed}
        />
      ))}
      <DecidingExchange name={run.earlier.length === 0 ? undefined : 'API call with nonce'}>
        <FailureActionsView exchange={exchange} isOver={isRecorded(run)} {...actions} {...findOut} />
        {check !== undefined && (
          <div className={styles.check}>
            <CorsCheckView subject="API call" {...check} />
          </div>
        )}
        {counterpart !== undefined && (
          <CompareOffer
            subject="API call"
            counterpart={counterpart}
            onCompare={() => compare({ beforeId: counterpart.run.id, afterId: run.id, because: counterpart.because })}
          />
        )}
        <div className={styles.tools}>
          <Button look="quiet" aria-pressed={revealed} data-reveals onClick={() => setRevealed(!revealed)}>
            Reveal API secrets
          </Button>
          <CopyButton
            name="Copy API call as curl"
            done={`curl command copied, ${hidden.length === 0 ? 'without any secret in it' : `with ${hidden.map(({ variable }) => `$${variable}`).join(' and ')} in place of what is secret`}`}
            text={curl}
          />
        </div>
        <ExchangeMessages
          exchange={exchange}
          requestLabel="API request"
          responseLabel="API response"
          knownSecrets={secrets}
          madeBy="api-call"
          revealed={revealed}
          lit={lit}
        />
        <ProofView request={exchange.request} />
        <details className={styles.more}>
          <summary>How long it took, and over which connection</summary>
          <TimingView timing={exchange.timing} way={exchange.way} />
          <PeerView exchange={exchange} />
        </details>
      </DecidingExchange>
    </div>
  );
}
