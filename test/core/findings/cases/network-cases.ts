import type { Failure } from '#core/http/exchange.ts';
import { failed } from '../failed-run.ts';
import { call } from '../api-run-builder.ts';
import { byteCases, tlsCases } from './handshake-cases.ts';
import { certificateCases } from './certificate-cases.ts';
import { clientCertificateCases, detourCases, detourTakenCase, outerProxyCases } from './way-cases.ts';
import type { RuleCase } from './rule-case.ts';

const unknownName = (host: string, code = 'ENOTFOUND') => failed({ kind: 'dns', host, code }, `https://${host}/token`);
const plainName = unknownName('auth.company.org');
const nameCase = (id: string, example: string, host: string, near = 'auth.company.org', code?: string): RuleCase => ({
  id,
  example,
  speaks: unknownName(host, code),
  silent: unknownName(near),
});
const unreachable = (address: string, code: string) => failed({ kind: 'unreachable', address, code });
const late = (phase: Extract<Failure, { kind: 'timeout' }>['phase']) =>
  failed({ kind: 'timeout', phase, limitMs: 10_000 });
const closed = (phase: Extract<Failure, { kind: 'closed' }>['phase'], code: string, url?: string) =>
  failed({ kind: 'closed', phase, code }, url);
const refused = (url: string, address = '127.0.0.1') => failed({ kind: 'refused', address }, url);
const address = (rule: string) => failed({ kind: 'address-refused', address: '192.0.2.1', rule });
const secured = {
  address: '192.0.2.1',
  port: 443,
  tls: { protocol: 'TLSv1.3', cipher: 'A', alpn: undefined, trust: { kind: 'pinned' as const }, chain: [] },
};
const shown = { ...secured, tls: { ...secured.tls, clientCertificate: { asked: true, presented: true } } };
const plainToTls = '<html>The plain HTTP request was sent to HTTPS port</html>';

const nameCases: readonly RuleCase[] = [
  detourCases.dns,
  nameCase('name-is-scheme', 'https:// that was pasted twice', 'https'),
  nameCase('name-holds-placeholder', '{tenant} in the name', '{tenant}.auth0.com'),
  nameCase('name-is-reserved', 'a name out of a documentation', 'auth.example.com'),
  nameCase('name-malformed', 'two dots in a row', 'auth..company.org'),
  nameCase('name-almost-known', 'login.microsoftonline.con', 'login.microsoftonline.con'),
  nameCase('name-with-underscore', 'auth_server.company.org', 'auth_server.company.org'),
  nameCase('name-not-ascii', 'a Greek letter in the name', 'auth.xn--cmpany-i0e.org'),
  nameCase('name-is-local', 'printer.local', 'printer.local'),
  nameCase('name-is-internal', 'sso.corp', 'sso.corp'),
  nameCase('name-without-dots', 'the name of a container', 'keycloak'),
  nameCase('name-with-trailing-dot', 'a dot at the end', 'auth.company.org.'),
  nameCase('dns-not-answering', 'a machine that is offline', 'auth.company.org', 'auth.company.org', 'EAI_AGAIN'),
  nameCase('name-without-address', 'a domain with mail alone', 'company.org', 'company.org', 'ENODATA'),
  { id: 'name-not-found', example: 'a name that nobody has', speaks: plainName, silent: unknownName('keycloak') },
];

