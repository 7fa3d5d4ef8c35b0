import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { hostAndPort } from '#core/oauth/connection.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './certificate.module.css';

/** Where a certificate is shown, and where else one could be: each host and port only after a press. */
export function CertificateHosts({ target }: { readonly target: string | undefined }) {
  const held = useWorkbench((state) => state.clientCertificates);
  const apiUrl = useWorkbench((state) => state.apiCall.url);
  const api = apiUrl.startsWith('https:') ? hostAndPort(apiUrl) : undefined;
  const { removeCertificate } = useCommands();
  if (held.length === 0) return null;
  const here = held.find((each) => each.hostAndPort === target);
  const others = held.filter((each) => each !== here);
  return (
    <div className={styles.hosts}>
      <p className={styles.title}>Shown to</p>
      <ul aria-label="Certificates by host and port">
        {held.map(({ hostAndPort: host }) => (
          <li key={host}>
            <span>
              {host} <span className={styles.role}>{roleOf(host, target, api)}</span>
            </span>
            <Button
              look="quiet"
              aria-label={`Remove the certificate for ${host}`}
              onClick={() => removeCertificate(host)}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {here !== undefined && <UseAt given={here} at={api} held={held} words="the API’s" />}
      {here === undefined && others[0] !== undefined && (
        <UseAt given={others[0]} at={target} held={held} words="the token endpoint’s" />
      )}
    </div>
  );
}

function roleOf(host: string, target: string | undefined, api: string | undefined): string {
  if (host === target) return host === api ? 'token endpoint and API' : 'token endpoint';
  return host === api ? 'API' : 'not typed at present';
}

type UseAtProps = {
  readonly given: ClientCertificate;
  readonly at: string | undefined;
  readonly held: readonly ClientCertificate[];
  readonly words: string;
};

function UseAt({ given, at, held, words }: UseAtProps) {
  const { useCertificateAt: copyTo } = useCommands();
  if (at === undefined || held.some((each) => each.hostAndPort === at)) return null;
  return (
    <Button className={styles.long} onClick={() => copyTo(given, at)}>
      Use it for {words} {at} too
    </Button>
  );
}
