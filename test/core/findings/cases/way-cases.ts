import type { ClientCertificateFault } from '#core/http/client-certificate.ts';
import type { Failure, OuterProxyFault } from '#core/http/exchange.ts';
import { failed } from '../failed-run.ts';
import type { RuleCase } from './rule-case.ts';

const unfit = (code: ClientCertificateFault, detail = 'as.example:443') =>
  failed({ kind: 'client-certificate', code, detail });
const unfitCase = (id: string, example: string, code: ClientCertificateFault, detail?: string): RuleCase => ({
  id,
  example,
  speaks: unfit(code, detail),
  silent: unfit(code === 'not-usable' ? 'key-unreadable' : 'not-usable', 'ERR_SSL_EE_KEY_TOO_SMALL'),
});

/** The client's certificate cannot be used. */
export const clientCertificateCases: readonly RuleCase[] = [
  unfitCase('client-certificate-for-other-host', 'one for another port', 'other-host', 'as.example:8443'),
  unfitCase('client-certificate-without-tls', 'a URL with http', 'not-https'),
  unfitCase('client-certificate-to-unverified-server', 'a server that is not verified', 'verification-off'),
  unfitCase('client-certificate-unreadable', 'a PKCS#12 file', 'certificate-unreadable', 'NO_PEM'),
  unfitCase('client-key-is-public', 'a public key', 'key-is-public', ''),
  unfitCase('client-key-unreadable', 'a key without its last line', 'key-unreadable', 'NO_PEM'),
  unfitCase('client-key-wants-passphrase', 'an encrypted key', 'passphrase-missing', ''),
  unfitCase('client-key-passphrase-wrong', 'another passphrase', 'passphrase-wrong', 'ERR_OSSL_BAD_DECRYPT'),
  unfitCase('client-certificate-not-first', 'a chain upside down', 'leaf-not-first', 'CN=Test Authority'),
  unfitCase('client-key-of-another-certificate', 'the old key', 'key-of-another-certificate', 'CN=machine'),
  unfitCase('client-certificate-expired', 'a certificate of last year', 'expired', '2025-12-31T00:00:00.000Z'),
  unfitCase('client-certificate-not-yet-valid', 'one of next year', 'not-yet-valid', '2027-01-01T00:00:00.000Z'),
  unfitCase('client-certificate-not-usable', '512 bits of RSA', 'not-usable', 'ERR_SSL_EE_KEY_TOO_SMALL'),
];

const stopped = (code: OuterProxyFault, detail: string) =>
  failed({ kind: 'outer-proxy', proxy: 'proxy.company.org:3128', code, detail });
const outerCase = (id: string, example: string, code: OuterProxyFault, detail: string): RuleCase => ({
  id,
  example,
  speaks: stopped(code, detail),
  silent: stopped(code === 'closed' ? 'refused' : 'closed', 'EOF'),
});

/** The proxy of the machine's network does not let the connection through. */
export const outerProxyCases: readonly RuleCase[] = [
  {
    ...outerCase('outer-proxy-unusable', 'a SOCKS proxy', 'unusable', 'ALL_PROXY'),
    speaks: failed({ kind: 'outer-proxy', proxy: 'ALL_PROXY', code: 'unusable', detail: 'ALL_PROXY' }),
  },
  outerCase('outer-proxy-is-grantscope', 'the page’s own port as proxy', 'address-refused', 'own-port'),
  outerCase('outer-proxy-not-found', 'a company’s proxy, away from the company', 'name-not-found', 'ENOTFOUND'),
  outerCase('outer-proxy-not-listening', 'a proxy that is not running', 'refused', '192.0.2.1'),
  outerCase('outer-proxy-unreachable', 'a proxy behind the VPN', 'unreachable', 'EHOSTUNREACH'),
  outerCase('outer-proxy-timed-out', 'a proxy that is silent', 'timeout', 'tunnel'),
  outerCase('outer-proxy-hung-up', 'a proxy that wants TLS', 'closed', 'EOF'),
  outerCase(
    'outer-proxy-speaks-otherwise',
    'a SOCKS proxy in place of an HTTP one',
    'not-a-proxy',
    'SSH-2.0-OpenSSH_9',
  ),
  outerCase(
    'outer-proxy-wants-credentials',
    'a proxy with names and passwords',
    'credentials-missing',
    'HTTP/1.1 407 Proxy Authentication Required',
  ),
  outerCase(
    'outer-proxy-rejects-credentials',
    'an old password of the proxy',
    'credentials-rejected',
    'HTTP/1.1 407 Proxy Authentication Required',
  ),
  outerCase(
    'outer-proxy-cannot-reach',
    'an internal name, asked of the proxy',
    'server-not-reached',
    'HTTP/1.1 503 Service Unavailable',
  ),
  outerCase('outer-proxy-refuses-tunnel', 'port 8443 behind Squid', 'tunnel-refused', 'HTTP/1.1 403 Forbidden'),
];

const connectTo = { host: 'staging.company.org', port: 8443 };
const detourCase = (id: string, example: string, failure: Failure): RuleCase => ({
  id,
  example,
  speaks: failed(failure, undefined, { detour: { connectTo } }),
  silent: failed(failure, undefined, { detour: { serverName: 'other.company.org' } }),
});

/** The place that was chosen in the URL's stead is not reached; each stands first among the rules of its kind. */
export const detourCases = {
  dns: detourCase('detour-not-found', 'staging without the VPN', {
    kind: 'dns',
    host: 'staging.company.org',
    code: 'ENOTFOUND',
  }),
  refused: detourCase('detour-refused', 'a port where nobody listens', { kind: 'refused', address: '192.0.2.1' }),
  unreachable: detourCase('detour-unreachable', 'an address of another network', {
    kind: 'unreachable',
    address: '192.0.2.1',
    code: 'EHOSTUNREACH',
  }),
  timeout: detourCase('detour-timed-out', 'an address that nobody has', {
    kind: 'timeout',
    phase: 'connect',
    limitMs: 10_000,
  }),
  addressRefused: detourCase('detour-not-called', '169.254.169.254 in place of the server', {
    kind: 'address-refused',
    address: '169.254.169.254',
    rule: 'link-local',
  }),
} as const;

/** Another server than the URL's answered; it stands last of all that is said of the connection. */
export const detourTakenCase: RuleCase = {
  id: 'detour-taken',
  example: 'a port that speaks plain http, dialled for https',
  speaks: failed({ kind: 'tls', code: 'not-tls', detail: '' }, undefined, { detour: { connectTo } }),
  silent: failed({ kind: 'tls', code: 'not-tls', detail: '' }),
};
