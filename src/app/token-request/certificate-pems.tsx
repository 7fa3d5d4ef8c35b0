import type { ClientCertificateFault } from '#core/http/client-certificate.ts';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { splitPem } from '#core/certificates/split-pem.ts';
import type { CertificateCheck } from '../session/use-certificate-check.ts';
import { useCommands } from '../session/session-context.tsx';
import { Field } from '../ui/field.tsx';
import { SecretLine } from '../ui/secret-line.tsx';
import { SecretText } from './secret-text.tsx';

type CertificatePemsProps = {
  readonly held: ClientCertificate | undefined;
  readonly target: string;
  readonly check: CertificateCheck;
};

/** Certificate and key as text. A key that is pasted beside its certificate goes to the field where it is hidden. */
export function CertificatePems({ held, target, check }: CertificatePemsProps) {
  const { editCertificate } = useCommands();
  const { certificatePem = '', privateKeyPem = '', passphrase = '' } = held ?? {};
  const faults = faultsOf(check);
  return (
    <>
      <Field
        label="Certificate"
        fault={faults.certificate}
        hint="PEM, the client’s own first, then its issuers’. Nothing in it is secret."
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            placeholder="-----BEGIN CERTIFICATE-----"
            value={certificatePem}
            onChange={({ target: { value } }) => editCertificate(target, splitPem(value) ?? { certificatePem: value })}
          />
        )}
      </Field>
      <SecretText
        label="Certificate key"
        show="Show certificate key"
        fault={faults.key}
        hint="The private key that belongs to it, PEM. In memory only: never kept, never sent to the server."
        value={privateKeyPem}
        onChange={(value) => editCertificate(target, { privateKeyPem: value })}
      />
      {(/ENCRYPTED/.test(privateKeyPem) || passphrase !== '') && (
        <SecretLine
          label="Certificate key passphrase"
          fault={faults.passphrase}
          hint="Opens the key. In memory only."
          value={passphrase}
          onChange={(value) => editCertificate(target, { passphrase: value })}
        />
      )}
    </>
  );
}

type Part = 'certificate' | 'key' | 'passphrase';

const partOf: Readonly<Partial<Record<ClientCertificateFault, Part>>> = {
  'passphrase-missing': 'passphrase',
  'passphrase-wrong': 'passphrase',
  'key-unreadable': 'key',
  'key-is-public': 'key',
  'key-of-another-certificate': 'key',
};

/** What is wrong, at the field where it can be mended. */
function faultsOf({ certificates, pair }: CertificateCheck): Readonly<Partial<Record<Part, string>>> {
  if (certificates !== undefined && certificates.kind !== 'certificates') return { certificate: certificates.reason };
  if (pair?.kind !== 'fault') return {};
  return { [partOf[pair.fault] ?? 'certificate']: pair.reason };
}
