import { claimText } from '../jwt/claim-text.ts';
import type { JsonObject } from '../jwt/decode.ts';

/** One claim as the server tells it and as the token tells it; undefined where it is not there. */
export type ComparedClaim = {
  readonly name: string;
  readonly inAnswer: string | undefined;
  readonly inToken: string | undefined;
  readonly verdict: 'same' | 'same-meaning' | 'differs' | 'only-in-token' | 'only-in-answer';
};

/** Members about the answer or the person, which a token does not carry (RFC 7662 §2.2). */
const answerOnly = new Set(['active', 'token_type', 'username']);

/**
 * Lays the server's answer (RFC 7662 §2.2) beside the claims of the token; without a token all rows count as the same,
 * for there is nothing to differ from. The order is that of the answer, then what only the token has.
 */
export function compareClaims(claims: JsonObject | undefined, answer: JsonObject): readonly ComparedClaim[] {
  const told = Object.keys(answer).map((name) => compare(name, claims, answer));
  const untold = Object.keys(claims ?? {}).filter((name) => !Object.hasOwn(answer, name));
  return [...told, ...untold.map((name) => compare(name, claims, answer))];
}

function compare(name: string, claims: JsonObject | undefined, answer: JsonObject): ComparedClaim {
  const told = own(answer, name);
  const carried = claims === undefined ? undefined : own(claims, name);
  return {
    name,
    inAnswer: told === undefined ? undefined : claimText(told),
    inToken: carried === undefined ? undefined : claimText(carried),
    verdict: claims === undefined || answerOnly.has(name) ? 'same' : verdictOf(name, told, carried),
  };
}

function verdictOf(name: string, told: unknown, carried: unknown): ComparedClaim['verdict'] {
  if (carried === undefined) return 'only-in-answer';
  if (told === undefined) return 'only-in-token';
  if (claimText(told) === claimText(carried)) return 'same';
  return meaning(name, told) === meaning(name, carried) ? 'same-meaning' : 'differs';
}

/** Scope is a set, written in any order (RFC 6749 §3.3); one audience may stand as text or as a list (RFC 7519 §4.1.3). */
function meaning(name: string, value: unknown): string {
  const isScope = name === 'scope' || name === 'scp';
  const list =
    isScope && typeof value === 'string'
      ? value.split(' ')
      : name === 'aud' && typeof value === 'string'
        ? [value]
        : value;
  return Array.isArray(list) && (isScope || name === 'aud')
    ? claimText(list.map(claimText).toSorted())
    : claimText(value);
}

function own(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
