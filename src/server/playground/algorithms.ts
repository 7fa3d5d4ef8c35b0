/** What the JWTs of clients may be signed with, their assertions by key and DPoP proofs (RFC 7518 §3.1, RFC 9864). */
export const clientAssertionAlgs = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'Ed25519',
  'EdDSA',
] as const;

/** The same for assertions signed with the secret. */
export const secretAssertionAlgs = ['HS256', 'HS384', 'HS512'] as const;
