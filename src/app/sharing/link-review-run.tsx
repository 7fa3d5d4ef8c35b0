import { useMemo } from 'react';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import { bytesWords } from '#core/time/words.ts';
import { dateFormat } from '../ui/date-format.ts';
import styles from './link-review.module.css';

const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });
const outcomes = { success: 'succeeded', failure: 'failed', cancelled: 'was called back', none: 'sent nothing' };
const kinds = {
  token: 'Token request',
  api: 'API call',
  pasted: 'Pasted token',
  made: 'Token made in the page',
  lookup: 'Lookup',
  cors: 'Check of what the browser allows',
};

/** A run in a few words, before it is put on screen. */
export function LinkRunFacts({ run }: { readonly run: KeptRun }) {
  const { kind, atMs, statuses, outcome, method, path, title } = useMemo(() => summaryOf(run, 0), [run]);
  return (
    <>
      <p>
        <strong>{kinds[kind]}</strong> that {outcomes[outcome]}
        {statuses.length > 0 && `, answered ${statuses.join(', then ')}`}, recorded {moment(atMs)}.
      </p>
      {path !== '' && (
        <p className={styles.mono}>
          {method} {path}
        </p>
      )}
      {title !== '' && <p className={styles.note}>What was found then: {title}</p>}
      {run.cuts.map(({ exchange, side, wholeBytes }) => (
        <p key={`${exchange} ${side}`} className={styles.note}>
          The body of the {side} is cut; it had {bytesWords(wholeBytes)}.
        </p>
      ))}
    </>
  );
}
