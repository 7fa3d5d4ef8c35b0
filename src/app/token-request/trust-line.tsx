import { trustFor } from '#core/oauth/connection.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './token-request.module.css';

/** What vouches for the typed server, where that is not simply the system. */
export function TrustLine({ url }: { readonly url: string }) {
  const way = useWorkbench((state) => state.connection.way);
  const kind = useWorkbench((state) => trustFor(url, state.pins, state.unverified).kind);
  const { verifyAgain } = useCommands();
  if (way === 'browser' || kind === 'system' || !url.startsWith('https:')) return null;
  return (
    <span className={styles.trust} data-trust={kind}>
      {kind === 'pinned'
        ? 'Certificate pinned for this host and port.'
        : 'Certificate not verified, until this tab closes.'}{' '}
      <Button look="quiet" className={styles.inline} onClick={() => verifyAgain(url)}>
        Verify from now on
      </Button>
    </span>
  );
}
