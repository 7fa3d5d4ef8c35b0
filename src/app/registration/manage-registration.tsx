import { isPlainHttp, otherHost } from '#core/oauth/discovery-fill.ts';
import { editRegistration, manage } from '../session/registration.ts';
import { useSession } from '../session/session-context.tsx';
import { useRegistration } from '../session/use-registration.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useMaskedField } from '../ui/secret-field.ts';
import { DeleteRegistration } from './delete-registration.tsx';
import { FlightStatus } from './flight-status.tsx';
import { TextField } from './text-field.tsx';
import { SecretLine } from '../ui/secret-line.tsx';
import styles from './registration.module.css';

/** Reads, changes and deletes a registration that is there, whoever made it (RFC 7592 §2). */
export function ManageRegistration() {
  const session = useSession();
  const { place, change, changeBefore, faults, flight, form } = useRegistration();
  const isBusy = flight !== undefined;
  const edit = (next: Partial<typeof place>) => editRegistration(session, { place: next });
  const button = (step: 'Read' | 'Change', look: 'primary' | 'plain') => (
    <Button look={look} aria-disabled={isBusy} onClick={() => void manage(session, step)}>
      {step} it
    </Button>
  );
  return (
    <div className={styles.form} role="group" aria-label="Registration management">
      <p className={styles.aside}>
        A registered client can look after itself, with the address and the token that came with its registration. They
        are filled in once a client was registered here, and can be typed for any other.
      </p>
      <TextField
        label="Registration address"
        hint="registration_client_uri"
        fault={faults.uri}
        isUrl
        value={place.uri}
        onChange={(uri) => edit({ uri })}
      />
      <PlaceWords uri={place.uri} endpoint={form.endpoint} />
      <SecretLine
        label="Registration access token"
        hint="registration_access_token. Kept in this page’s memory only."
        fault={faults.token}
        value={place.token}
        onChange={(token) => edit({ token })}
      />
      <div className={styles.tools}>{button('Read', 'primary')}</div>
      <NewMetadata value={change} fault={faults.change} />
      <div className={styles.tools}>
        {button('Change', 'plain')}
        {change !== changeBefore && (
          <Button look="quiet" onClick={() => editRegistration(session, { change: changeBefore })}>
            Back to what is registered
          </Button>
        )}
        <FlightStatus steps={['Read', 'Change', 'Delete']} />
      </div>
      <DeleteRegistration isBusy={isBusy} />
    </div>
  );
}

function NewMetadata({ value, fault }: { readonly value: string; readonly fault: string | undefined }) {
  const session = useSession();
  const { isHidden, control: shown } = useMaskedField(value);
  return (
    <Field
      label="New metadata"
      fault={fault}
      isHidden={isHidden}
      hint="Sent with Change as it stands here. All of it replaces what is registered: what is left out is deleted. The secret is left out on purpose, and stays."
    >
      {(control) => (
        <textarea
          {...control}
          ref={outOfMarkup}
          {...shown}
          className={`${control.className} ${styles.json}`}
          rows={Math.min(14, Math.max(3, value.split('\n').length))}
          spellCheck={false}
          autoComplete="off"
          placeholder="Read it first: then it stands here to be edited."
          onChange={(event) => editRegistration(session, { change: event.target.value })}
        />
      )}
    </Field>
  );
}

/** The server names this address itself, and the token goes wherever it says. */
function PlaceWords({ uri, endpoint }: { readonly uri: string; readonly endpoint: string }) {
  const elsewhere = otherHost(uri, endpoint);
  if (isPlainHttp(uri))
    return <p className={styles.warning}>This address is plain http: everybody on the way reads the token with you.</p>;
  if (elsewhere === undefined) return null;
  return (
    <p className={styles.warning}>
      This address is at {elsewhere}, another host than the registration endpoint: the token would go there.
    </p>
  );
}
