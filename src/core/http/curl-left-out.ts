/** Why an option of curl is not taken over, and where in this page the same can be done. */
export function leftOutReason(name: string): string {
  return reasons.get(name) ?? 'Nothing here does the same.';
}

const otherProof = 'Another way for the client to prove itself than OAuth knows.';
const ownRoute = 'It changes the way to the server, which is chosen here by hand.';
const outerProxy =
  'Which proxy lies between is up to the machine: HTTPS_PROXY and NO_PROXY where Grantscope was started. The Connection tab shows it.';
const authority =
  'A page reads no files: the certificate is shown when the server presents it, and can be trusted then.';
const http2 =
  'The proxy speaks HTTP/1.1, and the browser settles the version by itself. A server that speaks HTTP/2 alone is recognised, and said.';
const files = 'Parts of a multipart form; a token request is a plain form (RFC 6749 Appendix B).';

const authorityOptions = ['cacert', 'capath', 'pinnedpubkey', 'crlfile'];
const routeOptions = ['interface', 'unix-socket', 'abstract-unix-socket', 'doh-url', 'dns-servers'];
const proxyOptions = [
  'proxy',
  'proxy-user',
  'preproxy',
  'proxy1.0',
  'noproxy',
  'socks4',
  'socks4a',
  'socks5',
  'socks5-hostname',
  'proxytunnel',
  'proxy-header',
  'proxy-insecure',
  'proxy-cacert',
];

const reasons: ReadonlyMap<string, string> = new Map([
  ...each(authorityOptions, authority),
  ['ca-native', authority],
  ...each(proxyOptions, outerProxy),
  ...each(routeOptions, ownRoute),
  ...each(['digest', 'ntlm', 'ntlm-wb', 'negotiate', 'anyauth', 'aws-sigv4', 'netrc', 'netrc-file'], otherProof),
  ...each(['form', 'form-string'], files),
  ...each(['location', 'location-trusted'], 'A redirect is shown here and never followed.'),
  ...each(['http2', 'http2-prior-knowledge'], http2),
  ...each(['http3', 'http3-only', 'http1.0'], 'The proxy speaks HTTP/1.1.'),
  ['compressed', 'The answer is asked for as it is, so that every byte of it can be shown.'],
  ['tr-encoding', 'The answer is asked for as it is, so that every byte of it can be shown.'],
  ['config', 'A page reads no files: paste what stands in it.'],
  ['upload-file', 'A page reads no files.'],
  ['request-target', 'The target of the request follows from the URL.'],
]);

/** What names a client certificate and its key. */
export const identityOptions: ReadonlySet<string> = new Set(['cert', 'key', 'cert-type', 'key-type', 'pass', 'engine']);

const confirmed: ReadonlySet<string> = new Set([
  ...authorityOptions,
  ...proxyOptions,
  ...routeOptions,
  'config',
  'upload-file',
  'netrc',
  'netrc-file',
]);

/** Whether leaving this option out changes what is sent, whom it reaches, or who vouches for that. */
export function isToConfirm(name: string): boolean {
  return confirmed.has(name);
}

function each(names: readonly string[], reason: string): readonly (readonly [string, string])[] {
  return names.map((name) => [name, reason]);
}
