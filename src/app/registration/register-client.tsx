import { otherHost, isPlainHttp } from '#core/oauth/discovery-fill.ts';
import { editRegistration, register } from '../session/registration.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { discoveredForRegistration, useRegistration } from '../session/use-registration.ts';
import { Button } from '../ui/button.tsx';
import { FlightStatus } from './flight-status.tsx';
import { RegistrationFields } from './registration-fields.tsx';
import styles from './registration.module.css';

/** The form for a client that registers itself (RFC 7591 §3.1). What is typed outlives the folding. */
export function RegisterClient() {
  const session = useSession();
  const desk = useRegistration();
  const { form } = desk;
  return (
    <form
      className={styles.form}
      aria-label="Registration"
      onSubmit={(event) => {
        event.preventDefault();
        void register(session, form);
      }}
    >
      <p className={styles.aside}>
        The client makes itself known with one request, and is told its ID and, where it has one, its secret. It takes
        the way of this connection. Nothing of it is recorded or kept: it is gone with this tab.
      </p>
      <RegistrationFields form={form} faults={desk.faults} onChange={(form) => editRegistration(session, { form })} />
      <EndpointWords endpoint={form.endpoint} />
      <div className={styles.tools}>
        <Button type="submit" look="primary" aria-disabled={desk.flight !== undefined}>
          Register
        </Button>
        <FlightStatus steps={['Register']} />
      </div>
    </form>
  );
}

/** Where the request would go, as far as that is not what one expects; and how to find out where it should. */
function EndpointWords({ endpoint }: { readonly endpoint: string }) {
  const discovered = useWorkbench(discoveredForRegistration);
  const isAsking = useWorkbench(({ lookupFlight }) => lookupFlight !== undefined);
  const hasServer = useWorkbench(({ issuer, connection }) => `${issuer}${connection.tokenEndpoint}`.trim() !== '');
  const fault = useWorkbench(({ discoveryFault }) => discoveryFault);
  const { discover } = useCommands();
  const elsewhere = discovered === undefined ? undefined : otherHost(endpoint, discovered.issuer);
  return (
    <div className={styles.words}>
      {isPlainHttp(endpoint) && (
        <p className={styles.warning}>This address is plain http: everybody on the way reads the secret with you.</p>
      )}
      {elsewhere !== undefined && (
        <p className={styles.warning}>
          It is at {elsewhere}, another host than the issuer’s: what is typed here would go there.
        </p>
      )}
      {discovered !== undefined && discovered.registrationEndpoint === undefined && (
        <p className={styles.aside}>
          The metadata of {discovered.issuer} name no registration_endpoint, so it may not offer registration (RFC 8414
          §2).
        </p>
      )}
      {endpoint === '' && discovered === undefined && hasServer && (
        <div className={styles.tools}>
          <Button aria-disabled={isAsking} onClick={() => void discover()}>
            Find it in the server’s metadata
          </Button>
        </div>
      )}
      {endpoint === '' && discovered === undefined && fault !== undefined && (
        <p className={styles.fault} role="status">
          {fault.sentence}
        </p>
      )}
    </div>
  );
}
