import { claimTable, headerTable } from './registered-names.ts';

/** What a claim or header parameter is: a few words, what it means, and the section that says so. */
export type NameFacts = {
  readonly title: string;
  readonly meaning: string;
  readonly source: { readonly label: string; readonly url: string };
};

/** Facts about a claim, or undefined where it is none of the registered ones explained here. */
export function claimFacts(name: string): NameFacts | undefined {
  return claimTable.get(name);
}

/** Facts about a header parameter of a JWS or JWE, or undefined where it is not a registered one. */
export function headerFacts(name: string): NameFacts | undefined {
  return headerTable.get(name);
}

const algorithms: ReadonlyMap<string, string> = new Map([
  ['none', 'no signature at all'],
  ['HS256', 'HMAC with SHA-256, a shared secret'],
  ['HS384', 'HMAC with SHA-384, a shared secret'],
  ['HS512', 'HMAC with SHA-512, a shared secret'],
  ['RS256', 'RSA (PKCS #1 v1.5) with SHA-256'],
  ['RS384', 'RSA (PKCS #1 v1.5) with SHA-384'],
  ['RS512', 'RSA (PKCS #1 v1.5) with SHA-512'],
  ['PS256', 'RSA-PSS with SHA-256'],
  ['PS384', 'RSA-PSS with SHA-384'],
  ['PS512', 'RSA-PSS with SHA-512'],
  ['ES256', 'ECDSA on P-256 with SHA-256'],
  ['ES384', 'ECDSA on P-384 with SHA-384'],
  ['ES512', 'ECDSA on P-521 with SHA-512'],
  ['ES256K', 'ECDSA on secp256k1 with SHA-256'],
  ['EdDSA', 'EdDSA, the curve told by the key'],
  ['Ed25519', 'EdDSA on Ed25519'],
  ['Ed448', 'EdDSA on Ed448'],
  ['ML-DSA-44', 'ML-DSA-44, made to withstand quantum computers'],
  ['ML-DSA-65', 'ML-DSA-65, made to withstand quantum computers'],
  ['ML-DSA-87', 'ML-DSA-87, made to withstand quantum computers'],
  ['RSA-OAEP', 'key encrypted with RSA-OAEP'],
  ['RSA-OAEP-256', 'key encrypted with RSA-OAEP and SHA-256'],
  ['RSA1_5', 'key encrypted with RSA (PKCS #1 v1.5)'],
  ['ECDH-ES', 'key agreed by ECDH-ES'],
  ['dir', 'a shared key used directly'],
]);

/** A registered `alg` value in short words (RFC 7518 §3.1 and §4.1 and their successors), or undefined. */
export function algFacts(alg: string): string | undefined {
  return algorithms.get(alg);
}
