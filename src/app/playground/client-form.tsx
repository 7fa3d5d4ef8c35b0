import type { ClientsDraft } from '#core/contract/playground-own-clients.ts';
import { ownClientTokens } from '#core/contract/playground-own-clients.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { AssignedScopes } from './assigned-scopes.tsx';
import { tokenWords } from './client-words.ts';
import type { ClientForm } from './client-form-values.ts';
import { ClientProof } from './client-proof.tsx';
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
      <ClientProof form={form} onChange={onChange} />
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
