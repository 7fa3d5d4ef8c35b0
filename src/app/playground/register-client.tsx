import { useState } from 'react';
import { isAtPlayground } from '#core/contract/playground-origins.ts';
import { registrationPath } from '#core/contract/playground-own-clients.ts';
import type { RegistrationForm } from '#core/oauth/client-registration.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import { useRegistration } from '../session/use-registration.ts';
import { deferred } from '../ui/deferred.tsx';
import { RegistrationFields } from './registration-fields.tsx';
import { Section } from './section.tsx';
import styles from './clients.module.css';

const RegistrationAnswer = deferred(() => import('./registration-answer.tsx').then((part) => part.RegistrationAnswer));

const emptyForm: RegistrationForm = {
  endpoint: '',
  initialAccessToken: '',
  clientName: '',
  clientAuthentication: 'client_secret_basic',
  scope: '',
};

/** A client that registers itself (RFC 7591), here or at another server. What is typed outlives the folding. */
export function RegisterClient() {
  const { playground } = useSession().surroundings;
  const tokenEndpoint = useWorkbench(({ connection }) => connection.tokenEndpoint);
  const [typed, setTyped] = useState(emptyForm);
  const registration = useRegistration();
  const { exchange } = registration;
  const isHere = isAtPlayground(tokenEndpoint, playground);
  const endpointHere = isHere ? new URL(registrationPath, tokenEndpoint).href : '';
  const form = typed.endpoint === '' ? { ...typed, endpoint: endpointHere } : typed;
  return (
    <Section name="Register a client">
      {() => (
        <>
          <p className={styles.aside}>
            Dynamic registration: the client makes itself known with one request and is told its ID and secret (RFC
            7591). It goes to the address below, by the way of this connection, and nothing of it is recorded.
          </p>
          <RegistrationFields
            form={form}
            fault={registration.fault}
            isBusy={registration.isBusy}
            isPlayground={isAtPlayground(form.endpoint, playground)}
            onChange={setTyped}
            onRegister={() => void registration.register(form)}
          />
          {exchange !== undefined && (
            <RegistrationAnswer exchange={exchange} initialAccessToken={form.initialAccessToken} />
          )}
        </>
      )}
    </Section>
  );
}
