import { type FormEvent, useEffect, useRef, useState } from 'react';
import { refusedLinkSentence } from '#core/sharing/links/link-words.ts';
import type { ReadLink } from '#core/sharing/links/read-link.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useSecretField } from '../ui/secret-field.ts';
import styles from './link-review.module.css';

type LinkPassphraseProps = {
  readonly read: Extract<ReadLink, { kind: 'locked' | 'wrong-passphrase' }>;
  readonly onOpen: (passphrase: string) => Promise<void>;
};

/** Asks for what opens a link. It is tried here and goes nowhere. */
export function LinkPassphrase({ read, onOpen }: LinkPassphraseProps) {
  const [passphrase, setPassphrase] = useState('');
  const { isHidden, control: hidden } = useSecretField(passphrase);
  const [isTrying, setIsTrying] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // After the dialog has opened, which gives the focus to the first button in it.
  useEffect(() => queueMicrotask(() => input.current?.focus()), []);
  // Absent where the page is not in a secure context (security.md T71).
  const canOpen = globalThis.isSecureContext;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '' || isTrying || !canOpen) return;
    setIsTrying(true);
    await onOpen(passphrase);
    setIsTrying(false);
  };
  return (
    <form className={styles.body} autoComplete="off" onSubmit={(event) => void submit(event)}>
      <p>
        This link opens with a passphrase{read.hasToken ? ', and is marked as one that holds a token that works' : ''}.
        Whoever made it has to tell you, best by another way than the link.
      </p>
      <Field
        label="Passphrase of the link"
        isHidden={isHidden}
        fault={
          canOpen
            ? read.kind === 'wrong-passphrase' && !isTrying
              ? refusedLinkSentence(read)
              : undefined
            : 'The browser opens such links only on https or on this machine. Open this page by such an address.'
        }
      >
        {(control) => (
          <input
            {...control}
            ref={input}
            type="password"
            autoComplete="off"
            {...hidden}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" aria-disabled={isTrying || !canOpen}>
        {isTrying ? 'Opening…' : 'Open the link'}
      </Button>
    </form>
  );
}
