import { claimText } from '../jwt/claim-text.ts';
import { claimTime } from '../jwt/claim-time.ts';
import type { DecodedJwt, JsonObject } from '../jwt/decode.ts';
import { durationWords } from '../time/words.ts';
import type { Rule } from './finding.ts';
import { rfc } from './sources.ts';
import { tokenFacts } from './token-content-facts.ts';
import { claimsRule, own } from './token-content-rule.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** When a token says it is valid; whether it is so now is said by the clock, and not here. */
export const timeRules: readonly Rule[] = [
  claimsRule('odd-date', (claims, token) => {
    const odd = ['exp', 'nbf', 'iat', 'auth_time'].flatMap((name) => {
      if (!Object.hasOwn(claims, name)) return [];
      const time = claimTime(claims[name]);
      return time.kind === 'odd' ? [{ name, reason: time.reason }] : [];
    });
    if (odd.length === 0) return undefined;
    const words = odd.map(({ name, reason }) => `“${name}” is ${rawText(token, name)}. ${reason}`);
    return {
      severity: 'warning',
      title: 'A time in the token is no usable time',
      explanation: `${words.join(' ')} One API refuses such a token, the next takes it for ever; have the server write seconds since 1970.`,
      evidence: odd.map(({ name }) => ({ kind: 'claim', name })),
      source: rfc(7519, '2'),
    };
  }),
  claimsRule('exp-missing', (claims, token, run) => {
    if (token.unsigned || Object.hasOwn(claims, 'exp')) return undefined;
    const isAnswered = run.kind === 'token' && run.answer?.kind === 'issued';
    const inAnswer =
      isAnswered && run.answer.expiresInSeconds !== undefined
        ? ' The answer has expires_in, but an API never sees that.'
        : isAnswered
          ? ' The answer says nothing either.'
          : '';
    return {
      severity: 'warning',
      title: 'The token does not say when it ends',
      explanation: `Without “exp” an API that only looks at the token takes it for ever, also when it was stolen.${inAnswer} RFC 9068 requires it: have the server add it.`,
      evidence: [{ kind: 'claim', name: 'exp' }],
      source: rfc(9068, '2.2'),
    };
  }),
  claimsRule('exp-before-iat', (claims) => {
    const exp = timeOf(claims, 'exp');
    const start = ['nbf', 'iat'].find((name) => exp !== undefined && (timeOf(claims, name) ?? -Infinity) >= exp);
    if (start === undefined) return undefined;
    return {
      severity: 'error',
      title: 'The token ends before it begins',
      explanation: `“exp” is not later than “${start}”, so there is no moment at which it is valid, and every API refuses it. Look at the lifetime in the server’s settings, and at its clock.`,
      evidence: [
        { kind: 'claim', name: 'exp' },
        { kind: 'claim', name: start },
      ],
      source: rfc(7519, '4.1.4'),
    };
  }),
  claimsRule('lifetime-very-long', (claims) => {
    const exp = timeOf(claims, 'exp');
    const start = timeOf(claims, 'iat') ?? timeOf(claims, 'nbf');
    if (exp === undefined || start === undefined || exp - start <= dayMs) return undefined;
    return {
      severity: 'note',
      title: 'The token lives for a long time',
      explanation: `It is valid for ${durationWords(exp - start)}. Whoever gets hold of it can use it that long; a client can have a new one whenever it wants, so minutes or an hour are enough.`,
      evidence: [{ kind: 'claim', name: 'exp' }],
      source: rfc(6750, '5.3'),
    };
  }),
];

function timeOf(claims: JsonObject, name: string): number | undefined {
  const time = claimTime(own(claims, name));
  return time.kind === 'time' ? time.ms : undefined;
}

const longest = 60;

/** A claim's value as it stands in the token; of a repeated one the last, which is the one that counts. */
function rawText(token: DecodedJwt, name: string): string {
  const member = tokenFacts(token).claims?.members.findLast((each) => each.name === name);
  const raw = member?.raw ?? claimText(token.claims[name]);
  return raw.length > longest ? `${raw.slice(0, longest)}…` : raw;
}
