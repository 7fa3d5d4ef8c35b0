import { useState } from 'react';
import type { ClientIdentity } from '#core/certificates/client-identity.ts';
import type { OpenedFile } from '../session/open-certificate-file.ts';
import { Field } from '../ui/field.tsx';
import styles from './certificate.module.css';

type CertificateIdentitiesProps = {
  readonly opened: Extract<OpenedFile, { kind: 'identities' }>;
  readonly onChosen: (identity: ClientIdentity) => void;
};

/** What is weak about a PKCS#12 file and, where it holds several certificates with keys, which of them is meant. */
export function CertificateIdentities({ opened, onChosen }: CertificateIdentitiesProps) {
  const [chosen, setChosen] = useState('');
  const { identities, remarks } = opened;
  return (
    <>
      {identities.length > 1 && (
        <Field label="Certificate of the file" hint="The file holds several, each with its key.">
          {(control) => (
            <select
              {...control}
              value={chosen}
              onChange={({ target }) => {
                setChosen(target.value);
                const identity = identities[Number(target.value)];
                if (target.value !== '' && identity !== undefined) onChosen(identity);
              }}
            >
              <option value="">choose</option>
              {identities.map(({ leaf, friendlyName }, index) => (
                <option key={leaf.thumbprints.sha256Hex} value={index}>
                  {friendlyName === '' ? leaf.subject : `${friendlyName} (${leaf.subject})`}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
    </>
  );
}
