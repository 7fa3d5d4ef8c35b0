import { useMemo } from 'react';
import type { Place } from '#core/http/message-view.ts';
import { connectionRows } from '#core/keeping/compare/beside/connection-rows.ts';
import { tokenRows } from '#core/keeping/compare/beside/fact-rows.ts';
import { messageRows } from '#core/keeping/compare/beside/message-rows.ts';
import { phaseRows } from '#core/keeping/compare/beside/phase-rows.ts';
import { hasStandIn, type Origins } from '#core/keeping/compare/fingerprints.ts';
import type { Both } from '#core/keeping/compare/run-facts.ts';
import { CompareFacts } from './compare-facts.tsx';
import { CompareMessage } from './compare-message.tsx';
import { CompareTiming } from './compare-timing.tsx';
import { redactedWords } from './redacted-text.tsx';
import styles from './compare.module.css';

type CompareBesideProps = { readonly both: Both; readonly origins: Origins; readonly lit: readonly Place[] };

/** Both runs side by side: the messages that decided, the tokens, the times, the connections. */
export function CompareBeside({ both, origins, lit }: CompareBesideProps) {
  const isOneKind = both.before.run.kind === both.after.run.kind;
  const request = useMemo(
    () => (isOneKind ? messageRows(both, 'request', origins) : undefined),
    [both, isOneKind, origins],
  );
  const response = useMemo(
    () => (isOneKind ? messageRows(both, 'response', origins) : undefined),
    [both, isOneKind, origins],
  );
  const token = useMemo(() => tokenRows(both.before.token, both.after.token), [both]);
  const connection = useMemo(() => (isOneKind ? connectionRows(both) : []), [both, isOneKind]);
  const phases = useMemo(() => (isOneKind ? phaseRows(both) : []), [both, isOneKind]);
  const isRedacted = [...(request ?? []), ...(response ?? [])].some(({ before, after }) =>
    hasStandIn(`${before?.text ?? ''}\n${after?.text ?? ''}`),
  );
  return (
    <>
      {isRedacted && <p className={styles.note}>{redactedWords}</p>}
      {request !== undefined && <CompareMessage name="Request" rows={request} lit={lit} />}
      {response !== undefined && <CompareMessage name="Response" rows={response} lit={lit} />}
      {request !== undefined && response === undefined && <NoResponse both={both} />}
      {token.length > 0 && (
        <CompareFacts name="Token header and claims" what="header parameter or claim" rows={token} lit={lit} />
      )}
      {phases.length > 0 && <CompareTiming rows={phases} />}
      {connection.length > 0 && <CompareFacts name="Connection" what="fact" rows={connection} lit={lit} />}
    </>
  );
}

function NoResponse({ both: { before, after } }: Pick<CompareBesideProps, 'both'>) {
  const lacking = [before, after].filter(({ response }) => response === undefined);
  const words =
    lacking.length === 2
      ? 'Neither run has an answer to show.'
      : `Only the ${lacking[0] === before ? 'second' : 'first'} run has an answer, so there is nothing to lay beside it. It stands in full where that run is shown.`;
  return (
    <section aria-label="Response" className={styles.section}>
      <h3 className={styles.heading}>Response</h3>
      <p className={styles.note}>{words}</p>
    </section>
  );
}
