import type { TLSSocket } from 'node:tls';
import type { ClientCertificateUse } from '#core/http/client-certificate.ts';
import type { Identity } from './client-identity.ts';

/**
 * Whether the server asked for a certificate, and whether ours was shown. On the client's side the signature algorithms
 * in common are those of the server's question (RFC 8446 §4.3.2, RFC 5246 §7.4.4), so there are none where it did not
 * ask; that is all of the question that Node lets be seen.
 */
export function certificateUse(
  socket: TLSSocket,
  identity: Extract<Identity, { kind: 'ready' }> | undefined,
  isTrusted: boolean,
): ClientCertificateUse {
  const algorithms = socket.getSharedSigalgs();
  const asked = algorithms.length > 0;
  if (identity === undefined) return { asked, presented: false };
  const accepted = kinds[identity.keyType ?? ''];
  const isAccepted = accepted === undefined || algorithms.some((algorithm) => accepted.test(algorithm));
  return { asked, held: identity.held, presented: asked && isTrusted && isAccepted };
}

/** The algorithms that a key of this kind signs with, by the library's names. */
const kinds: Readonly<Record<string, RegExp>> = {
  rsa: /^RSA/,
  'rsa-pss': /^RSA-PSS/,
  ec: /^ECDSA/,
  ed25519: /^Ed25519/,
  ed448: /^Ed448/,
};
