import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Whom the proxy believes, ready for connections, and where the list comes from, in words for the reader. */
export type Authorities = {
  readonly context: SecureContext;
  readonly label: string;
  /** The same with a certificate of the client, for one connection. Throws where the library does not take the pair. */
  readonly contextWith: (client: { readonly cert: string; readonly key: string }) => SecureContext;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where systems keep the certificates they trust: Debian, Fedora, openSUSE, Alpine and macOS. */
const bundlePaths = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * Node's list, `NODE_EXTRA_CA_CERTS`, and this machine's own bundle where one is found: a company's CA that
 * browsers and curl accept is accepted here as well. A file that cannot be read is left out, also from the label.
 */
export function loadAuthorities(environment: Environment): Authorities {
  const extra = readBundle('NODE_EXTRA_CA_CERTS', environment['NODE_EXTRA_CA_CERTS']);
  const machine = [environment['SSL_CERT_FILE'], ...bundlePaths]
    .map((path) => readBundle(path ?? '', path))
    .find((bundle) => bundle !== undefined);
  const bundles = [extra, machine].filter((bundle) => bundle !== undefined);
  const ca = [...new Set([...rootCertificates, ...bundles.flatMap(({ certificates }) => certificates)])];
  return {
    context: createSecureContext({ ca, minVersion: 'TLSv1.2' }),
    contextWith: (client) => createSecureContext({ ca, minVersion: 'TLSv1.2', ...client }),
    label: ["Node's list", ...bundles.map(({ label }) => label)].join(', '),
  };
}

type Bundle = { readonly label: string; readonly certificates: readonly string[] };

function readBundle(label: string, path: string | undefined): Bundle | undefined {
  if (path === undefined || path === '') return undefined;
  try {
    const certificates = readFileSync(path, 'utf8').match(pemBlock);
    return certificates === null ? undefined : { label, certificates };
  } catch {
    return undefined;
  }
}

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
