import { useId, useRef, useState } from 'react';
import type { JsonObject } from '#core/jwt/decode.ts';
import type { AssertionSettings } from '#core/oauth/assertion-settings.ts';
import { useCommands, useSession } from '../session/session-context.tsx';
import { useAssertionKey } from '../session/use-assertion-key.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { type ReadThumbprints, readThumbprints } from './read-thumbprints.ts';
import styles from './certificate-thumbprints.module.css';

type Thumbprints = ReadThumbprints & { readonly kind: 'thumbprints' };

/** Fills in x5t and x5t#S256 from a certificate, which is read in the page and not kept. */
export function CertificateThumbprints() {
  const [isOpen, setOpen] = useState(false);
  const [read, setRead] = useState<Thumbprints>();
  const opener = useRef<HTMLButtonElement>(null);
  const write = useWriteThumbprints();
  const signing = useSigningKey();
  const isOther = read !== undefined && isOtherKey(read, signing);
  const take = (taken: Thumbprints) => {
    write({ x5t: taken.x5t, x5tS256: taken.x5tS256 });
    setRead(taken);
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div className={styles.thumbprints}>
      <Button
        ref={opener}
        aria-expanded={isOpen}
        onClick={() => {
          setRead(undefined);
          setOpen(!isOpen);
        }}
      >
        Read x5t from a certificate
      </Button>
      {isOpen && <GivenCertificate onRead={take} />}
      <div role="status" className={styles.said}>
        {read !== undefined && <p>{sentence(read)}</p>}
        {isOther && (
          <p className={styles.remark}>
            This certificate is for another key than the one that signs here: the server will find that the signature
            does not fit it.
          </p>
        )}
      </div>
    </div>
  );
}

type GivenCertificateProps = {
  readonly onRead: (read: Thumbprints) => void;
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
    <div className={styles.given} role="group" aria-label="Certificate to read x5t from">
      <Field
        label="Certificate of the signing key"
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

/** The public part of the client's key, where it has one. */
function useSigningKey(): JsonObject | undefined {
  const key = useAssertionKey()?.key;
  return key?.kind === 'key' ? key.publicJwk : undefined;
}

function isOtherKey({ publicKey }: Thumbprints, signing: JsonObject | undefined): boolean {
  if (publicKey === undefined || signing === undefined) return false;
  return Object.entries(publicKey).some(([name, value]) => signing[name] !== value);
}

function sentence({ subject, count }: Thumbprints): string {
  const whose = `x5t#S256 and x5t are those of ${subject === '' ? 'a certificate without a name' : subject}`;
  return count === 1 ? `${whose}.` : `${whose}, the first of the ${count} that were given.`;
}
