import { useId, useRef, useState } from 'react';
import type { AssertionSettings } from '#core/oauth/assertion-settings.ts';
import { useCommands, useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { type ReadThumbprints, readThumbprints } from './read-thumbprints.ts';
import styles from './certificate-thumbprints.module.css';

/** Fills in x5t and x5t#S256 from a certificate, which is read in the page and not kept. */
export function CertificateThumbprints() {
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const write = useWriteThumbprints();
  const take = (read: ReadThumbprints & { readonly kind: 'thumbprints' }) => {
    write({ x5t: read.x5t, x5tS256: read.x5tS256 });
    setSaid(sentence(read));
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div className={styles.thumbprints}>
      <Button
        ref={opener}
        aria-expanded={isOpen}
        onClick={() => {
          setSaid('');
          setOpen(!isOpen);
        }}
      >
        Read x5t from a certificate
      </Button>
      {isOpen && <GivenCertificate onRead={take} />}
      <p role="status" className={styles.said}>
        {said}
      </p>
    </div>
  );
}

type GivenCertificateProps = {
  readonly onRead: (read: ReadThumbprints & { readonly kind: 'thumbprints' }) => void;
};

function GivenCertificate({ onRead }: GivenCertificateProps) {
  const fileId = useId();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const newest = useRef(0);
  const read = async (given: string | File) => {
    const turn = ++newest.current;
    const answer = await readThumbprints(given);
    // Something else was given meanwhile.
    if (turn !== newest.current) return;
    if (answer.kind === 'thumbprints') return onRead(answer);
    setFault(answer.kind === 'empty' ? undefined : answer.reason);
    // It would stand here open to every eye.
    if (answer.kind === 'private-key') setText('');
  };
  return (
    <div className={styles.given} role="group" aria-label="Certificate for x5t">
      <Field
        label="Certificate"
        fault={fault}
        hint="PEM, the client’s certificate first. It is read in this page, not kept and not sent; the private key is not needed."
      >
        {(control) => (
          <textarea
            {...control}
            rows={4}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            placeholder="-----BEGIN CERTIFICATE-----"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              void read(event.target.value);
            }}
          />
        )}
      </Field>
      <label htmlFor={fileId} className={styles.file}>
        Or a certificate’s file
        <input
          id={fileId}
          type="file"
          accept=".pem,.crt,.cer,.der,application/x-x509-ca-cert,application/x-pem-file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) void read(file);
          }}
        />
      </label>
    </div>
  );
}

/** Into the settings as they are when the certificate was read, not as they were before. */
function useWriteThumbprints(): (change: Pick<AssertionSettings, 'x5t' | 'x5tS256'>) => void {
  const { store } = useSession();
  const { editConnection } = useCommands();
  return (change) => editConnection({ assertion: { ...store.getState().connection.assertion, ...change } });
}

function sentence({ subject, count }: ReadThumbprints & { readonly kind: 'thumbprints' }): string {
  const whose = `x5t#S256 and x5t are those of ${subject === '' ? 'a certificate without a name' : subject}`;
  return count === 1 ? `${whose}.` : `${whose}, the first of the ${count} that were given.`;
}
