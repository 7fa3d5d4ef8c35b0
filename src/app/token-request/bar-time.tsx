import { remaining } from '#core/time/remaining.ts';
import { clockFace } from '#core/time/words.ts';
import { type HeldToken, heldToken } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useNow } from '../session/use-now.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import styles from './token-request.module.css';

/** The time left in the bar of narrow screens, where the token panel may be out of sight; the timer itself is there. */
export function BarTime() {
  const token = useWorkbench(heldToken);
  const isNarrow = useNarrow();
  return token === undefined || !isNarrow ? null : <Clock key={token.run.id} token={token} />;
}

function Clock({ token }: { readonly token: HeldToken }) {
  const left = remaining(token.lifetime, useNow(true));
  return (
    <span className={styles.barTime} aria-hidden="true">
      {left.kind === 'left' ? clockFace(left.ms) : left.kind === 'not-yet' ? 'not yet valid' : left.kind}
    </span>
  );
}
