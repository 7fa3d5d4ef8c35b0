import type { CertificateFault } from './playground-faults.ts';

/**
 * What the server says of itself in the page's `<meta name="grantscope">`. A page from a static host has none:
 * then there is no proxy and no playground, and nothing is probed.
 */
export type Surroundings = {
  readonly proxy: boolean;
  readonly playground: PlaygroundAddresses | undefined;
};

export type PlaygroundAddresses = {
  /** For example `https://localhost:8443`, without a slash at the end. */
  readonly httpsOrigin: string;
  readonly httpOrigin: string;
  /** SHA-256 of the playground's certificate, lower-case hex. */
  readonly certificateSha256: string;
  /** Origins over https that show a certificate with a fault, as far as their ports could be had. */
  readonly certificateFaults?: Readonly<Partial<Record<CertificateFault, string>>>;
};
