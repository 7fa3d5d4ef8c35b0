import type { KeySet } from './key-set.ts';
import { parsePublicSigningKey, parseSigningKey } from './signing-key.ts';

/**
 * The keys as members of the state file. `signingKey` is where earlier versions have the one key that they know, so
 * each version reads the other's file.
 */
export function savedKeys({ signing, ...rest }: KeySet): Readonly<Record<string, unknown>> {
  const [signingKey, ...otherSigningKeys] = signing;
  return { signingKey, otherSigningKeys, ...rest };
}

/** The keys out of a state file of this or an earlier version, or undefined when a part of them is damaged. */
export function parseSavedKeys(file: Readonly<Record<string, unknown>>): KeySet | undefined {
  const { signingKey, otherSigningKeys = [], retired = [], withdrawn = [], rotatedAtMs = 0 } = file;
  const signing = parseAll(otherSigningKeys, parseSigningKey);
  const first = parseSigningKey(signingKey);
  const old = parseAll(retired, parsePublicSigningKey);
  const kids = parseAll(withdrawn, (kid) => (typeof kid === 'string' ? kid : undefined));
  if (first?.alg !== 'ES256' || signing === undefined || old === undefined || kids === undefined) return undefined;
  if (typeof rotatedAtMs !== 'number') return undefined;
  return { signing: [first, ...signing], retired: old, withdrawn: kids, rotatedAtMs };
}

function parseAll<T>(list: unknown, parse: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const parsed = list.map(parse).filter((item) => item !== undefined);
  return parsed.length === list.length ? parsed : undefined;
}