const connectCases: readonly RuleCase[] = [
  detourCases.refused,
  {
    id: 'refused-at-one-loopback',
    example: '127.0.0.1, where nobody listens',
    speaks: refused('http://127.0.0.1:8080/token'),
    silent: refused('http://localhost:8080/token'),
  },
  {
    id: 'refused-on-this-machine',
    example: 'localhost, where nobody listens',
    speaks: refused('http://localhost/token', '127.0.0.1, ::1'),
    silent: refused('http://127.0.0.1/token'),
  },
  {
    id: 'connection-refused',
    example: 'a machine without that service',
    speaks: refused('https://as.example:9443/token', '192.0.2.1'),
    silent: refused('http://localhost/token'),
  },
  detourCases.unreachable,
  {
    id: 'connection-not-permitted',
    example: 'a firewall on this machine',
    speaks: unreachable('192.0.2.1', 'EACCES'),
    silent: unreachable('192.0.2.1', 'EHOSTUNREACH'),
  },
  {
    id: 'reset-while-connecting',
    example: 'a firewall in between that cuts',
    speaks: unreachable('192.0.2.1', 'ECONNRESET'),
    silent: unreachable('192.0.2.1', 'EHOSTUNREACH'),
  },
  {
    id: 'no-ipv6-here',
    example: 'a server with an IPv6 address alone',
    speaks: unreachable('2001:db8::1', 'ENETUNREACH'),
    silent: unreachable('192.0.2.1', 'ENETUNREACH'),
  },
  {
    id: 'private-address-not-reachable',
    example: '10.1.2.3 without the VPN',
    speaks: unreachable('10.1.2.3', 'EHOSTUNREACH'),
    silent: unreachable('192.0.2.1', 'EHOSTUNREACH'),
  },
  {
    id: 'this-machine-offline',
    example: 'a machine without a network',
    speaks: unreachable('192.0.2.1', 'ENETUNREACH'),
    silent: unreachable('192.0.2.1', 'EHOSTUNREACH'),
  },
  {
    id: 'not-reachable',
    example: 'a host that cannot be reached',
    speaks: unreachable('192.0.2.1', 'EHOSTUNREACH'),
    silent: unreachable('192.0.2.1', 'EACCES'),
  },
  detourCases.timeout,
  { id: 'dns-timed-out', example: 'a DNS server that is silent', speaks: late('dns'), silent: late('connect') },
  { id: 'connect-timed-out', example: 'a firewall that drops packets', speaks: late('connect'), silent: late('dns') },
  { id: 'tls-timed-out', example: 'a port that waits', speaks: late('tls'), silent: late('connect') },
  { id: 'answer-timed-out', example: 'a server that hangs', speaks: late('first-byte'), silent: late('send') },
  { id: 'timed-out', example: 'a server that takes no bytes', speaks: late('send'), silent: late('first-byte') },
  {
    id: 'closed-in-handshake',
    example: 'a server that hangs up in the handshake',
    speaks: closed('tls', 'EOF'),
    silent: closed('first-byte', 'EOF'),
  },
  {
    id: 'closed-at-tls-port',
    example: 'http to port 8443',
    speaks: closed('first-byte', 'EOF', 'http://as.example:8443/token'),
    silent: closed('first-byte', 'EOF', 'http://as.example:8080/token'),
  },
  {
    id: 'closed-after-client-certificate',
    example: 'a certificate that the server does not know',
    speaks: failed({ kind: 'closed', phase: 'first-byte', code: 'ECONNRESET' }, undefined, { peer: shown }),
    silent: failed({ kind: 'closed', phase: 'first-byte', code: 'ECONNRESET' }, undefined, { peer: secured }),
  },
  {
    id: 'closed-after-handshake',
    example: 'a server that hangs up on an encrypted request',
    speaks: failed({ kind: 'closed', phase: 'first-byte', code: 'EOF' }, undefined, { peer: secured }),
    silent: closed('first-byte', 'EOF'),
  },
  {
    id: 'connection-reset',
    example: 'a connection that is reset',
    speaks: closed('first-byte', 'ECONNRESET'),
    silent: closed('first-byte', 'EOF'),
  },
  {
    id: 'connection-closed',
    example: 'a server that closes without a word',
    speaks: closed('first-byte', 'EOF'),
    silent: closed('first-byte', 'ECONNRESET'),
  },
];

const proxyCases: readonly RuleCase[] = [
  detourCases.addressRefused,
  {
    id: 'address-is-grantscope',
    example: 'the page’s own port',
    speaks: address('own-port'),
    silent: address('link-local'),
  },
  { id: 'address-of-platform', example: '169.254.169.254', speaks: address('link-local'), silent: address('own-port') },
  {
    id: 'address-for-nobody',
    example: 'a broadcast',
    speaks: address('multicast-or-broadcast'),
    silent: address('own-port'),
  },
  {
    id: 'address-refused',
    example: 'NAT64 of local meaning',
    speaks: address('local-nat64'),
    silent: address('own-port'),
  },
  {
    id: 'header-cannot-be-sent',
    example: 'a line break in a header',
    speaks: failed({ kind: 'request-refused', part: 'header X', reason: 'It holds a line break.' }),
    silent: failed({ kind: 'request-refused', part: 'url', reason: 'It is no URL.' }),
  },
  {
    id: 'way-needs-proxy',
    example: 'a client certificate, sent from the browser',
    speaks: failed({ kind: 'request-refused', part: 'client certificate', reason: 'Scripts cannot choose one.' }),
    silent: failed({ kind: 'request-refused', part: 'url', reason: 'It is no URL.' }),
  },
  {
    id: 'host-not-agreed',
    example: 'a connection from a link, and a person who did not want it to send',
    speaks: failed({ kind: 'request-refused', part: 'host', reason: 'You did not agree.' }),
    silent: failed({ kind: 'request-refused', part: 'url', reason: 'It is no URL.' }),
  },
  {
    id: 'request-refused',
    example: 'a URL that cannot be sent to',
    speaks: failed({ kind: 'request-refused', part: 'url', reason: 'It is no URL.' }),
    silent: failed({ kind: 'request-refused', part: 'header X', reason: 'It holds a line break.' }),
  },
  { id: 'proxy-gone', example: 'a proxy that was stopped', speaks: failed({ kind: 'proxy-gone' }), silent: plainName },
  {
    id: 'proxy-busy',
    example: 'too many requests at once',
    speaks: failed({ kind: 'proxy-refused', code: 'busy', message: 'Busy.' }),
    silent: failed({ kind: 'proxy-refused', code: 'key', message: 'No.' }),
  },
  {
    id: 'proxy-refused',
    example: 'a page from before a restart',
    speaks: failed({ kind: 'proxy-refused', code: 'key', message: 'The key is old.' }),
    silent: failed({ kind: 'proxy-refused', code: 'busy', message: 'Busy.' }),
  },
  {
    id: 'plain-http-to-https-port',
    example: 'an API behind nginx, called with http at its https port',
    speaks: call(400, { url: 'http://api.example:8443/a', body: plainToTls }),
    silent: call(400, { url: 'https://api.example:8443/a', body: plainToTls }),
  },
];

/** A case for each rule about the way to the server. */
export const networkCases: readonly RuleCase[] = [
  ...nameCases,
  ...connectCases,
  ...certificateCases,
  ...tlsCases,
  ...clientCertificateCases,
  ...outerProxyCases,
  ...byteCases,
  ...proxyCases,
  detourTakenCase,
];
