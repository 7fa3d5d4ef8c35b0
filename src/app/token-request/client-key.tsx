import { useWorkbench, useCommands } from '../session/session-context.tsx';
import type { KnownKey } from '../session/sign-assertion.ts';
import { useSecretWords } from '../session/use-secret-keeping.ts';
import { Segmented } from '../ui/segmented.tsx';
import { PublicKey } from '../wire/public-key.tsx';
import { MadeKey } from './made-key.tsx';
import { SecretLine } from '../ui/secret-line.tsx';
import { PlaygroundKey } from './playground-key.tsx';
import { SecretText } from './secret-text.tsx';
import styles from './client-assertion.module.css';

const sources = [
  { value: 'given', label: 'Given' },
  { value: 'generated', label: 'Made here' },
] as const;

type ClientKeyProps = { readonly known: KnownKey | undefined; readonly fault: string | undefined };

/** The private key that signs the client's assertions, and its public part for the server. */
export function ClientKey({ known, fault }: ClientKeyProps) {
  const { assertion } = useWorkbench((state) => state.connection);
  const { editConnection } = useCommands();
  const key = known?.key.kind === 'key' ? known.key : undefined;
  return (
    <>
      <Segmented
        legend="Client’s key"
        options={sources}
        value={assertion.keySource}
        onChange={(keySource) => editConnection({ assertion: { ...assertion, keySource } })}
      />
      {assertion.keySource === 'given' ? <GivenKey fault={fault} /> : <MadeKey fault={fault} />}
      {key?.remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
      <PlaygroundKey signingKey={key} />
      {key !== undefined && (
        <details className={styles.register} open={key.source === 'generated'}>
          <summary>Public key, to register at the server</summary>
          <div className={styles.inside}>
            <p className={styles.note}>The server checks the assertion with it. Nothing in it is secret.</p>
            <PublicKey signingKey={key} name="client’s public key" />
          </div>
        </details>
      )}
    </>
  );
}

function GivenKey({ fault }: { readonly fault: string | undefined }) {
  const secrets = useWorkbench((state) => state.connection.assertionSecrets);
  const { editConnection } = useCommands();
  const words = useSecretWords();
  const isEncrypted = /BEGIN ENCRYPTED PRIVATE KEY/.test(secrets.privateKey);
  return (
    <>
      <SecretText
        label="Private key"
        show="Show key"
        fault={fault}
        hint={`PEM (PKCS#8, also encrypted, PKCS#1, SEC 1) or JWK. Never sent. ${words}`}
        value={secrets.privateKey}
        onChange={(privateKey) => editConnection({ assertionSecrets: { ...secrets, privateKey } })}
      />
      {isEncrypted && (
        <SecretLine
          label="Passphrase"
          hint={`Opens the private key. ${words}`}
          value={secrets.passphrase}
          onChange={(passphrase) => editConnection({ assertionSecrets: { ...secrets, passphrase } })}
        />
      )}
    </>
  );
}
