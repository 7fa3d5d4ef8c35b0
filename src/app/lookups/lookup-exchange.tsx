import { curlCommand } from '#core/http/curl.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { connectionForCurl } from '#core/oauth/connection-for-curl.ts';
import { bytesWords, msWords } from '#core/time/words.ts';
import { litPlaces } from '../session/lit.ts';
import { heldToken } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useFailureActions } from '../session/use-failure-actions.ts';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import { ExchangeChips } from '../wire/exchange-chips.tsx';
import { ExchangeMessages } from '../wire/exchange-messages.tsx';
import { exchangeSize } from '#core/http/exchange-size.ts';
import { FailureActionsView } from '../wire/failure-actions-view.tsx';
import { PeerView } from '../wire/peer-view.tsx';
import { TimingView } from '../wire/timing-view.tsx';
import styles from './lookups.module.css';

type LookupExchangeProps = {
  readonly name: string;
  readonly exchange: Exchange;
  readonly connection: Connection;
  readonly open: boolean;
  /** The one that decided: what can be done about a failure stands with it. */
  readonly isLast: boolean;
};

/** One question and its answer, in the same detail as the token request. */
export function LookupExchange({ name, exchange, connection, open, isLast }: LookupExchangeProps) {
  const [revealed, setRevealed] = useRevealed();
  const secrets = useKnownSecrets();
  const pins = useWorkbench((state) => state.pins);
  const unverified = useWorkbench((state) => state.unverified);
  const token = useWorkbench((state) => heldToken(state)?.text ?? '');
  const actions = useFailureActions('lookup');
  const lit = useWorkbench((state) => (isLast ? litPlaces(state, 'lookup') : nothingLit));
  const curl = () =>
    curlCommand(
      exchange.request,
      [
        { value: connection.clientSecret, variable: 'CLIENT_SECRET' },
        { value: token, variable: 'ACCESS_TOKEN' },
      ].filter(({ value }) => value !== ''),
      connectionForCurl(exchange, { pins, unverified }),
    );
  return (
    <section aria-label={name} className={styles.step}>
      <details open={open}>
        <summary className={styles.summary}>
          <span className={styles.name}>{name}</span>
          <ExchangeChips exchange={exchange} />
          <span className={styles.place}>
            {exchange.request.method} {new URL(exchange.request.url).host}
          </span>
          <span className={styles.figures}>
            {msWords(exchange.timing.endMs ?? 0)} · {bytesWords(exchangeSize(exchange).bytesIn)} in
          </span>
        </summary>
        {isLast && <FailureActionsView exchange={exchange} {...actions} />}
        <div className={styles.tools}>
          <Button
            look="quiet"
            aria-pressed={revealed}
            data-reveals
            aria-label={`Reveal secrets in ${name}`}
            onClick={() => setRevealed(!revealed)}
          >
            Reveal secrets
          </Button>
          <CopyButton
            name={`Copy ${name} as curl`}
            done="curl command copied, with variables in place of secret and token"
            text={curl}
          />
        </div>
        <ExchangeMessages
          exchange={exchange}
          requestLabel="Raw request"
          responseLabel="Raw response"
          knownSecrets={secrets}
          madeBy="lookup"
          revealed={revealed}
          lit={lit}
        />
        <details className={styles.more}>
          <summary>How long it took, and over which connection</summary>
          <TimingView timing={exchange.timing} way={exchange.way} />
          <PeerView exchange={exchange} />
        </details>
      </details>
    </section>
  );
}

const nothingLit: readonly [] = [];
