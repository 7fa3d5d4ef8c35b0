import type { Exchange } from '#core/http/exchange.ts';
import { bytesWords, msWords } from '#core/time/words.ts';
import { ExchangeChips } from './exchange-chips.tsx';
import { ExchangeMessages } from './exchange-messages.tsx';
import { exchangeSize } from '#core/http/exchange-size.ts';
import { ProofView } from './proof-view.tsx';
import styles from './earlier-exchange-view.module.css';

type EarlierExchangeViewProps = {
  readonly name: string;
  /**
   * The name of the step is that of a panel as well. Landmarks of one name could not be told apart by ear, so the step is
   * a group then: found by its name, inside the landmark that it stands in.
   */
  readonly isNamedAsPanel?: boolean;
  readonly exchange: Exchange;
  readonly requestLabel: string;
  readonly responseLabel: string;
  readonly knownSecrets: readonly string[];
  readonly revealed: boolean;
};

/** What went out and came back before the exchange that decides. */
export function EarlierExchangeView({ name, isNamedAsPanel = false, exchange, ...messages }: EarlierExchangeViewProps) {
  return (
    <section role={isNamedAsPanel ? 'group' : undefined} aria-label={name} className={styles.earlier}>
      <header className={styles.header}>
        <span className={styles.name}>{name}</span>
        <ExchangeChips exchange={exchange} />
        <span className={styles.figures}>
          {msWords(exchange.timing.endMs ?? 0)} · {bytesWords(exchangeSize(exchange).bytesIn)} in
        </span>
      </header>
      <ExchangeMessages exchange={exchange} lit={nothingLit} {...messages} />
      <ProofView request={exchange.request} />
    </section>
  );
}

/** The exchange that decides, as a region with a name of its own where others went before it. */
export function DecidingExchange({
  name,
  children,
}: {
  readonly name: string | undefined;
  readonly children: React.ReactNode;
}) {
  if (name === undefined) return children;
  return (
    <section aria-label={name}>
      <header className={styles.header}>
        <span className={styles.name}>{name}</span>
      </header>
      {children}
    </section>
  );
}

const nothingLit: readonly [] = [];
