import type { Certificate, Failure, TrustVerdict } from '#core/http/exchange.ts';
import type { TokenRun } from '#core/findings/finding.ts';
import { failedRun } from '../run-builder.ts';
import type { RuleCase } from './rule-case.ts';

/** 23 November 2026, noon. */
const nowMs = Date.UTC(2026, 10, 23, 12);
const otherName = 'ERR_TLS_CERT_ALTNAME_INVALID';

const leaf: Certificate = {
  subject: 'CN=as.example',
  issuer: 'CN=Company CA',
  altNames: ['as.example'],
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  sha256: 'ab'.repeat(32),
  serialNumber: '1',
  publicKey: 'RSA 2048 bits',
  pem: '',
};
const root: Certificate = { ...leaf, subject: 'CN=Company CA', issuer: 'CN=Company CA', altNames: [] };

type Wishes = {
  readonly chain?: readonly Partial<Certificate>[];
  readonly host?: string;
  readonly atMs?: number;
  readonly trust?: TrustVerdict;
  readonly failure?: Failure;
};

function untrusted(
  code: string,
  { chain = [{}], host = 'as.example', atMs = nowMs, trust, failure }: Wishes = {},
): TokenRun {
  const run = failedRun(failure ?? { kind: 'untrusted-certificate', code });
  const tls = {
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    alpn: undefined,
    trust: trust ?? { kind: 'untrusted' as const, code },
    chain: chain.map((each, index) => ({ ...(index === 0 ? leaf : root), ...each })),
  };
  const request = { ...run.exchange.request, url: `https://${host}/token` };
  return {
    ...run,
    exchange: { ...run.exchange, request, startedAtMs: atMs, peer: { address: '192.0.2.1', port: 443, tls } },
  };
}

const pin: Failure = { kind: 'pin-mismatch', pinnedSha256: 'cd'.repeat(32) };
const unknown = untrusted('SELF_SIGNED_CERT_IN_CHAIN', { chain: [{}, {}] });
const expired = { notAfter: '2026-11-11T00:00:00.000Z' };

/** A case for each rule about a certificate. */
export const certificateCases: readonly RuleCase[] = [
  {
    id: 'certificate-of-inspection',
    example: 'a certificate that Zscaler made',
    speaks: untrusted('UNABLE_TO_GET_ISSUER_CERT_LOCALLY', { chain: [{ issuer: 'CN=Zscaler Intermediate Root CA' }] }),
    silent: unknown,
  },
  {
    id: 'certificate-of-ingress',
    example: 'the built-in certificate of an ingress',
    speaks: untrusted('DEPTH_ZERO_SELF_SIGNED_CERT', {
      chain: [{ subject: 'O=Acme Co, CN=Kubernetes Ingress Controller Fake Certificate' }],
    }),
    silent: untrusted('DEPTH_ZERO_SELF_SIGNED_CERT'),
  },
  {
    id: 'certificate-without-names',
    example: 'a certificate with its name in the subject alone',
    speaks: untrusted(otherName, { chain: [{ altNames: [] }] }),
    silent: untrusted(otherName, { chain: [{ altNames: ['other.example'] }] }),
  },
  {
    id: 'certificate-wildcard-too-deep',
    example: '*.example for a.b.example',
    speaks: untrusted(otherName, { host: 'a.b.example', chain: [{ altNames: ['*.example'] }] }),
    silent: untrusted(otherName, { host: 'a.b.org', chain: [{ altNames: ['*.example'] }] }),
  },
  {
    id: 'certificate-not-for-address',
    example: 'an address in the URL',
    speaks: untrusted(otherName, { host: '192.0.2.1' }),
    silent: untrusted(otherName, { host: 'other.example' }),
  },
  {
    id: 'certificate-wrong-name',
    example: 'www.as.example for as.example',
    speaks: untrusted(otherName, { chain: [{ altNames: ['www.as.example'] }] }),
    silent: untrusted(otherName, { host: '192.0.2.1' }),
  },
  {
    id: 'certificate-self-signed-for-another',
    example: 'a certificate that another server made for itself',
    speaks: untrusted('DEPTH_ZERO_SELF_SIGNED_CERT', { chain: [{ altNames: ['other.example'] }] }),
    silent: untrusted('DEPTH_ZERO_SELF_SIGNED_CERT'),
  },
  {
    id: 'machine-clock-wrong',
    example: 'a machine whose clock says 1970',
    speaks: untrusted('CERT_NOT_YET_VALID', { atMs: 0 }),
    silent: untrusted('CERT_NOT_YET_VALID', { chain: [{ notBefore: '2026-12-01T00:00:00.000Z' }] }),
  },
  {
    id: 'certificate-expired',
    example: 'a certificate that ended twelve days before',
    speaks: untrusted('CERT_HAS_EXPIRED', { chain: [expired] }),
    silent: untrusted('CERT_HAS_EXPIRED', { chain: [{}, expired] }),
  },
  {
    id: 'authority-certificate-expired',
    example: 'an intermediate certificate that has ended',
    speaks: untrusted('CERT_HAS_EXPIRED', { chain: [{}, expired] }),
    silent: untrusted('CERT_HAS_EXPIRED', { chain: [expired, {}] }),
  },
  {
    id: 'certificate-not-yet-valid',
    example: 'a certificate that begins next week',
    speaks: untrusted('CERT_NOT_YET_VALID', { chain: [{ notBefore: '2026-12-01T00:00:00.000Z' }] }),
    silent: untrusted('CERT_HAS_EXPIRED', { chain: [expired] }),
  },
  {
    id: 'certificate-self-signed',
    example: 'a server that made its own certificate',
    speaks: untrusted('DEPTH_ZERO_SELF_SIGNED_CERT'),
    silent: unknown,
  },
  {
    id: 'certificate-authority-unknown',
    example: 'a certificate of the company’s own authority',
    speaks: unknown,
    silent: untrusted('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
  },
  {
    id: 'certificate-chain-incomplete',
    example: 'a server that sends its own certificate alone',
    speaks: untrusted('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    silent: untrusted('UNABLE_TO_GET_ISSUER_CERT_LOCALLY', { chain: [{}, {}] }),
  },
  {
    id: 'certificate-revoked',
    example: 'a certificate that was taken back',
    speaks: untrusted('CERT_REVOKED'),
    silent: unknown,
  },
  {
    id: 'certificate-too-weak',
    example: 'a key of 768 bits',
    speaks: untrusted('EE_KEY_TOO_SMALL', { chain: [{ publicKey: 'RSA 768 bits' }] }),
    silent: unknown,
  },
  {
    id: 'certificate-not-for-servers',
    example: 'a client’s certificate on a server',
    speaks: untrusted('INVALID_PURPOSE'),
    silent: unknown,
  },
  {
    id: 'certificate-chain-broken',
    example: 'a signature in the chain that is wrong',
    speaks: untrusted('CERT_SIGNATURE_FAILURE'),
    silent: unknown,
  },
  {
    id: 'certificate-untrusted',
    example: 'a reason that has no words here',
    speaks: untrusted('UNSPECIFIED'),
    silent: unknown,
  },
  {
    id: 'certificate-renewed',
    example: 'a pinned server with a new certificate that holds',
    speaks: untrusted('', { failure: pin, trust: { kind: 'untrusted', code: 'PIN_MISMATCH' } }),
    silent: untrusted('', { failure: pin, trust: { kind: 'untrusted', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } }),
  },
  {
    id: 'certificate-changed',
    example: 'a pinned server with another self-signed certificate',
    speaks: untrusted('', { failure: pin, trust: { kind: 'untrusted', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } }),
    silent: unknown,
  },
];
