import type { JsonObject } from './decode.ts';
import { callTable } from './registered-names-calls.ts';
import { deviceTable } from './registered-names-devices.ts';
import { federationTable } from './registered-names-federation.ts';
import { encryptedHeaderTable, signedHeaderTable, typedHeaderTables } from './registered-names-header.ts';
import { openIdTable } from './registered-names-openid.ts';
import { peopleTable } from './registered-names-people.ts';
import { rareTable } from './registered-names-rare.ts';
import { claimTable, confirmationTable, dpopProofTable, ownNameFacts } from './registered-names.ts';
import { vendorFacts, vendorOf } from './vendor-names.ts';

/** What a claim or header parameter is: a few words, what it means, and the section that says so. */
export type NameFacts = {
  readonly title: string;
  readonly meaning: string;
  readonly source: { readonly label: string; readonly url: string };
  /** Whose authorization server gives the name this meaning; absent where a specification does. */
  readonly vendor?: string;
};

/**
 * Facts about a claim, or undefined where it is none of those explained here. With the other claims of the token a
 * name is explained as the vendor means it whose token it seems to be: `ver`, `azp` and `scp` differ between them.
 */
export function claimFacts(name: string, context?: { readonly claims: JsonObject }): NameFacts | undefined {
  return (
    (context && factsInContext(name, context.claims)) ??
    registered(name) ??
    (/^(https?:\/\/|urn:)./i.test(name) ? ownNameFacts : undefined)
  );
}

const registeredTables = [claimTable, openIdTable, rareTable, callTable, deviceTable, peopleTable, federationTable];

function registered(name: string): NameFacts | undefined {
  return registeredTables.find((table) => table.has(name))?.get(name);
}

function factsInContext(name: string, claims: JsonObject): NameFacts | undefined {
  if (claims['htm'] !== undefined && claims['htu'] !== undefined) return dpopProofTable.get(name);
  const vendor = vendorOf(claims);
  return vendor === undefined ? undefined : vendorFacts(vendor, name);
}

/** Facts about a member of the `cnf` claim (RFC 7800 §3, RFC 8705 §3.1, RFC 9449 §6.1), or undefined. */
export function confirmationFacts(name: string): NameFacts | undefined {
  return confirmationTable.get(name);
}

/**
 * Facts about a header parameter, or undefined where it is not a registered one. With the whole header it is told
 * whether the token is encrypted (it has `enc`) and what its `typ` is, on which some meanings depend.
 */
export function headerFacts(name: string, context?: { readonly header: JsonObject }): NameFacts | undefined {
  if (context === undefined) return signedHeaderTable.get(name) ?? encryptedHeaderTable.get(name);
  const { typ, enc } = context.header;
  const type = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : '';
  const table = enc === undefined ? signedHeaderTable : encryptedHeaderTable;
  return typedHeaderTables.get(type)?.get(name) ?? table.get(name);
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
