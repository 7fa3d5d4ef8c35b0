import type { ClientsDraft, OwnClientSettings } from '#core/contract/playground-own-clients.ts';
import { ownClientAuthentications, ownClientTokens } from '#core/contract/playground-own-clients.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import type { ClientForm } from './client-form-values.ts';
import { ClientSecretFields } from './client-secret-fields.tsx';
import styles from './clients.module.css';

type ClientFormProps = {
  readonly form: ClientForm;
  readonly draft: ClientsDraft;
  readonly fault: string | undefined;
  readonly isBusy: boolean;
  readonly onChange: (form: ClientForm) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** One client: what an administrator decides about it. */
export function ClientFormView({ form, draft, fault, isBusy, onChange, onDone, onCancel }: ClientFormProps) {
  const { settings, isNew } = form;
  const edit = (change: Partial<ClientForm['settings']>) => onChange({ ...form, settings: { ...settings, ...change } });
  return (
    <form
      className={styles.form}
      aria-label={isNew ? 'New client' : `Edit ${settings.clientId}`}
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <h4 ref={focusHere} tabIndex={-1} className={styles.formHeading}>
        {isNew ? 'New client' : settings.clientId}
      </h4>
      {isNew && (
        <Field label="ID of the client" hint="Under this name it asks for tokens; it cannot be changed later.">
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              spellCheck={false}
              value={settings.clientId}
              onChange={(event) => edit({ clientId: event.target.value })}
            />
          )}
        </Field>
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings.clientCredentials}
          onChange={(event) => edit({ clientCredentials: event.target.checked })}
        />
        Capability: Client credentials
      </label>
      <Field label="How it proves itself">
        {(control) => (
          <select
            {...control}
            value={settings.clientAuthentication}
            onChange={(event) => {
              const chosen = ownClientAuthentications.find((name) => name === event.target.value);
              if (chosen !== undefined) edit({ clientAuthentication: chosen });
            }}
          >
            {ownClientAuthentications.map((name) => (
              <option key={name} value={name}>
                {authenticationWords[name]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {settings.clientAuthentication !== 'none' && <ClientSecretFields form={form} onChange={onChange} />}
      <AssignedScopes settings={settings} all={[...draft.givenScopes, ...draft.scopes]} onChange={edit} />
      <div className={styles.pair}>
        <Field label="Lifetime, seconds" hint={`Empty: the default, ${draft.lifetimeSeconds}.`}>
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={form.lifetime}
              onChange={(event) => onChange({ ...form, lifetime: event.target.value })}
            />
          )}
        </Field>
        <Field label="Its tokens">
          {(control) => (
            <select
              {...control}
              value={settings.token}
              onChange={(event) => {
                const chosen = ownClientTokens.find((name) => name === event.target.value);
                if (chosen !== undefined) edit({ token: chosen });
              }}
            >
              {ownClientTokens.map((name) => (
                <option key={name} value={name}>
                  {tokenWords(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {fault !== undefined && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <div className={styles.tools}>
        <Button type="submit" look="primary" aria-disabled={isBusy}>
          {isNew ? 'Add to the draft' : 'Change in the draft'}
        </Button>
        <Button onClick={onCancel}>Leave it</Button>
      </div>
    </form>
  );
}

/** The press that asked for the form took its own button away. */
function focusHere(heading: HTMLElement | null): void {
  heading?.focus();
}

type AssignedScopesProps = {
  readonly settings: Pick<OwnClientSettings, 'scopes'>;
  readonly all: readonly string[];
  readonly onChange: (change: { readonly scopes: readonly string[] }) => void;
};

function AssignedScopes({ settings: { scopes }, all, onChange }: AssignedScopesProps) {
  return (
    <fieldset className={styles.group}>
      <legend>Scopes that it may request</legend>
      <div className={styles.checks}>
        {all.map((scope) => (
          <label key={scope} className={styles.check}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) =>
                onChange({
                  scopes: event.target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope),
                })
              }
            />
            <code>{scope}</code>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** How a client proves itself, in words. */
export const authenticationWords = {
  client_secret_basic: 'Secret, as Basic or in the body',
  client_secret_jwt: 'Secret that signs a JWT (client_secret_jwt)',
  none: 'Nothing (public client)',
} as const;

/** What its tokens are, in words. */
export function tokenWords(token: OwnClientSettings['token']): string {
  return token === 'opaque' ? 'Opaque' : `JWT, ${token}`;
}
