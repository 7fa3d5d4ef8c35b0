import { hostAndPort } from '#core/oauth/connection.ts';
import { certificateFor } from '#core/oauth/server-access.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './api-call.module.css';

/** Whether a client certificate is shown to the API; one that is for another host is shown here only after a press. */
export function ApiCertificate() {
  const url = useWorkbench((state) => state.apiCall.url);
  const isProxy = useWorkbench((state) => state.connection.way === 'proxy');
  const here = useWorkbench((state) => certificateFor(url, state.clientCertificates));
  const given = useWorkbench((state) => certificateFor(state.connection.tokenEndpoint, state.clientCertificates));
  const { useCertificateAt: copyTo } = useCommands();
  const target = hostAndPort(url);
  if (!isProxy || target === undefined || !url.startsWith('https:')) return null;
  if (here !== undefined)
    return <p className={styles.certificate}>Your client certificate is shown to {target} if it asks.</p>;
  if (given === undefined) return null;
  return (
    <p className={styles.certificate}>
      Your client certificate is for {given.hostAndPort} and is not shown to {target}.{' '}
      <Button look="quiet" className={styles.inline} onClick={() => copyTo(given, target)}>
        Show it to the API too
      </Button>
    </p>
  );
}
