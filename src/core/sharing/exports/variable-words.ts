import type { SecretVariable } from '../code/program-plan.ts';

const made: Readonly<Record<string, string>> = {
  ACCESS_TOKEN: 'the access token that the token request brings',
  CLIENT_ASSERTION: 'a client assertion, a JWT signed anew for each request (RFC 7523 §3)',
  DPOP_PROOF: 'a DPoP proof, signed anew for each request (RFC 9449 §4.2)',
};

/** What a variable has to hold, as a phrase. */
export function meaningOf(name: string, variables: readonly SecretVariable[]): string {
  const known = variables.find((each) => each.name === name)?.meaning ?? made[name];
  if (known !== undefined) return known;
  const plain = name.replace(/_ENCODED$/, '');
  return plain === name ? 'a secret' : `${meaningOf(plain, variables)}, encoded as it stands at that place`;
}
