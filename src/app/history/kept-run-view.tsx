import type { KeptRun } from '#core/keeping/kept-run.ts';
import { bytesWords } from '#core/time/words.ts';
import { ExchangeChips } from '../wire/exchange-chips.tsx';
import { ExchangeMessages } from '../wire/exchange-messages.tsx';
import { PeerView } from '../wire/peer-view.tsx';
import { TimingView } from '../wire/timing-view.tsx';
import styles from './run-details.module.css';
import { CutNotes } from './cut-notes.tsx';

/** What is kept of a run, to be read: what was found then, and each exchange. */
export function KeptRunView({ kept }: { readonly kept: KeptRun }) {
  const { findings, exchanges, cuts } = kept;
  return (
    <>
      {findings.length > 0 && (
        <section aria-label="What was found then">
          <h4 className={styles.part}>What was found then</h4>
          <ul className={styles.findings}>
            {findings.map(({ id, severity, title, explanation }) => (
              <li key={id} data-severity={severity}>
                <strong>{title}</strong>
                <p>{explanation}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {exchanges.map(({ name, exchange }, index) => (
        <section key={name} aria-label={name}>
          <h4 className={styles.part}>
            {name} <ExchangeChips exchange={exchange} />
          </h4>
          <CutNotes cuts={cuts.filter((cut) => cut.exchange === index)} />
          <ExchangeMessages
            exchange={exchange}
            requestLabel={`Request: ${name}`}
            responseLabel={`Response: ${name}`}
            knownSecrets={noSecrets}
            revealed
            lit={nothingLit}
          />
          <details className={styles.more}>
            <summary>How long {name} took, and over which connection</summary>
            <TimingView timing={exchange.timing} way={exchange.way} />
            <PeerView exchange={exchange} />
          </details>
        </section>
      ))}
      {kept.token !== undefined && (
        <section aria-label="The token, redacted">
          <h4 className={styles.part}>The token, redacted ({bytesWords(kept.token.length)})</h4>
          <p className={styles.token}>{kept.token}</p>
        </section>
      )}
    </>
  );
}

// Everything secret in it was replaced when it was recorded, so there is nothing to mask.
const noSecrets: readonly string[] = [];
const nothingLit: readonly [] = [];
