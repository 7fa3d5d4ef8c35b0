/** What a token can be signed with here (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2), the usual ones first. */
export const signingAlgorithms = [
  'ES256',
  'RS256',
  'PS256',
  'EdDSA',
  'HS256',
  'ES384',
  'ES512',
  'RS384',
  'RS512',
  'PS384',
  'PS512',
  'HS384',
  'HS512',
] as const;

export type SigningAlgorithm = (typeof signingAlgorithms)[number];
