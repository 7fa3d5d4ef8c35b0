import { plainTerm, rfcTerm, type Term } from './term.ts';

/** The way to the server. */
export const networkTerms: readonly Term[] = [
  rfcTerm('TLS', 8446, '1', 'What makes https safe: both sides agree on keys, and the server shows a certificate.'),
  rfcTerm('TLS handshake', 8446, '2', 'The first messages of TLS, before any request is sent.', ['handshake']),
  rfcTerm(
    'certificate',
    5280,
    '3.1',
    'A document that says which names a server has, signed by somebody who vouches for it.',
  ),
  plainTerm('self-signed', 'A certificate that vouches for itself, as on machines for development.'),
  plainTerm('certificate authority', 'Who vouches for certificates. Machines bring a list of those that they trust.', [
    'CA',
  ]),
  plainTerm(
    'pinned',
    'One certificate that you chose to trust for one host and port, whatever anyone else says of it.',
  ),
  plainTerm('DNS', 'The directory that turns names of servers into addresses.'),
  plainTerm('VPN', 'A way into a private network; some servers can be reached only through it.'),
  plainTerm('firewall', 'What lets some connections through and drops others.'),
  plainTerm('loopback', 'The addresses of this very machine: localhost, 127.0.0.1, ::1.'),
  plainTerm(
    'proxy',
    'Here: the part of Grantscope on this machine that sends requests for the page and keeps every byte. The network’s proxy is another one.',
  ),
  plainTerm(
    'code of the system',
    'What the operating system or the TLS library calls a failure; useful for searching.',
    [
      'EACCES',
      'EAI_AGAIN',
      'ECONNABORTED',
      'ECONNREFUSED',
      'ECONNRESET',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENODATA',
      'ENOTFOUND',
      'EOF',
      'EPIPE',
      'EPROTO',
      'ETIMEDOUT',
      'UNSPECIFIED',
      'internal_error',
      'no_application_protocol',
      'unrecognized_name',
    ],
  ),
  plainTerm('RSA', 'A kind of key pair, and of signatures made with it. It needs 2048 bits or more.'),
  plainTerm('Diffie-Hellman', 'How two sides of a TLS connection agree on a key without sending it.'),
  plainTerm('PEM', 'A key or certificate as text between BEGIN and END lines.'),
  plainTerm('DER', 'A key or certificate in bytes; PEM is the same as text.'),
  plainTerm('PKCS', 'Formats of files with keys: #1 and #8 hold one key, #12 holds keys with their certificates.'),
  rfcTerm('CONNECT', 9110, '9.3.6', 'How a proxy is asked to pass bytes on to a server without reading them.', [
    'tunnel',
  ]),
  plainTerm('network’s proxy', 'A proxy of your company or network, which the environment of this machine names.', [
    'HTTPS_PROXY',
    'NO_PROXY',
    'ALL_PROXY',
  ]),
  plainTerm('SOCKS', 'Another kind of proxy, which passes any bytes on and speaks no HTTP itself.'),
  plainTerm('NTLM', 'A way of Windows networks to log in.'),
  plainTerm('SSH', 'Another protocol, for logging in to machines; usually on port 22.'),
];
