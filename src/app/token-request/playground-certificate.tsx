import { useState } from 'react';
import { playgroundClients } from '#core/contract/playground-clients.ts';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { registerCertificateAtPlayground } from '../session/playground-admin.ts';
import { takeDemoCertificate } from '../session/playground-certificate.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './certificate.module.css';

/** At the playground: takes the demo client's certificate, or registers the one that is here. */
export function PlaygroundCertificate({ held }: { readonly held: ClientCertificate | undefined }) {
  const session = useSession();
  const { playground } = session.surroundings;
  const { tokenEndpoint, clientId } = useWorkbench((state) => state.connection);
  const [words, setWords] = useState<{ readonly of: string; readonly text: string }>();
  const client = playgroundClients.find((each) => each.clientId === clientId);
  if (playground === undefined || !tokenEndpoint.startsWith(`${playground.httpsOrigin}/`)) return null;
  if (client?.clientAuthentication.includes('tls_client_auth') !== true) return null;
  const say = (text: string) => setWords({ of: clientId, text });
  const pem = held?.certificatePem ?? '';
  const register = async () => {
    const ordered = await registerCertificateAtPlayground(clientId, pem);
    say(
      ordered.kind === 'failed'
        ? ordered.reason
        : `Registered, and no other certificate proves ${clientId} now. Its x5t#S256: ${ordered.answer.thumbprints.join(', ')}.`,
    );
  };
  return (
    <div className={styles.start}>
      {client.credential === 'demo' ? (
        held === undefined && (
          <Button onClick={() => void takeDemoCertificate(session).then(say)}>
            Fill in the playground’s demo certificate
          </Button>
        )
      ) : (
        <Button disabled={pem === ''} onClick={() => void register()}>
          Register this certificate at the playground
        </Button>
      )}
      <p role="status" className={styles.note}>
        {words?.of === clientId && words.text}
      </p>
    </div>
  );
}
