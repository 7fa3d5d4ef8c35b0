import { changeFaults, faultTitle, useFaultsOn } from '../session/playground-faults.ts';
import { useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import styles from './token-request.module.css';

/** That the playground misbehaves on purpose, as long as it does. */
export function FaultBadge() {
  const session = useSession();
  const on = useFaultsOn();
  return (
    <div role="status">
      {on.length > 0 && (
        <>
          <Chip tone="warning">{faultTitle(on)}</Chip>{' '}
          <Button look="quiet" className={styles.inline} onClick={() => changeFaults(session, [])}>
            Behave again
          </Button>
        </>
      )}
    </div>
  );
}
