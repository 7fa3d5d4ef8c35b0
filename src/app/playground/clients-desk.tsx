import { useEffect, useRef, useState } from 'react';
import type { ListedClient } from '#core/contract/playground-own-clients.ts';
import type { OwnClientsDesk } from '../session/use-own-clients.ts';
import { useFillInClient } from '../session/use-fill-in-client.ts';
import { Button } from '../ui/button.tsx';
import { ClientFormView } from './client-form.tsx';
import { type ClientForm, editOf, formOf, newClientForm } from './client-form-values.ts';
import { ClientList } from './client-list.tsx';
import { CommonSettings } from './common-settings.tsx';
import { MadeSecretView } from './made-secret.tsx';
import styles from './clients.module.css';

/** A secret that was generated and is still on screen. */
export type MadeSecret = { readonly clientId: string; readonly secret: string };

type ClientsDeskProps = {
  readonly desk: OwnClientsDesk;
  readonly pending: number;
  readonly form: ClientForm | undefined;
  readonly onForm: (form: ClientForm | undefined) => void;
  readonly made: MadeSecret | undefined;
  readonly onMade: (made: MadeSecret | undefined) => void;
};

export function ClientsDeskView({ desk, pending, form, onForm, made, onMade }: ClientsDeskProps) {
  const { draft, fault, isBusy } = desk;
  const [said, setSaid] = useState('');
  const fillIn = useFillInClient();
  const commitButton = useRef<HTMLButtonElement>(null);
  const { ask } = desk;
  useEffect(() => void ask(), [ask]);
  const use = ({ settings }: Pick<ListedClient, 'settings'>) => {
    const known = made?.clientId === settings.clientId ? made.secret : undefined;
    if (draft !== undefined) setSaid(fillIn(settings, draft.lifetimeSeconds, known));
  };
  // What was pressed goes away; a commit is what comes next.
  const close = () => {
    onForm(undefined);
    commitButton.current?.focus();
  };
  const remove = async (clientId: string) => {
    if ((await desk.edit({ kind: 'delete', clientId })) === undefined) return;
    setSaid(`${clientId} is deleted once you commit. Its tokens live on until they end.`);
    if (made?.clientId === clientId) onMade(undefined);
    commitButton.current?.focus();
  };
  const save = async () => {
    if (form === undefined) return;
    const { clientId } = form.settings;
    const answer = await desk.edit(editOf(form));
    if (answer === undefined) return;
    close();
    if (answer.generatedSecret !== undefined) onMade({ clientId, secret: answer.generatedSecret });
    setSaid(`${clientId} is in the draft. It holds once you commit.`);
  };
  const settle = async (what: 'commit' | 'discard') => {
    if (isBusy || pending === 0 || (await desk[what]()) === undefined) return;
    if (what === 'discard') onMade(undefined);
    setSaid(what === 'commit' ? 'Committed: it holds from the next request on.' : 'Discarded: all is as before.');
  };
  const usable = draft?.clients.find(({ settings }) => settings.clientId === made?.clientId);
  return (
    <>
      <p className={styles.aside}>
        Make a client as an administrator does. Edits wait in a draft on the server, and take effect when you commit
        them. The clients that the playground starts with stay as they are.
      </p>
      {fault !== undefined && form === undefined && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      {draft !== undefined && (
        <>
          <div className={styles.tools}>
            <Button
              ref={commitButton}
              look={pending > 0 ? 'primary' : 'plain'}
              aria-disabled={pending === 0}
              onClick={() => void settle('commit')}
            >
              Commit
            </Button>
            <Button aria-disabled={pending === 0} onClick={() => void settle('discard')}>
              Discard
            </Button>
            <span className={styles.aside}>{pendingWords(pending)}</span>
            <p role="status" className={styles.aside}>
              {said}
            </p>
          </div>
          {made !== undefined && (
            <MadeSecretView {...made} onUse={() => usable && use(usable)} onGone={() => onMade(undefined)} />
          )}
          <ClientList
            draft={draft}
            onUse={use}
            onEdit={({ settings, hasSecret }) => onForm(formOf(settings, hasSecret))}
            onDelete={({ settings: { clientId } }) => void remove(clientId)}
          />
          {form === undefined ? (
            <div className={styles.tools}>
              <Button onClick={() => onForm(newClientForm)}>New client</Button>
            </div>
          ) : (
            <ClientFormView
              form={form}
              draft={draft}
              fault={fault}
              isBusy={isBusy}
              onChange={onForm}
              onDone={() => void save()}
              onCancel={close}
            />
          )}
          <CommonSettings
            key={`${draft.scopes.join(' ')} ${draft.lifetimeSeconds}`}
            draft={draft}
            onEdit={(...edits) => void desk.edit(...edits)}
          />
        </>
      )}
    </>
  );
}

function pendingWords(count: number): string {
  return count === 0 ? 'Nothing is pending.' : `${count} pending ${count === 1 ? 'edit' : 'edits'}.`;
}
