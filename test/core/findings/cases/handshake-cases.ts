import { latin1Bytes } from '#core/http/bytes.ts';
import type { TokenRun } from '#core/findings/finding.ts';
import { failed } from '../failed-run.ts';
import type { RuleCase } from './rule-case.ts';

const handshake = (code: string) => failed({ kind: 'tls', code, detail: 'ERR_SSL_TLSV1_ALERT_DECODE_ERROR' });
const bytes = (text: string): TokenRun =>
  failed({ kind: 'not-http' }, 'http://as.example/token', {
    outcome: { kind: 'failure', failure: { kind: 'not-http' }, received: { kind: 'bytes', bytes: latin1Bytes(text) } },
  });
const other = bytes('\u0001\u0002');

const tlsNear = handshake('handshake-failed');
const tlsCase = (id: string, example: string, code: string): RuleCase => ({
  id,
  example,
  speaks: handshake(code),
  silent: tlsNear,
});
/** The handshake fails. */
export const tlsCases: readonly RuleCase[] = [
  tlsCase('https-to-plain-port', 'https to a port with plain http', 'not-tls'),
  tlsCase('tls-too-old', 'a server with TLS 1.1', 'protocol-too-old'),
  tlsCase('tls-client-certificate-wanted', 'mutual TLS', 'client-certificate-required'),
  {
    id: 'tls-client-certificate-rejected',
    example: 'a certificate that is not registered',
    speaks: failed({ kind: 'tls', code: 'client-certificate-rejected', detail: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA' }),
    silent: tlsNear,
  },
  tlsCase('name-not-served', 'a name that the server does not serve', 'name-not-served'),
  tlsCase('only-http2', 'a gRPC server', 'no-common-application-protocol'),
  tlsCase('no-common-cipher', 'a server with old ciphers alone', 'no-common-cipher'),
  tlsCase('tls-key-too-weak', 'short Diffie-Hellman parameters', 'key-too-weak'),
  tlsCase('unsafe-renegotiation', 'an old load balancer', 'unsafe-renegotiation'),
  tlsCase('server-broke-handshake', 'the alert internal_error', 'server-gave-up'),
  { id: 'tls-failed', example: 'the alert decode_error', speaks: tlsNear, silent: handshake('not-tls') },
];

/** What comes is no HTTP. */
export const byteCases: readonly RuleCase[] = [
  {
    id: 'answered-in-tls',
    example: 'http to an https port',
    speaks: bytes('\u0015\u0003\u0003\0\u0002\u0002\u0032'),
    silent: other,
  },
  { id: 'answered-in-http2', example: 'a SETTINGS frame', speaks: bytes('\0\0\0\u0004\0\0\0\0\0'), silent: other },
  {
    id: 'answered-by-other-service',
    example: 'an SSH server',
    speaks: bytes('SSH-2.0-OpenSSH_9.2\r\n'),
    silent: other,
  },
  {
    id: 'answered-without-head',
    example: 'a web page without a head',
    speaks: bytes('<html>hi</html>'),
    silent: other,
  },
  {
    id: 'answered-without-status-line',
    example: 'headers alone',
    speaks: bytes('Status: 200\r\n\r\nhi'),
    silent: other,
  },
  { id: 'answered-with-request', example: 'an echo service', speaks: bytes('POST /token HTTP/1.1\r\n'), silent: other },
  { id: 'not-http', example: 'bytes that nobody knows', speaks: other, silent: bytes('<html>hi</html>') },
];
