import type { RunSummary } from '#core/keeping/kept-run.ts';
import { bytesWords, msWords } from '#core/time/words.ts';
import styles from './run-details.module.css';
import { runEnd } from './compared-run.ts';
import { wayWords } from './run-words.ts';
import { useConnectionNames } from './use-connection-names.ts';

/** What the list knows of a run, whole. */
export function RunFacts({ run }: { readonly run: RunSummary }) {
  const nameOf = useConnectionNames();
  const facts: readonly (readonly [name: string, value: string])[] = [
    ['Outcome', runEnd(run)],
    ['Finding', run.title],
    ['Server', run.server],
    ['Request', `${run.method} ${run.path}`.trim()],
    ['Client', run.clientId],
    ['Scope', run.scope],
    ['Sent', wayWords[run.way]],
    ['Took', run.tookMs > 0 ? msWords(run.tookMs) : ''],
    ['Connection', run.connectionId === '' ? 'of another device' : nameOf(run.connectionId)],
    ['Takes', run.size > 0 ? `${bytesWords(run.size)} of storage` : ''],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
