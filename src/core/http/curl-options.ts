/** The short options of curl, each with its long name. */
export const shortOptions: ReadonlyMap<string, string> = new Map(
  words(`
  A user-agent b cookie c cookie-jar C continue-at d data D dump-header e referer E cert F form h help H header
  K config m max-time o output P ftp-port Q quote r range t telnet-option T upload-file u user U proxy-user w write-out
  x proxy X request y speed-time Y speed-limit z time-cond 0 http1.0 1 tlsv1 2 sslv2 3 sslv3 4 ipv4 6 ipv6 a append
  B use-ascii f fail g globoff G get i include I head j junk-session-cookies J remote-header-name k insecure
  l list-only L location M manual n netrc N no-buffer O remote-name p proxytunnel q disable R remote-time s silent
  S show-error v verbose V version Z parallel : next # progress-bar`).flatMap((letter, index, all) =>
    index % 2 === 0 ? [[letter, all[index + 1] ?? '']] : [],
  ),
);

/** The long options that take a word behind them. */
export const optionsWithValue: ReadonlySet<string> = new Set(
  words(`
  abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to
  continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode
  delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare
  etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port
  ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header help hostpubmd5 hostpubsha256 hsts interface
  ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options
  mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir
  parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert
  proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey
  proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey
  quote random-file range rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid
  service-name socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr
  telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii
  trace-config unix-socket upload-file url url-query user user-agent variable vlan-priority write-out`),
);

/** What only concerns curl’s output, its patience, or the version of HTTP: leaving it out changes no byte that matters. */
export const harmlessOptions: ReadonlySet<string> = new Set(
  words(`
  silent show-error verbose include fail fail-early fail-with-body no-progress-meter progress-bar output output-dir
  remote-name remote-name-all remote-header-name remote-time write-out dump-header stderr trace trace-ascii trace-time
  trace-config trace-ids styled-output create-dirs create-file-mode no-clobber remove-on-error no-buffer max-time
  connect-timeout expect100-timeout retry retry-delay retry-max-time retry-all-errors retry-connrefused speed-limit
  speed-time keepalive-time keepalive-cnt no-keepalive globoff basic http1.1 ipv4 ipv6 tcp-nodelay disable parallel
  parallel-immediate parallel-max rate limit-rate max-filesize xattr libcurl proto proto-redir raw path-as-is
  suppress-connect-headers disallow-username-in-url happy-eyeballs-timeout-ms no-sessionid`),
);

/** The long options without a value that are known and not harmless; beside them, `no-` may stand before each. */
const knownSwitches: ReadonlySet<string> = new Set(
  words(`
  anyauth append cert-status compressed compressed-ssh crlf digest doh-cert-status doh-insecure false-start
  form-escape get haproxy-protocol head http0.9 http1.0 http2 http2-prior-knowledge http3 http3-only
  ignore-content-length insecure junk-session-cookies list-only location location-trusted manual negotiate netrc
  netrc-optional next no-alpn ntlm ntlm-wb post301 post302 post303 proxy-anyauth proxy-basic proxy-digest
  proxy-insecure proxy-negotiate proxy-ntlm proxytunnel sslv2 sslv3 ssl ssl-no-revoke ssl-reqd tcp-fastopen tlsv1
  tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding use-ascii version ssl-allow-beast ca-native`),
);

/** The full name of a long option that may be shortened, as long as it stays clear which is meant. */
export function fullName(typed: string): string | undefined {
  if (isKnown(typed)) return typed;
  const beginning = [...allLong].filter((name) => name.startsWith(typed));
  return beginning.length === 1 ? beginning[0] : undefined;
}

function isKnown(name: string): boolean {
  return allLong.has(name) || (name.startsWith('no-') && allLong.has(name.slice(3)));
}

const allLong: ReadonlySet<string> = new Set([...optionsWithValue, ...harmlessOptions, ...knownSwitches]);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
