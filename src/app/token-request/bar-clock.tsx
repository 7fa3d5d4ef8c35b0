import { remaining } from '#core/time/remaining.ts';
import { clockFace } from '#core/time/words.ts';
import type { HeldToken } from '../session/selectors.ts';
import { useNow } from '../session/use-now.ts';
import styles from './token-request.module.css';

/** The time that is left to a token, in the bar. */
export function BarClock({ token }: { readonly token: HeldToken }) {
  const left = remaining(token.lifetime, useNow(true));
  return (
    <span className={styles.barTime} aria-hidden="true">
      {left.kind === 'left' ? clockFace(left.ms) : left.kind === 'not-yet' ? 'not yet valid' : left.kind}
    </span>
  );
}
