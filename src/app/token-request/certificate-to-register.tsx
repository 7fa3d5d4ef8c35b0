import type { Certificates } from '#core/certificates/certificate-facts.ts';
import { certificateJwk } from '#core/certificates/certificate-jwk.ts';
import { subjectMembers } from '#core/certificates/subject-members.ts';
import { useEffect, useState } from 'react';
import { useWorkbench } from '../session/session-context.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import publicKey from '../wire/public-key.module.css';
import styles from './certificate.module.css';

type Form = { readonly name: string; readonly text: string };

/** What the server has to know of the client, in the forms in which servers want it. */
export function CertificateToRegister({ certificates }: { readonly certificates: Certificates }) {
  const method = useWorkbench((state) => state.connection.clientAuthentication);
  const isByName = method === 'tls_client_auth';
  const forms = useForms(certificates, isByName);
  return (
    <details className={styles.register}>
      <summary>Certificate, to register at the server</summary>
      <div className={styles.inside}>
        <p className={styles.note}>
          {isByName
            ? 'The server knows the client by one of these names, in a certificate from an authority that it trusts (RFC 8705 §2.1.2). Nothing here is secret.'
            : 'The server knows the client by this certificate (RFC 8705 §2.2). Nothing here is secret.'}
        </p>
        <Tabs
          label="Client certificate to register"
          tabs={forms.map(({ name, text }) => ({
            name,
            panel: (
              <>
                {/* What scrolls must be reachable by keyboard. */}
                <pre className={publicKey.text} tabIndex={0}>
                  {text}
                </pre>
                <div className={publicKey.tools}>
                  <CopyButton
                    name={`Copy certificate as ${name}`}
                    done={`The certificate is copied as ${name}`}
                    text={() => text}
                  />
                </div>
              </>
            ),
          }))}
        />
      </div>
    </details>
  );
}

/** The names come first for the method that goes by them. */
function useForms(certificates: Certificates, isByName: boolean): readonly Form[] {
  const [jwks, setJwks] = useState<string>();
  const { leaf, certificatePem } = certificates;
  useEffect(() => {
    let isCurrent = true;
    void certificateJwk(leaf).then((jwk) => isCurrent && setJwks(jwk && JSON.stringify({ keys: [jwk] }, null, 2)));
    return () => {
      isCurrent = false;
    };
  }, [leaf]);
  const members = subjectMembers(leaf).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  return [
    ...(isByName && members.length > 0 ? [{ name: 'Names', text: members.join('\n') }] : []),
    { name: 'PEM', text: certificatePem },
    ...(jwks === undefined ? [] : [{ name: 'JWKS', text: jwks }]),
  ];
}
