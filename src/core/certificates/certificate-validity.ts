import type { CertificateFacts } from './certificate-facts.ts';

/** Whether a certificate holds at a time (RFC 5280 §4.1.2.5). */
export type CertificateValidity =
  | { readonly kind: 'valid'; readonly leftMs: number }
  | { readonly kind: 'expired'; readonly sinceMs: number }
  | { readonly kind: 'not-yet-valid'; readonly inMs: number };

/** Whether the certificate holds now; both of its ends belong to it, and its seconds are whole. */
export function certificateValidity(
  { notBeforeMs, notAfterMs }: Pick<CertificateFacts, 'notBeforeMs' | 'notAfterMs'>,
  nowMs: number,
): CertificateValidity {
  if (nowMs < notBeforeMs) return { kind: 'not-yet-valid', inMs: notBeforeMs - nowMs };
  if (nowMs > notAfterMs) return { kind: 'expired', sinceMs: nowMs - notAfterMs };
  return { kind: 'valid', leftMs: notAfterMs - nowMs };
}
