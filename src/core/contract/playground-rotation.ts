import { asOneOf, asRecord, asString, asStrings, unknownKey } from './parse-record.ts';
import type { PlaygroundAlg } from './playground-clients.ts';

/** The algorithms with a key pair; HS256 has none. */
export const keyPairAlgs = ['ES256', 'RS256', 'PS256', 'EdDSA'] as const satisfies readonly PlaygroundAlg[];

/** The body of POST /__playground/v1/rotate-key. */
export type RotateKeyOrder = {
  /** Whether the keys that signed until now stay in the JWKS. */
  readonly keepOld: boolean;
};

/** The order in a body, or undefined when it is none. */
export function parseRotateKeyOrder(value: unknown): RotateKeyOrder | undefined {
  const record = asRecord(value);
  if (record === undefined || unknownKey(record, ['keepOld']) !== undefined) return undefined;
  const { keepOld } = record;
  return typeof keepOld === 'boolean' ? { keepOld } : undefined;
}

/** The answer to it. Every algorithm has a key of its own, and all of them were replaced. */
export type RotatedKey = {
  /** The key that signs ES256 from now on. */
  readonly kid: string;
  /** All the keys that sign from now on. */
  readonly signing: readonly { readonly alg: (typeof keyPairAlgs)[number]; readonly kid: string }[];
  /** The `kid` of each key that is in the JWKS now. */
  readonly published: readonly string[];
};

/** The server's answer, or undefined when it is none. */
export function parseRotatedKey(value: unknown): RotatedKey | undefined {
  const record = asRecord(value);
  const kid = asString(record?.['kid']);
  const published = asStrings(record?.['published']);
  const signing: unknown = record?.['signing'];
  if (kid === undefined || published === undefined || !Array.isArray(signing)) return undefined;
  const keys = signing.map(parseSigningKey).filter((key) => key !== undefined);
  return keys.length === signing.length ? { kid, signing: keys, published } : undefined;
}

function parseSigningKey(value: unknown): RotatedKey['signing'][number] | undefined {
  const record = asRecord(value);
  const alg = asOneOf(record?.['alg'], keyPairAlgs);
  const kid = asString(record?.['kid']);
  return alg === undefined || kid === undefined ? undefined : { alg, kid };
}
