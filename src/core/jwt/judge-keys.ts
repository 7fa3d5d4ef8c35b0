import { type CandidateKey, keyFacts, textOf } from './key-facts.ts';
import { keyFault, keyOperations } from './key-fault.ts';
import { keyWeakness, type KeySizes } from './key-weakness.ts';
import type { ExcludedKey, KeyTest } from './verdict.ts';

/** What an algorithm asks of its key (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864, RFC 9964). */
export type KeyWanted = KeySizes & { readonly kty: string; readonly crv: string | undefined };

const rsa: KeyWanted = { kty: 'RSA', crv: undefined, leastBits: 2048, mostBits: 16_384 };
const curve = (kty: string, crv: string): KeyWanted => ({ kty, crv, leastBits: undefined, mostBits: undefined });
const secret = (leastBits: number): KeyWanted => ({ kty: 'oct', crv: undefined, leastBits, mostBits: undefined });
const lattice: KeyWanted = { kty: 'AKP', crv: undefined, leastBits: undefined, mostBits: undefined };

const wantedBy: ReadonlyMap<string, KeyWanted> = new Map([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((alg) => [alg, rsa] as const),
  ['ES256', curve('EC', 'P-256')],
  ['ES384', curve('EC', 'P-384')],
  ['ES512', curve('EC', 'P-521')],
  ['EdDSA', curve('OKP', 'Ed25519')],
  ['Ed25519', curve('OKP', 'Ed25519')],
  ['HS256', secret(256)],
  ['HS384', secret(384)],
  ['HS512', secret(512)],
  ...['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'].map((alg) => [alg, lattice] as const),
]);

/** What an algorithm asks of its key, or undefined where it cannot be checked here. */
export function keyWantedBy(alg: string): KeyWanted | undefined {
  return wantedBy.get(alg);
}

export type Judged = {
  /** Keys that may speak for the token, the likeliest first; never more than are tried. */
  readonly fitting: readonly CandidateKey[];
  /** How many fit in all: more than one where the token does not say which. */
  readonly fittingCount: number;
  /** The keys that failed a test, as many as are worth listing. */
  readonly excluded: readonly ExcludedKey[];
  readonly excludedCount: number;
};

const mostTried = 16;
const mostListed = 200;
/** Characters of what a key or a token says of itself. */
const mostShown = 120;

type TokenSays = {
  readonly alg: string;
  readonly kid: string | undefined;
  /** Whether another kid excludes a key, or only puts it behind the others. */
  readonly kidDecides: boolean;
};

/**
 * Chooses among the keys before any of them is imported, and says for each that is left out which tests it fails (RFC
 * 7515 §4.1.4, RFC 7517 §4; security.md T48). A key without a kid may be meant by any kid.
 */
export function judgeKeys(keys: readonly CandidateKey[], token: TokenSays, wanted: KeyWanted): Judged {
  const fitting: CandidateKey[] = [];
  const excluded: ExcludedKey[] = [];
  let excludedCount = 0;
  for (const key of keys) {
    const failed = isOther(key, token) && excludedCount >= mostListed ? undefined : failedTests(key, token, wanted);
    if (failed?.length === 0) fitting.push(key);
    else if (++excludedCount <= mostListed) excluded.push({ key: keyFacts(key), failed: failed ?? [] });
  }
  const rank = ({ jwk }: CandidateKey) =>
    (token.kid !== undefined && textOf(jwk, 'kid') === token.kid ? 0 : 2) + (Object.hasOwn(jwk, 'alg') ? 0 : 1);
  const best = fitting.toSorted((one, other) => rank(one) - rank(other)).slice(0, mostTried);
  return { fitting: best, fittingCount: fitting.length, excluded, excludedCount };
}

/** The quick test: in a large set it leaves out nearly all. */
function isOther({ jwk }: CandidateKey, { kid, kidDecides }: TokenSays): boolean {
  const own = textOf(jwk, 'kid');
  return kidDecides && kid !== undefined && own !== undefined && own !== kid;
}

type Failed = ExcludedKey['failed'][number];

function failedTests(key: CandidateKey, token: TokenSays, wanted: KeyWanted): readonly Failed[] {
  const { kid, kty, crv, alg, use } = keyFacts(key);
  const failed: Failed[] = [];
  const fail = (test: KeyTest, want: string, found: string) =>
    failed.push({ test, wanted: want.slice(0, mostShown), found: found.slice(0, mostShown) });
  const fault = keyFault(key);
  if (fault !== undefined) fail('readable', 'a whole key', fault);
  if (isOther(key, token)) fail('kid', token.kid ?? '', kid ?? '');
  if (kty !== wanted.kty) fail('kty', wanted.kty, kty ?? 'none');
  else if (wanted.crv !== undefined && crv !== wanted.crv) fail('crv', wanted.crv, crv ?? 'none');
  if (alg !== undefined && !sameAlgorithm(alg, token.alg)) fail('alg', token.alg, alg);
  if (use !== undefined && use !== 'sig') fail('use', 'sig', use);
  const operations = keyOperations(key);
  if (operations !== undefined && !operations.includes('verify') && !operations.includes('sign')) {
    fail('key_ops', 'verify', operations.join(', ') || 'none');
  }
  const weakness = fault === undefined && kty === wanted.kty ? keyWeakness(key, wanted) : undefined;
  if (weakness !== undefined) fail('strength', weakness.wanted, weakness.found);
  return failed;
}

/** `EdDSA` with an Ed25519 key and `Ed25519` are one algorithm under two names (RFC 9864 §2.2). */
function sameAlgorithm(one: string, other: string): boolean {
  const name = (alg: string) => (alg === 'EdDSA' ? 'Ed25519' : alg);
  return name(one) === name(other);
}
