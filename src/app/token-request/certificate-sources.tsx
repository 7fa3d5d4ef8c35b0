import { useId, useState } from 'react';
import type { ClientIdentity } from '#core/certificates/client-identity.ts';
import type { CertificateChange } from '#core/http/held-certificates.ts';
import type { OpenedFile } from '../session/open-certificate-file.ts';
import { useCommands } from '../session/session-context.tsx';
import { CertificateIdentities } from './certificate-identities.tsx';
import { LockedFile } from './locked-file.tsx';
import styles from './certificate.module.css';

const largestFileBytes = 1024 * 1024;

/** Other ways to a certificate than pasting it: a file, or one that is made here. */
export function CertificateSources({ target }: { readonly target: string }) {
  const { editCertificate } = useCommands();
  const [opened, setOpened] = useState<OpenedFile>();
  const id = useId();
  const take = (file: OpenedFile) => {
    const [only, ...more] = file.kind === 'identities' ? file.identities : [];
    if (file.kind === 'given') editCertificate(target, file.change);
    if (only !== undefined && more.length === 0) editCertificate(target, changeOf(only));
    setOpened(file);
  };
  const open = async (files: FileList | null) => {
    const { openCertificateFile } = await import('../session/open-certificate-file.ts');
    for (const file of files ?? []) {
      if (file.size > largestFileBytes)
        return setOpened({ kind: 'failed', reason: 'This file is larger than 1 MiB, which no certificate is.' });
      const read = await openCertificateFile(new Uint8Array(await file.arrayBuffer()));
      // What the next file has must not cover that this one could not be read.
      if (read.kind === 'failed') return setOpened({ ...read, reason: `${file.name}: ${read.reason}` });
      take(read);
      if (read.kind === 'locked') return;
    }
  };
  return (
    <div className={styles.sources}>
      <label htmlFor={id} className={styles.file}>
        <span>Open files</span>
        <input
          id={id}
          type="file"
          multiple
          accept=".pem,.crt,.cer,.der,.key,.p12,.pfx"
          aria-describedby={`${id}-hint`}
          onChange={({ target: input }) => void open(input.files).then(() => (input.value = ''))}
        />
      </label>
      <p id={`${id}-hint`} className={styles.note}>
        PEM or DER, certificate and key in one file or two, or PKCS#12 (.p12, .pfx). They are read in this page.
      </p>
      {opened?.kind === 'locked' && <LockedFile key={opened.reason} locked={opened} onOpened={take} />}
      {opened?.kind === 'identities' && (
        <CertificateIdentities opened={opened} onChosen={(one) => editCertificate(target, changeOf(one))} />
      )}
      <p role="status" className={opened?.kind === 'failed' ? styles.fault : styles.note}>
        {saidOf(opened)}
      </p>
    </div>
  );
}

function changeOf({ certificatePem, privateKeyPem }: ClientIdentity): CertificateChange {
  return { certificatePem, privateKeyPem, passphrase: '' };
}

function saidOf(opened: OpenedFile | undefined): string {
  switch (opened?.kind) {
    case 'failed':
      return opened.reason;
    case 'given':
      return Object.keys(opened.change).length > 1
        ? 'Certificate and key were read.'
        : opened.change.certificatePem === undefined
          ? 'The key was read.'
          : 'The certificate was read.';
    case 'identities':
      return opened.identities.length === 1 ? 'Certificate and key were taken out of the file.' : '';
    case 'locked':
    case undefined:
      return '';
  }
}
