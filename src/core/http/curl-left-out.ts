/** Why an option of curl is not taken over, and where in this page the same can be done. */
export function leftOutReason(name: string): string {
  return reasons.get(name) ?? 'Nothing here does the same.';
}

const ownKey = 'A page reads no files: a client certificate and its key have to be given here by hand.';
const otherProof = 'Another way for the client to prove itself than OAuth knows.';
const ownRoute = 'It changes the way to the server, which is chosen here by hand.';
const authority =
  'A page reads no files: the certificate is shown when the server presents it, and can be trusted then.';
const files = 'Parts of a multipart form; a token request is a plain form (RFC 6749 Appendix B).';

const reasons: ReadonlyMap<string, string> = new Map([
  ...each(['cert', 'key', 'cert-type', 'key-type', 'pass', 'engine'], ownKey),
  ...each(['cacert', 'capath', 'pinnedpubkey', 'crlfile', 'ca-native'], authority),
  ...each(['proxy', 'proxy-user', 'preproxy', 'proxy1.0', 'noproxy', 'socks4', 'socks4a', 'socks5'], ownRoute),
  ...each(['socks5-hostname', 'proxytunnel', 'proxy-header', 'proxy-insecure', 'proxy-cacert'], ownRoute),
  ...each(['resolve', 'connect-to', 'interface', 'unix-socket', 'doh-url', 'dns-servers'], ownRoute),
  ...each(['digest', 'ntlm', 'ntlm-wb', 'negotiate', 'anyauth', 'aws-sigv4', 'netrc', 'netrc-file'], otherProof),
  ...each(['form', 'form-string'], files),
  ...each(['location', 'location-trusted'], 'A redirect is shown here and never followed.'),
  ...each(['http2', 'http2-prior-knowledge', 'http3', 'http3-only', 'http1.0'], 'The proxy speaks HTTP/1.1.'),
  ['compressed', 'The answer is asked for as it is, so that every byte of it can be shown.'],
  ['tr-encoding', 'The answer is asked for as it is, so that every byte of it can be shown.'],
  ['config', 'A page reads no files: paste what stands in it.'],
  ['upload-file', 'A page reads no files.'],
  ['request-target', 'The target of the request follows from the URL.'],
]);

function each(names: readonly string[], reason: string): readonly (readonly [string, string])[] {
  return names.map((name) => [name, reason]);
}
