import type { FrameError } from '#core/contract/send.ts';
import { codeOf } from './resolve-target.ts';

/** What went wrong in a handshake, in codes of our own; the library's stands beside as `detail`. */
export type TlsFailureCode =
  /** Something answers there that does not speak TLS. */
  | 'not-tls'
  /** The server offers nothing newer than TLS 1.1 (RFC 8996). */
  | 'protocol-too-old'
  | 'client-certificate-required'
  /** The server does not know the name that was asked for. */
  | 'name-not-served'
  /** No cipher or group in common, or one that is too weak. */
  | 'no-common-cipher'
  | 'handshake-failed';

const patterns: readonly (readonly [RegExp, TlsFailureCode])[] = [
  [/WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|UNEXPECTED_MESSAGE/, 'not-tls'],
  [/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW/, 'protocol-too-old'],
  [/CERTIFICATE_REQUIRED/, 'client-certificate-required'],
  [/UNRECOGNIZED_NAME/, 'name-not-served'],
  [/HANDSHAKE_FAILURE|NO_SHARED_CIPHER|INSUFFICIENT_SECURITY|TOO_SMALL/, 'no-common-cipher'],
];

/** The failure if this error is one of TLS, or undefined where the connection merely broke. */
export function tlsFailure(error: Error): Extract<FrameError, { kind: 'tls' }> | undefined {
  const detail = codeOf(error);
  if (!detail.startsWith('ERR_SSL_') && !detail.startsWith('ERR_TLS_') && detail !== 'EPROTO') return undefined;
  const [, code] = patterns.find(([pattern]) => pattern.test(detail)) ?? [];
  return { kind: 'tls', code: code ?? 'handshake-failed', detail };
}
