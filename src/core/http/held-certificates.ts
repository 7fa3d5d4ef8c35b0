import type { ClientCertificate } from './client-certificate.ts';

/** What of a certificate can be given or changed; what it is bound to stays. */
export type CertificateChange = Partial<Omit<ClientCertificate, 'hostAndPort'>>;

type Held = readonly ClientCertificate[];

/**
 * The certificates with this change at one host and port. Where nothing of one is left, it is held no more. What was
 * agreed to for one certificate says nothing of another.
 */
export function withCertificate(held: Held, hostAndPort: string, change: CertificateChange): Held {
  const before = held.find((each) => each.hostAndPort === hostAndPort);
  const isAnother = change.certificatePem !== undefined && change.certificatePem !== before?.certificatePem;
  const agreed = isAnother ? { unverifiedConfirmed: false } : {};
  const after = { ...(before ?? { ...nothingGiven, hostAndPort }), ...agreed, ...change };
  if (isEmpty(after)) return withoutCertificate(held, hostAndPort);
  return before === undefined ? [...held, after] : held.map((each) => (each === before ? after : each));
}

/** The certificates without the one for this host and port. */
export function withoutCertificate(held: Held, hostAndPort: string): Held {
  return held.filter((each) => each.hostAndPort !== hostAndPort);
}

/**
 * The certificates with a copy of one for another host and port, in place of what was held there. That it may be shown
 * to an unverified server was agreed to for the first one only.
 */
export function withCopy(held: Held, given: ClientCertificate, hostAndPort: string): Held {
  const copy = { ...given, hostAndPort, unverifiedConfirmed: false };
  return [...withoutCertificate(held, hostAndPort), copy];
}

/** The certificates once a server is verified again: what was agreed to for as long as it was not is over. */
export function withoutConfirmation(held: Held, hostAndPort: string): Held {
  return held.map((each) =>
    each.hostAndPort === hostAndPort && each.unverifiedConfirmed ? { ...each, unverifiedConfirmed: false } : each,
  );
}

const nothingGiven = { certificatePem: '', privateKeyPem: '', passphrase: '', unverifiedConfirmed: false };

function isEmpty({ certificatePem, privateKeyPem, passphrase }: ClientCertificate): boolean {
  return certificatePem === '' && privateKeyPem === '' && passphrase === '';
}
