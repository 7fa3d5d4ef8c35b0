import { useId } from 'react';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';
import styles from './token-request.module.css';

const DpopKeyView = deferred(() => import('./dpop-key-view.tsx').then((part) => part.DpopKeyView));

/** Whether the token is to be bound to a key of this tab (RFC 9449). */
export function Dpop() {
  const isOn = useWorkbench((state) => state.connection.dpop);
  const { editConnection } = useCommands();
  const hint = useId();
  return (
    <div className={styles.dpop}>
      <label>
        <input
          type="checkbox"
          aria-describedby={hint}
          checked={isOn}
          onChange={(event) => editConnection({ dpop: event.target.checked })}
        />{' '}
        DPoP
      </label>
      <span id={hint} className={styles.hint}>
        Binds the token to a key of this tab (RFC 9449).
      </span>
      {isOn && <DpopKeyView />}
    </div>
  );
}
