import { useMemo, useState } from 'react';
import type { Exchange } from '#core/http/exchange.ts';
import { readRegistration, type Registration } from '#core/oauth/client-registration.ts';
import { clientAuthentications } from '#core/oauth/connection.ts';
import { useCommands } from '../session/session-context.tsx';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { Button } from '../ui/button.tsx';
import { ExchangeMessages } from '../wire/exchange-messages.tsx';
import styles from './clients.module.css';

type RegistrationAnswerProps = { readonly exchange: Exchange; readonly initialAccessToken: string };

/** What the server answered, in a sentence and as it came. */
export function RegistrationAnswer({ exchange, initialAccessToken }: RegistrationAnswerProps) {
  const [revealed, setRevealed] = useState(false);
  const known = useKnownSecrets();
  const registration = useMemo(() => readRegistration(exchange), [exchange]);
  const secrets = useMemo(
    () => [...known, initialAccessToken, ...secretsOf(registration)].filter((secret) => secret !== ''),
    [known, initialAccessToken, registration],
  );
  return (
    <section aria-label="Client registration" className={styles.form}>
      <div role="status">
        {registration.kind === 'refused' ? (
          <p className={styles.fault}>
            {registration.reason} {registration.next}
          </p>
        ) : (
          <p className={styles.aside}>
            Registered as <code>{registration.clientId}</code>.
            {registration.clientSecret !== undefined && ' Its secret is in this answer and may be in no other.'}
          </p>
        )}
      </div>
      <div className={styles.tools}>
        {registration.kind === 'registered' && <UseRegistered {...registration} />}
        <Button
          look="quiet"
          aria-pressed={revealed}
          aria-label="Reveal secrets in Client registration"
          onClick={() => setRevealed(!revealed)}
        >
          Reveal secrets
        </Button>
      </div>
      <ExchangeMessages
        exchange={exchange}
        requestLabel="Registration request"
        responseLabel="Registration response"
        knownSecrets={secrets}
        revealed={revealed}
        lit={nothingLit}
      />
    </section>
  );
}

const nothingLit: readonly [] = [];

type Registered = Extract<Registration, { kind: 'registered' }>;

function UseRegistered({ clientId, clientSecret = '', clientAuthentication, scope }: Registered) {
  const { editConnection } = useCommands();
  const known = clientAuthentications.find((name) => name === clientAuthentication);
  return (
    <Button
      onClick={() =>
        editConnection({
          clientId,
          clientSecret,
          ...(known === undefined ? {} : { clientAuthentication: known }),
          ...(scope === undefined ? {} : { scope }),
        })
      }
    >
      Use the registered client
    </Button>
  );
}

function secretsOf(registration: Registration): readonly string[] {
  if (registration.kind === 'refused') return [];
  return [registration.clientSecret ?? '', registration.registrationAccessToken ?? ''];
}
