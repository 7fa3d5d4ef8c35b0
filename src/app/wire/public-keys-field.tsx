import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useMaskedField } from '../ui/secret-field.ts';
import styles from './public-keys-field.module.css';

type PublicKeysFieldProps = {
  /** By its registered name (RFC 7591 §2): a key or a certificate proves the client. */
  readonly method: string;
  readonly fault?: string | undefined;
  readonly value: string;
  /** Brings those that the connection has; a sentence says what became of it. */
  readonly take: () => Promise<{ readonly text?: string; readonly words: string }>;
  readonly onChange: (value: string) => void;
};

/** The public keys or the certificate that a server is to know the client by (RFC 7591 §2, RFC 8705 §2.2.2). */
export function PublicKeysField({ method, fault, value, take, onChange }: PublicKeysFieldProps) {
  const [words, setWords] = useState('');
  const { isHidden, control: shown } = useMaskedField(value);
  const isKey = method === 'private_key_jwt';
  const bring = async () => {
    const taken = await take();
    setWords(taken.words);
    if (taken.text !== undefined) onChange(taken.text);
  };
  return (
    <div className={styles.field}>
      <Field
        label="Public keys"
        fault={fault}
        isHidden={isHidden}
        hint={`${isKey ? 'A JWK Set of public keys.' : 'A JWK Set with the certificate in x5c.'} Nothing in it is secret.`}
      >
        {(control) => (
          <textarea
            {...control}
            // A private key may be pasted here by mistake.
            ref={outOfMarkup}
            {...shown}
            rows={4}
            spellCheck={false}
            autoComplete="off"
            placeholder='{"keys": [ … ]}'
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <div className={styles.tools}>
        <Button onClick={() => void bring()}>
          {isKey ? 'Take the key of this connection' : 'Take the certificate of this connection'}
        </Button>
        <p role="status" className={styles.words}>
          {words}
        </p>
      </div>
    </div>
  );
}
