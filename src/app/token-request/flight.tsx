import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { shortcuts } from '../session/shortcuts.ts';
import { isBusyWithToken } from '../session/trials.ts';
import { Button } from '../ui/button.tsx';
import { shortcutHint } from '../ui/keys.ts';
import { BarTime } from './bar-time.tsx';
import styles from './token-request.module.css';

const phaseWords = {
  dns: 'Looking up the name',
  connect: 'Connecting',
  tls: 'Shaking hands (TLS)',
  send: 'Sending',
  'first-byte': 'Waiting for the first byte',
  body: 'Receiving',
} as const;

/** The button, and, while a request is on its way, where it is and how to call it back. */
export function Flight() {
  const flight = useWorkbench((state) => state.tokenFlight);
  const isBusy = useWorkbench(isBusyWithToken);
  const isAsked = useWorkbench((state) => state.hostQuestion !== undefined);
  const cancelled = useWorkbench((state) => state.cancelled.token);
  const { cancelToken } = useCommands();
  return (
    <div className={styles.actions}>
      <div className={styles.buttons}>
        <Button
          type="submit"
          look="primary"
          aria-disabled={isBusy}
          className={styles.grow}
          {...shortcutHint(shortcuts.getToken[0].keys)}
        >
          Get token
        </Button>
        {isBusy && <Button onClick={cancelToken}>Cancel</Button>}
        <BarTime />
      </div>
      <p role="status" className={styles.status}>
        {flight !== undefined && (isAsked ? 'Waiting for your answer…' : `${phaseWords[flight.phase]}…`)}
        {flight === undefined &&
          cancelled !== undefined &&
          `Cancelled after ${cancelled}. The server may have seen the request.`}
      </p>
    </div>
  );
}
