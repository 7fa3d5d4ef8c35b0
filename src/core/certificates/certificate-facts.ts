/** What stands in an X.509 certificate (RFC 5280 §4.1), as far as it matters for a client that proves itself with it. */
export type CertificateFacts = {
  /** The certificate itself (RFC 7468 §5). */
  readonly pem: string;
  /** As RFC 4514 writes it, the last part first: what `tls_client_auth_subject_dn` takes (RFC 8705 §2.1.2). */
  readonly subject: string;
  readonly issuer: string;
  /** Two digits a byte, without the zero byte that only marks the number as positive. */
  readonly serialHex: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly key: CertificateKey;
  /** Subject and issuer are the same, and it vouches for itself as far as this page can check its signature. */
  readonly isSelfSigned: boolean;
  /** It may sign other certificates (RFC 5280 §4.2.1.9). */
  readonly isAuthority: boolean;
  /**
   * Whether its extended key usage (RFC 5280 §4.2.1.12) names TLS clients. Without that extension any use is allowed;
   * where it stands and leaves clients out, servers refuse the certificate.
   */
  readonly clientUse: 'named' | 'unrestricted' | 'left-out';
  /** Subject alternative names (RFC 5280 §4.2.1.6). */
  readonly altNames: readonly AltName[];
  readonly thumbprints: Thumbprints;
};

export type CertificateKey = {
  /** `RSA`, `RSA-PSS`, `EC`, `Ed25519`, …, or the object identifier of an algorithm that is unknown here. */
  readonly algorithm: string;
  /** Of an RSA modulus or the field of a curve. */
  readonly bits: number | undefined;
  /** `P-256`, …, or the object identifier of a curve that is unknown here. */
  readonly curve: string | undefined;
  /** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
  readonly spki: Uint8Array;
};

export type AltName = { readonly type: 'dns' | 'email' | 'uri' | 'ip' | 'name' | 'other'; readonly value: string };

/** Hashes over the whole certificate in DER. */
export type Thumbprints = {
  /** SHA-1, base64url (RFC 7515 §4.1.7). */
  readonly x5t: string;
  /** SHA-256, base64url (RFC 7515 §4.1.8, RFC 8705 §3.1). */
  readonly x5tS256: string;
  readonly sha1Hex: string;
  readonly sha256Hex: string;
};

/** Certificates that were read, in the order in which they stood. */
export type Certificates = {
  readonly kind: 'certificates';
  /** The first one: the client's own, where they are in the order that TLS wants (RFC 8446 §4.4.2). */
  readonly leaf: CertificateFacts;
  readonly all: readonly CertificateFacts[];
  /** All of them, PEM. */
  readonly certificatePem: string;
  /** The private key that stood beside them, with its EC PARAMETERS, PEM; empty where there was none. */
  readonly privateKeyPem: string;
};

/** Why no certificate was read; `reason` says what it is instead, and what to do. It repeats nothing that was given. */
export type NoCertificates = {
  readonly kind:
    | 'empty'
    | 'no-certificate'
    | 'damaged'
    | 'cut-off'
    | 'certificate-request'
    | 'private-key'
    | 'public-key'
    | 'pkcs12'
    | 'pkcs7'
    | 'too-big'
    | 'no-cryptography';
  readonly reason: string;
};
