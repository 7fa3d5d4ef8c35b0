import { remaining } from '#core/time/remaining.ts';
import { durationWords } from '#core/time/words.ts';
import type { HeldToken } from '../session/selectors.ts';
import { useNow } from '../session/use-now.ts';
import styles from './verification.module.css';

/** A good signature on a token that is over is still good: what the clock says stands beside the verdict. */
export function ValidityLine({ token }: { readonly token: HeldToken }) {
  const left = remaining(token.lifetime, useNow(true));
  switch (left.kind) {
    case 'expired':
      return (
        <p className={styles.doubt}>
          The token expired {durationWords(left.agoMs)} ago: its signature fits, and no API may accept it.
        </p>
      );
    case 'not-yet':
      return (
        <p className={styles.doubt}>
          The token is not valid yet, but in {durationWords(left.inMs)}: its signature fits, and no API may accept it
          before.
        </p>
      );
    case 'unknown':
    case 'left':
      return (
        <p className={styles.dim}>That says who wrote it. Whether it is meant for your API, its aud and scope say.</p>
      );
  }
}
