import type { AssertionSettings } from '#core/oauth/assertion-settings.ts';
import { assertionTypes } from '#core/oauth/assertion-settings.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { Field } from '../ui/field.tsx';
import { CertificateThumbprints } from './certificate-thumbprints.tsx';
import styles from './client-assertion.module.css';

type Edit = (change: Partial<AssertionSettings>) => void;

/** What is rarely changed about an assertion, folded. */
export function AssertionDetails({ edit, fault }: { readonly edit: Edit; readonly fault: string | undefined }) {
  const assertion = useWorkbench((state) => state.connection.assertion);
  const { typ, kid, x5t, x5tS256, lifetimeSeconds, backdateSeconds, audienceForm } = assertion;
  return (
    <details className={styles.more}>
      <summary>Header, lifetime and more</summary>
      <div className={styles.inside}>
        <div className={styles.grid}>
          <Field label="Type (typ)">
            {(control) => (
              <select
                {...control}
                value={typ}
                onChange={(event) => edit({ typ: assertionTypes.find((each) => each === event.target.value) ?? '' })}
              >
                {assertionTypes.map((each) => (
                  <option key={each} value={each}>
                    {each || 'none'}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            label="Key ID (kid)"
            placeholder="the key’s own"
            value={kid}
            onChange={(next) => edit({ kid: next })}
          />
          <TextField label="x5t#S256" value={x5tS256} onChange={(next) => edit({ x5tS256: next })} />
          <TextField label="x5t" value={x5t} onChange={(next) => edit({ x5t: next })} />
          <CertificateThumbprints />
          <Seconds
            label="Lifetime in seconds"
            value={lifetimeSeconds}
            onChange={(next) => edit({ lifetimeSeconds: next })}
          />
          <Seconds
            label="Back-date iat by seconds"
            value={backdateSeconds}
            onChange={(next) => edit({ backdateSeconds: next })}
          />
        </div>
        {fault !== undefined && <p className={styles.fault}>{fault}</p>}
        <p className={styles.note}>
          kid, x5t and x5t#S256 tell the server with which key or certificate to check. There is no nbf: with clocks one
          second apart it makes servers refuse. Back-date iat where the server’s clock is behind.
        </p>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={audienceForm === 'list'}
            onChange={(event) => edit({ audienceForm: event.target.checked ? 'list' : 'text' })}
          />
          aud as a list, also of one
        </label>
        <SendsClientId edit={edit} />
      </div>
    </details>
  );
}

/** Whether the client ID stands in the body as well. */
export function SendsClientId({ edit }: { readonly edit: Edit }) {
  const sendsClientId = useWorkbench((state) => state.connection.assertion.sendsClientId);
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={sendsClientId}
        onChange={(event) => edit({ sendsClientId: event.target.checked })}
      />
      Send client_id beside the assertion
    </label>
  );
}

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
};

function TextField({ label, value, placeholder, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="text"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder={placeholder ?? 'none'}
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
    </Field>
  );
}

type SecondsProps = { readonly label: string; readonly value: number; readonly onChange: (value: number) => void };

function Seconds({ label, value, onChange }: SecondsProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="number"
          min={0}
          step={1}
          value={Number.isNaN(value) ? '' : value}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      )}
    </Field>
  );
}
