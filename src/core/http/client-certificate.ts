/**
 * A certificate with which the client proves itself in the TLS handshake (RFC 8446 §4.4.2), for one host and port.
 * It lives in the page's memory and, for the length of one connection, in the proxy's; it is never logged or handed out
 * again, and stored only where the user asked to keep the secrets of a connection.
 */
export type ClientCertificate = {
  /** `host:port` of the URLs for which it may be used; the proxy refuses every other (security.md T26). */
  readonly hostAndPort: string;
  /** PEM, the client's own certificate first, then its issuers' as far as the server needs them. */
  readonly certificatePem: string;
  /** PEM: PKCS#8, PKCS#1 or SEC1, encrypted or not. */
  readonly privateKeyPem: string;
  /** Empty where the key is not encrypted. */
  readonly passphrase: string;
  /** The user agreed to show it also to a server that nobody vouches for, for as long as verification is off. */
  readonly unverifiedConfirmed: boolean;
};

/** Why a client certificate was not used; the proxy says so before it connects anywhere. */
export type ClientCertificateFault =
  /** It is bound to another host and port than the URL's. */
  | 'other-host'
  /** The URL says http: there is no handshake to show it in. */
  | 'not-https'
  /** Verification is off for the server, and showing it all the same was not confirmed. */
  | 'verification-off'
  | 'certificate-unreadable'
  | 'key-unreadable'
  | 'key-is-public'
  | 'passphrase-missing'
  | 'passphrase-wrong'
  /** The key belongs to a later certificate of the chain. */
  | 'leaf-not-first'
  | 'key-of-another-certificate'
  | 'expired'
  | 'not-yet-valid'
  /** The TLS library does not take the pair, for example because the key is too short. */
  | 'not-usable';

/** What a handshake came to as regards a certificate of the client. */
export type ClientCertificateUse = {
  /** The server asked for one. From which authorities it wants it is in its question, but Node does not tell. */
  readonly asked: boolean;
  /** The certificate that was at hand for this connection; absent where there was none. */
  readonly held?: { readonly subject: string; readonly sha256: string };
  /** It was shown. One that is held and asked for stays unshown where the server is not trusted, or takes none of its kind. */
  readonly presented: boolean;
};
