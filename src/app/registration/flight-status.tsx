import type { RegistrationStep } from '#core/oauth/client-management.ts';
import { cancelRegistration } from '../session/registration.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './registration.module.css';

/** While one of these steps is on its way: that it is, and how to call it back. */
export function FlightStatus({ steps }: { readonly steps: readonly RegistrationStep[] }) {
  const session = useSession();
  const flight = useWorkbench(({ registration }) => registration?.flight);
  const isAsked = useWorkbench(({ hostQuestion }) => hostQuestion !== undefined);
  const isOurs = flight !== undefined && steps.includes(flight.step);
  return (
    <>
      {isOurs && (
        <Button aria-label="Cancel the registration request" onClick={() => cancelRegistration(session)}>
          Cancel
        </Button>
      )}
      <p role="status" className={styles.aside}>
        {isOurs && (isAsked ? 'Waiting for your answer…' : 'Waiting for the server…')}
      </p>
    </>
  );
}
