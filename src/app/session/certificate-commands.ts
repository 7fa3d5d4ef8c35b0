import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { type CertificateChange, withCertificate, withCopy, withoutCertificate } from '#core/http/held-certificates.ts';
import type { Session } from './session.ts';

/** The certificates with which this client proves itself in TLS, one at most for each host and port. */
export type CertificateCommands = {
  readonly editCertificate: (hostAndPort: string, change: CertificateChange) => void;
  readonly removeCertificate: (hostAndPort: string) => void;
  /** Lets a certificate be shown at another host and port as well. */
  readonly useCertificateAt: (given: ClientCertificate, hostAndPort: string) => void;
  /** Unfolds the part of the form that has them, and leads there. */
  readonly showCertificate: () => void;
};

export function createCertificateCommands({ store }: Session): CertificateCommands {
  const change = (next: (held: readonly ClientCertificate[]) => readonly ClientCertificate[]) =>
    store.setState(({ clientCertificates }) => ({ clientCertificates: next(clientCertificates) }));
  return {
    editCertificate: (hostAndPort, edit) => change((held) => withCertificate(held, hostAndPort, edit)),
    removeCertificate: (hostAndPort) => change((held) => withoutCertificate(held, hostAndPort)),
    useCertificateAt: (given, hostAndPort) => change((held) => withCopy(held, given, hostAndPort)),
    showCertificate: () =>
      store.setState(({ certificatePointedAt }) => ({ certificatePointedAt: certificatePointedAt + 1 })),
  };
}
