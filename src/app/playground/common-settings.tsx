import { useState } from 'react';
import type { ClientEdit, ClientsDraft } from '#core/contract/playground-own-clients.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { secondsOf } from './client-form-values.ts';
import styles from './clients.module.css';

type CommonSettingsProps = {
  readonly draft: ClientsDraft;
  readonly onEdit: (...edits: readonly ClientEdit[]) => void;
};

/** What the clients that are made here have in common: the scopes that exist, and how long a token lives. */
export function CommonSettings({ draft, onEdit }: CommonSettingsProps) {
  const [created, setCreated] = useState(draft.scopes.join(' '));
  const [lifetime, setLifetime] = useState(String(draft.lifetimeSeconds));
  return (
    <form
      className={styles.form}
      aria-label="For all clients that are made here"
      onSubmit={(event) => {
        event.preventDefault();
        const scopes = created.split(/\s+/).filter((scope) => scope !== '');
        onEdit({ kind: 'scopes', scopes }, { kind: 'lifetime', lifetimeSeconds: secondsOf(lifetime, 0) });
      }}
    >
      <h4 className={styles.formHeading}>Scopes and lifetime of all clients</h4>
      <div className={styles.pair}>
        <Field
          label="Created here, space-separated"
          hint={`Scopes in addition to those that are always there: ${draft.givenScopes.join(' ')}.`}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              spellCheck={false}
              value={created}
              onChange={(event) => setCreated(event.target.value)}
            />
          )}
        </Field>
        <Field label="Default lifetime, seconds" hint="Of each token whose client has no lifetime of its own.">
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={lifetime}
              onChange={(event) => setLifetime(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className={styles.tools}>
        <Button type="submit">Set in the draft</Button>
      </div>
    </form>
  );
}
