import type { CertificateFacts } from './certificate-facts.ts';

/** A private key with the certificate that was issued for it, as TLS takes them. */
export type ClientIdentity = {
  /** PEM, the client's own certificate first, each next one the issuer of the one before. */
  readonly certificatePem: string;
  /** PEM with PKCS#8, not encrypted. */
  readonly privateKeyPem: string;
  readonly leaf: CertificateFacts;
  /** The leaf and its issuers, as in `certificatePem`. */
  readonly chain: readonly CertificateFacts[];
  /** The name that whoever made the file gave it (RFC 2985 §5.5.1); empty where there is none. */
  readonly friendlyName: string;
};

/** What a PKCS#12 file holds (RFC 7292). */
export type Pkcs12Identities = {
  readonly kind: 'identities';
  /** At least one; with several it is the person who says which is meant. */
  readonly identities: readonly ClientIdentity[];
  /** Sentences on what is weak or unusual about the file. */
  readonly remarks: readonly string[];
};

/** Why no identity came out of a PKCS#12 file; `reason` says what to do. */
export type NoPkcs12 = {
  readonly kind:
    | 'not-pkcs12'
    | 'damaged'
    | 'too-big'
    | 'passphrase-missing'
    | 'passphrase-wrong'
    /** Encrypted or sealed in a way that cannot be undone here; `reason` has the openssl command that converts it. */
    | 'not-supported'
    | 'no-key'
    | 'no-certificate'
    | 'key-of-another-certificate'
    | 'no-cryptography';
  readonly reason: string;
};
