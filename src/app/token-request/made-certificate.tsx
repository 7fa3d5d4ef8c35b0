import { useState } from 'react';
import type { CertificateKeyKind } from '#core/certificates/make-certificate.ts';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './certificate.module.css';

const kinds: readonly CertificateKeyKind[] = ['P-256', 'P-384', 'RSA 2048', 'RSA 3072'];

/** The request for an authority that goes with the certificate made last. */
type Made = { readonly certificatePem: string; readonly requestPem: string };

type MadeCertificateProps = { readonly held: ClientCertificate | undefined; readonly target: string };

/** Makes a key with a self-signed certificate in this page, named as the client. */
export function MadeCertificate({ held, target }: MadeCertificateProps) {
  const session = useSession();
  const clientId = useWorkbench((state) => state.connection.clientId);
  const { editCertificate } = useCommands();
  const [kind, setKind] = useState<CertificateKeyKind>('P-256');
  const [made, setMade] = useState<Made>();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const make = async () => {
    setBusy(true);
    const { makeClientCertificate } = await import('../session/make-client-certificate.ts');
    const result = await makeClientCertificate(session, clientId.trim() || 'client', kind);
    setBusy(false);
    setFault(result.kind === 'not-made' ? result.reason : undefined);
    if (result.kind === 'not-made') return;
    const { certificatePem, privateKeyPem, requestPem } = result;
    editCertificate(target, { certificatePem, privateKeyPem, passphrase: '' });
    setMade({ certificatePem, requestPem });
  };
  const isMadeHere = made !== undefined && made.certificatePem === held?.certificatePem;
  return (
    <div className={styles.made}>
      <Field label="Kind of certificate key" quietLabel fault={fault}>
        {(control) => (
          <select
            {...control}
            value={kind}
            onChange={({ target: { value } }) => setKind(kinds.find((each) => each === value) ?? 'P-256')}
          >
            {kinds.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
      <Button disabled={isBusy} onClick={() => void make()}>
        Make one here
      </Button>
      <p role="status" className={styles.note}>
        {isMadeHere && 'Made and signed by itself, valid for a year. Register it at the server before it is used.'}
      </p>
      {isMadeHere && (
        <CopyButton
          name="Copy the request for an authority"
          done="The certificate request (PKCS#10) is copied"
          text={() => made.requestPem}
        />
      )}
    </div>
  );
}
