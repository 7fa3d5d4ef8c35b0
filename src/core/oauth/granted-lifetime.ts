import { claimTime } from '../jwt/claim-time.ts';
import type { DecodedToken, JsonObject } from '../jwt/decode.ts';
import { rfc } from '../jwt/registered-names-source.ts';
import { durationWords } from '../time/words.ts';
import type { GrantedRow, GrantedState } from './granted-row.ts';

/** A second for rounding: the two are written at slightly different moments. */
const toleranceSeconds = 1;

/** `expires_in` of the answer against `exp` minus `iat` of the token. A client cannot ask for either. */
export function lifetimeRow(expiresIn: number | undefined, token: DecodedToken): GrantedRow {
  const inToken = token.kind === 'jwt' ? lifetimeClaim(token.claims) : undefined;
  const said = expiresIn === undefined ? [] : [`expires_in: ${duration(expiresIn)}`];
  const written = inToken === undefined ? [] : [`exp − iat: ${duration(inToken)}`];
  return {
    name: 'lifetime',
    requested: undefined,
    granted: [...said, ...written].join(', ') || undefined,
    ...judged(expiresIn, inToken, token.kind === 'jwt'),
    source: rfc(6749, '5.1'),
  };
}

/** `less` where the token ends before the answer's word, `more` where it lives on after it. */
function judged(
  expiresIn: number | undefined,
  inToken: number | undefined,
  isReadable: boolean,
): { readonly state: GrantedState; readonly words: string } {
  if (expiresIn === undefined && inToken === undefined) {
    return { state: 'unknown', words: 'Neither the answer nor the token says how long it lives.' };
  }
  if (expiresIn === undefined) {
    return { state: 'unknown', words: 'The answer has no usable expires_in; the token itself says it.' };
  }
  if (inToken === undefined) {
    const why = isReadable ? 'The token lacks a usable exp or iat' : 'The token cannot be read here';
    return { state: 'unknown', words: `${why}, so only the answer tells.` };
  }
  const difference = inToken - expiresIn;
  if (Math.abs(difference) <= toleranceSeconds) return { state: 'same', words: 'Counting by either is right.' };
  if (difference < 0) {
    return {
      state: 'less',
      words: `The token ends ${duration(-difference)} before the answer says. Whoever trusts expires_in meets a 401.`,
    };
  }
  return {
    state: 'more',
    words: `The answer promises ${duration(difference)} less than the token had when it was issued. Perhaps it was handed out before, or the server leaves a margin.`,
  };
}

function lifetimeClaim(claims: JsonObject): number | undefined {
  const end = claimTime(claims['exp']);
  const start = claimTime(claims['iat']);
  return end.kind === 'time' && start.kind === 'time' ? (end.ms - start.ms) / 1000 : undefined;
}

function duration(seconds: number): string {
  return seconds < 0 ? `${seconds} s` : durationWords(seconds * 1000);
}
