import { useState } from 'react';
import { publicKeyHere } from '../session/public-key-here.ts';
import { useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useMaskedField } from '../ui/secret-field.ts';
import styles from './registration.module.css';

type PublicKeysProps = {
  readonly method: string;
  readonly fault: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** The public keys or the certificate that the server is to know the client by (RFC 7591 §2, RFC 8705 §2.2.2). */
export function PublicKeys({ method, fault, value, onChange }: PublicKeysProps) {
  const session = useSession();
  const [words, setWords] = useState('');
  const { isHidden, control: shown } = useMaskedField(value);
  const isKey = method === 'private_key_jwt';
  const take = async () => {
    const here = await publicKeyHere(session, method);
    setWords(here.kind === 'jwks' ? here.words : here.reason);
    if (here.kind === 'jwks') onChange(here.text);
  };
  return (
    <>
      <Field
        label="Public keys"
        fault={fault}
        isHidden={isHidden}
        hint={isKey ? 'A JWK Set of public keys.' : 'A JWK Set with the certificate in x5c.'}
      >
        {(control) => (
          <textarea
            {...control}
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
        <Button onClick={() => void take()}>
          {isKey ? 'Take the key of this connection' : 'Take the certificate of this connection'}
        </Button>
        <p role="status" className={styles.aside}>
          {words}
        </p>
      </div>
    </>
  );
}
