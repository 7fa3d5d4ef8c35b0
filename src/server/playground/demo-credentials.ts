import { X509Certificate } from 'node:crypto';
import type { DemoCredential } from '#core/contract/playground-client-keys.ts';
import { isDueForRenewal, parseCertificateAndKey } from './certificates.ts';
import { type ClientCertificates, makeClientCertificates } from './client-certificates.ts';
import { makeSigningKey, parseSigningKey, type SigningKey } from './signing-key.ts';

/** What the playground made for the clients that prove themselves with a demo key or a demo certificate. */
export type DemoCredentials = ClientCertificates & {
  /** Signs the assertions of `key-server`, with ES256. */
  readonly key: SigningKey;
};

/** The clients with a demo credential. */
export const demoClientIds = { key: 'key-server', issued: 'mtls-server', selfSigned: 'self-signed-server' } as const;

/** Makes all of them anew. */
export async function makeDemoCredentials(nowMs: number): Promise<DemoCredentials> {
  return { key: await makeSigningKey('ES256'), ...makeClientCertificates(demoClientIds, nowMs) };
}

/** These, with certificates that do not end soon; the same object where none does. */
export function renewDemoCredentials(demo: DemoCredentials, nowMs: number): DemoCredentials {
  const pems = [demo.authorityPem, demo.issued.certificatePem, demo.selfSigned.certificatePem];
  if (!pems.some((pem) => isDueForRenewal(pem, nowMs))) return demo;
  return { key: demo.key, ...makeClientCertificates(demoClientIds, nowMs) };
}

/** What this client proves itself with, the private part included; undefined for a client without a demo credential. */
export function demoCredentialOf(demo: DemoCredentials, clientId: string): DemoCredential | undefined {
  if (clientId === demoClientIds.key) return { kind: 'key', jwk: demo.key };
  if (clientId === demoClientIds.issued) return { kind: 'certificate', ...demo.issued };
  return clientId === demoClientIds.selfSigned ? { kind: 'certificate', ...demo.selfSigned } : undefined;
}

/** The demo credentials of a state file, or undefined where an earlier version wrote it or a part is damaged. */
export function parseDemoCredentials(value: unknown): DemoCredentials | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const saved = value as Partial<Record<keyof DemoCredentials, unknown>>;
  const key = parseSigningKey(saved.key);
  const issued = parseCertificateAndKey(saved.issued);
  const selfSigned = parseCertificateAndKey(saved.selfSigned);
  if (key?.alg !== 'ES256' || issued === undefined || selfSigned === undefined) return undefined;
  const { authorityPem } = saved;
  if (typeof authorityPem !== 'string' || !isIssuerOf(authorityPem, issued.certificatePem)) return undefined;
  return { key, authorityPem, issued, selfSigned };
}

function isIssuerOf(authorityPem: string, certificatePem: string): boolean {
  try {
    return new X509Certificate(certificatePem).verify(new X509Certificate(authorityPem).publicKey);
  } catch {
    return false;
  }
}
