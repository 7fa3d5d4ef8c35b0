import type { BodyCut } from '#core/keeping/kept-run.ts';
import { bytesWords } from '#core/time/words.ts';
import styles from './history.module.css';

/** How long the bodies were of which only the beginning is kept. */
export function CutNotes({ cuts }: { readonly cuts: readonly BodyCut[] }) {
  return cuts.map(({ exchange, side, wholeBytes }) => (
    <p key={`${exchange} ${side}`} className={styles.cut}>
      The body of the {side} was {bytesWords(wholeBytes)} long; only its beginning is kept.
    </p>
  ));
}
