import { calculateJwkThumbprint } from 'jose';
import type { JsonObject } from '../jwt/decode.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { publicJwk } from './public-jwk.ts';

/**
 * A certificate as a server takes it in the client's `jwks` for `self_signed_tls_client_auth` (RFC 8705 §2.2.2): its
 * public key with `x5c` (RFC 7517 §4.7) and `x5t#S256` (§4.9). Undefined where the browser does not know the kind of key.
 */
export async function certificateJwk({ key, pem, thumbprints }: CertificateFacts): Promise<JsonObject | undefined> {
  const jwk = await publicJwk(key);
  const der = pem.replaceAll(/-----[^-]+-----|\s/g, '');
  if (jwk === undefined) return undefined;
  const kid = await calculateJwkThumbprint({ ...jwk, kty: String(jwk['kty']) });
  return { ...jwk, kid, use: 'sig', x5c: [der], 'x5t#S256': thumbprints.x5tS256 };
}
