import { useState } from 'react';
import type { RegistrationForm } from '#core/oauth/client-registration.ts';
import { registrationToken } from '../session/playground-admin.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import styles from './clients.module.css';

type RegistrationFieldsProps = {
  readonly form: RegistrationForm;
  readonly fault: string | undefined;
  readonly isBusy: boolean;
  readonly isPlayground: boolean;
  readonly onChange: (form: RegistrationForm) => void;
  readonly onRegister: () => void;
};

export function RegistrationFields(props: RegistrationFieldsProps) {
  const { form, fault, isBusy, isPlayground, onChange, onRegister } = props;
  const [refusal, setRefusal] = useState<string>();
  const takeToken = async () => {
    const given = await registrationToken();
    setRefusal(given.kind === 'failed' ? given.reason : undefined);
    if (given.kind === 'done') onChange({ ...form, initialAccessToken: given.answer.token });
  };
  return (
    <form
      className={styles.form}
      aria-label="Registration"
      onSubmit={(event) => {
        event.preventDefault();
        onRegister();
      }}
    >
      <Field label="Registration endpoint" fault={fault} hint="The registration_endpoint of the server’s metadata.">
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={form.endpoint}
            onChange={(event) => onChange({ ...form, endpoint: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Initial access token"
        fault={refusal}
        hint="Not every server asks for one; the playground does. Kept in this page’s memory only."
      >
        {(control) => (
          <input
            {...control}
            ref={outOfMarkup}
            type="password"
            autoComplete="off"
            data-1p-ignore=""
            data-lpignore="true"
            value={form.initialAccessToken}
            onChange={(event) => onChange({ ...form, initialAccessToken: event.target.value })}
          />
        )}
      </Field>
      {isPlayground && (
        <div className={styles.tools}>
          <Button onClick={() => void takeToken()}>Get one from the playground</Button>
        </div>
      )}
      <div className={styles.pair}>
        <Field label="Name of the client" hint="client_name; may be left out.">
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              value={form.clientName}
              onChange={(event) => onChange({ ...form, clientName: event.target.value })}
            />
          )}
        </Field>
        <Field label="What it will request" hint="Scopes, space-separated; may be left out.">
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              spellCheck={false}
              value={form.scope}
              onChange={(event) => onChange({ ...form, scope: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="How it will prove itself">
        {(control) => (
          <select
            {...control}
            value={form.clientAuthentication}
            onChange={(event) => onChange({ ...form, clientAuthentication: event.target.value })}
          >
            {['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'none'].map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
      </Field>
      <div className={styles.tools}>
        <Button type="submit" look="primary" aria-disabled={isBusy}>
          Register
        </Button>
      </div>
    </form>
  );
}
