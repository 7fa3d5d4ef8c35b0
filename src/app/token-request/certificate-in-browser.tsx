import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './certificate.module.css';

/** Why no certificate is shown by the way that is chosen, and the way by which one is. */
export function CertificateInBrowser() {
  const isBrowser = useWorkbench((state) => state.connection.way === 'browser');
  const { proxy } = useSession().surroundings;
  const { editConnection } = useCommands();
  if (!isBrowser) return null;
  return (
    <div className={styles.warning}>
      <p>
        From a browser page no certificate can be chosen or sent: the browser picks one from its own store, and only for
        requests with credentials, which Grantscope never sends.{' '}
        {proxy ? 'The local proxy can show one.' : 'Started on your machine, Grantscope brings a proxy that can.'}
      </p>
      {proxy && <Button onClick={() => editConnection({ way: 'proxy' })}>Use the proxy for it</Button>}
    </div>
  );
}
