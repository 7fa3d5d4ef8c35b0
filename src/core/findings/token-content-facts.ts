import { jsonFacts, type JsonFacts } from '../jwt/json-facts.ts';
import type { DecodedJwe, DecodedJws, DecodedJwt } from '../jwt/decode.ts';

/** A token that could be taken apart. */
export type ReadableToken = DecodedJwt | DecodedJws | DecodedJwe;

/** What the JSON texts of a token say beyond what parsing keeps. */
export type TokenFacts = {
  readonly header: JsonFacts;
  /** Undefined where there are no claims to be read. */
  readonly claims: JsonFacts | undefined;
};

const known = new WeakMap<ReadableToken, TokenFacts>();

/** The facts of a token, read once however many rules ask. */
export function tokenFacts(token: ReadableToken): TokenFacts {
  const kept = known.get(token);
  if (kept !== undefined) return kept;
  const facts = {
    header: jsonFacts(token.headerJson),
    claims: token.kind === 'jwt' ? jsonFacts(token.claimsJson) : undefined,
  };
  known.set(token, facts);
  return facts;
}
