import type { Exchange } from '#core/http/exchange.ts';
import type { Place } from '#core/http/message-view.ts';
import { bytesWords, msWords } from '#core/time/words.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import styles from './cors-check-view.module.css';
import { ExchangeChips } from './exchange-chips.tsx';
import { ExchangeMessages } from './exchange-messages.tsx';
import { exchangeSize } from '#core/http/exchange-size.ts';
import { FailureActionsView } from './failure-actions-view.tsx';
import { PeerView } from './peer-view.tsx';
import { TimingView } from './timing-view.tsx';

/** What a person can do about a step that got no answer. */
export type FailureActions = {
  readonly proxyThere: boolean;
  readonly onTryThroughProxy: () => void;
  readonly onTrust: (sha256: string) => void;
  readonly onDoNotVerify: () => void;
};

type CorsStepViewProps = {
  readonly name: string;
  readonly exchange: Exchange;
  readonly isLast: boolean;
  readonly lit: readonly Place[];
  readonly knownSecrets: readonly string[];
  readonly curl: () => string;
  readonly failureActions: FailureActions;
};

/** One request that was sent in the browser’s place, and its answer, raw. */
export function CorsStepView({ name, exchange, isLast, lit, knownSecrets, curl, failureActions }: CorsStepViewProps) {
  const [revealed, setRevealed] = useRevealed();
  return (
    <section aria-label={name} className={styles.step}>
      <details open={isLast}>
        <summary className={styles.summary}>
          <span className={styles.name}>{name}</span>
          <ExchangeChips exchange={exchange} />
          <span className={styles.figures}>
            {msWords(exchange.timing.endMs ?? 0)} · {bytesWords(exchangeSize(exchange).bytesIn)} in
          </span>
        </summary>
        {isLast && <FailureActionsView exchange={exchange} lit={lit} {...failureActions} />}
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
            done="curl command copied, with variables in place of secrets"
            text={curl}
          />
        </div>
        <ExchangeMessages
          exchange={exchange}
          requestLabel="Raw request"
          responseLabel="Raw response"
          knownSecrets={knownSecrets}
          revealed={revealed}
          lit={lit}
        />
        <details className={styles.more}>
          <summary>How long it took, and over which connection</summary>
          <TimingView timing={exchange.timing} way={exchange.way} />
          <PeerView exchange={exchange} lit={lit} />
        </details>
      </details>
    </section>
  );
}
