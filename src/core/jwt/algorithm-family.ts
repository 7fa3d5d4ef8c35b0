import { type SigningAlgorithm, signingAlgorithms } from './signing-algorithms.ts';

/**
 * The other algorithms of a list that the same key can sign with: an RSA key all of RS and PS, a secret all of HS (RFC
 * 7518 §3.1). A key on a curve has one algorithm only.
 */
export function otherAlgorithms(alg: string, listed: readonly string[]): readonly SigningAlgorithm[] {
  return signingAlgorithms.filter((each) => each !== alg && listed.includes(each) && familyOf(each) === familyOf(alg));
}

function familyOf(alg: string): string {
  if (/^[RP]S\d/.test(alg)) return 'RSA';
  return /^HS\d/.test(alg) ? 'secret' : alg;
}
