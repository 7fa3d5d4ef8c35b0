import type { FrameError } from '#core/contract/send.ts';
import { codeOf } from './resolve-target.ts';

/** What went wrong in a handshake, in codes of our own; the library's stands beside as `detail`. */
export type TlsFailureCode =
  /** Something answers there that does not speak TLS. */
  | 'not-tls'
  /** The server offers nothing newer than TLS 1.1 (RFC 8996). */
  | 'protocol-too-old'
  | 'client-certificate-required'
  /** The server does not take the certificate that the client has shown. */
  | 'client-certificate-rejected'
  /** The server does not know the name that was asked for. */
  | 'name-not-served'
  /** The server does not speak HTTP/1.1 over TLS (RFC 7301 §3.2). */
  | 'no-common-application-protocol'
  /** No cipher or group in common. */
  | 'no-common-cipher'
  /** The server's key, or its part of the key exchange, is too short. */
  | 'key-too-weak'
  /** The server cannot renegotiate safely (RFC 5746). */
  | 'unsafe-renegotiation'
  /** The server ended the handshake for a reason of its own. */
  | 'server-gave-up'
  | 'handshake-failed';

/** How far the handshake had come when it failed. */
export type TlsProgress =
  | 'nothing-agreed'
  /** Version and cipher were chosen, so they are not what failed. */
  | 'cipher-agreed'
  /** On our side the handshake was over; in TLS 1.3 a server judges the client's certificate only then (RFC 8446 §4.4.2.4). */
  | 'finished';

const patterns: readonly (readonly [RegExp, TlsFailureCode])[] = [
  [/WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|UNEXPECTED_MESSAGE/, 'not-tls'],
  [/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW/, 'protocol-too-old'],
  [/CERTIFICATE_REQUIRED/, 'client-certificate-required'],
  // Alerts about a certificate are about the client's: ours about the server's are never raised, as all are taken.
  [/ALERT_(?:BAD|UNSUPPORTED|NO)_CERTIFICATE|ALERT_CERTIFICATE_|ALERT_UNKNOWN_CA/, 'client-certificate-required'],
  [/UNRECOGNIZED_NAME/, 'name-not-served'],
  [/NO_APPLICATION_PROTOCOL/, 'no-common-application-protocol'],
  [/TOO_SMALL/, 'key-too-weak'],
  [/UNSAFE_LEGACY_RENEGOTIATION/, 'unsafe-renegotiation'],
  [/HANDSHAKE_FAILURE|NO_SHARED_CIPHER|INSUFFICIENT_SECURITY|LEGACY_SIGALG/, 'no-common-cipher'],
  [/ALERT_(?:INTERNAL_ERROR|ACCESS_DENIED)/, 'server-gave-up'],
];

/**
 * The failure if this error is one of TLS, or undefined where the connection merely broke. An alert `handshake_failure`
 * after the cipher was agreed on is how TLS 1.2 says that a certificate of the client is missing (RFC 5246 §7.4.6).
 */
export function tlsFailure(
  error: Error,
  progress: () => TlsProgress,
): Extract<FrameError, { kind: 'tls' }> | undefined {
  const detail = codeOf(error);
  if (!detail.startsWith('ERR_SSL_') && !detail.startsWith('ERR_TLS_') && detail !== 'EPROTO') return undefined;
  const isLate = detail.endsWith('ALERT_HANDSHAKE_FAILURE') && progress() !== 'nothing-agreed';
  if (isLate) return { kind: 'tls', code: 'client-certificate-required' satisfies TlsFailureCode, detail };
  const [, code] = patterns.find(([pattern]) => pattern.test(detail)) ?? [];
  return { kind: 'tls', code: code ?? ('handshake-failed' satisfies TlsFailureCode), detail };
}
