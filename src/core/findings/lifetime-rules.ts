import { claimSeconds } from '../jwt/claim-seconds.ts';
import { claimText } from '../jwt/claim-text.ts';
import { durationWords } from '../time/words.ts';
import type { Evidence, Rule } from './finding.ts';
import { quote } from './quote.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';
import { issuedRule } from './token-rule.ts';
import type { IssuedToken } from '../oauth/token-response.ts';
import type { TokenRun } from './finding.ts';

const inExpiresIn: readonly Evidence[] = [{ kind: 'response-member', name: 'expires_in' }];
const day = 86_400;
const year = 365 * day;
/** 2001-09-09; a lifetime of more seconds than that, 31 years, nobody means. */
const firstLikelyDate = 1_000_000_000;

/** `expires_in`, as servers write it (RFC 6749 §5.1), and what it says. */
export const lifetimeRules: readonly Rule[] = [
  lifetimeRule('expires-in-text', ({ members, expiresInSeconds, format }) => {
    const value = members['expires_in'];
    // In a form everything is text.
    if (format === 'form' || typeof value !== 'string' || expiresInSeconds === undefined) return undefined;
    return {
      severity: 'note',
      title: 'expires_in is a text, not a number',
      explanation: `It came as ${quote(value)} in quotation marks. It is read as seconds here, but strict clients fail at it or leave it out.`,
    };
  }),
  lifetimeRule('expires-in-unusable', ({ members, expiresInSeconds }) => {
    const value = members['expires_in'];
    if (value === undefined || expiresInSeconds !== undefined || isNegative(value)) return undefined;
    return {
      severity: 'warning',
      title: 'expires_in is no number of seconds',
      explanation: `It came as ${quote(claimText(value))}, so nobody can tell from it how long the token lives. RFC 6749 wants a number of seconds.`,
    };
  }),
  lifetimeRule('expires-in-negative', ({ members }) => {
    if (!isNegative(members['expires_in'])) return undefined;
    return {
      severity: 'warning',
      title: 'expires_in is negative',
      explanation: `It says ${quote(claimText(members['expires_in']))}: the token would have ended before it came. Some servers mean “never” by -1; clients throw the token away.`,
    };
  }),
  lifetimeRule('expires-in-zero', ({ expiresInSeconds }) => {
    if (expiresInSeconds !== 0) return undefined;
    return {
      severity: 'warning',
      title: 'expires_in is 0: the token is over as it comes',
      explanation:
        'Clients throw such a token away and ask again without end. Some servers mean “never” by it; then they should leave expires_in out.',
    };
  }),
  lifetimeRule('expires-in-fraction', ({ expiresInSeconds }) => {
    if (expiresInSeconds === undefined || Number.isInteger(expiresInSeconds)) return undefined;
    return {
      severity: 'note',
      title: 'expires_in is not a whole number',
      explanation: `It says ${expiresInSeconds}. Clients that read whole numbers only fail at it.`,
    };
  }),
  lifetimeRule('expires-in-is-a-date', ({ expiresInSeconds }) => {
    if (expiresInSeconds === undefined || !isDate(expiresInSeconds)) return undefined;
    const ms = expiresInSeconds > 100 * firstLikelyDate ? expiresInSeconds : expiresInSeconds * 1000;
    return {
      severity: 'warning',
      title: 'expires_in looks like a point in time, not a duration',
      explanation: `It says ${expiresInSeconds}, which as seconds is ${Math.round(expiresInSeconds / year)} years, and as a date ${new Date(ms).toISOString()}. expires_in counts from the answer on; clients keep this token far beyond its end.`,
      certainty: 'likely',
    };
  }),
  lifetimeRule('expires-in-milliseconds', ({ expiresInSeconds }, { token }) => {
    const real = thousandth(expiresInSeconds, token);
    if (real === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'expires_in is in milliseconds',
      explanation: `It says ${expiresInSeconds}, a thousand times what the token itself says (${durationWords(real * 1000)} from iat to exp). RFC 6749 wants seconds; clients keep the token long after its end.`,
      certainty: 'likely',
    };
  }),
  lifetimeRule('expires-in-huge', ({ expiresInSeconds }, run) => {
    if (expiresInSeconds === undefined || expiresInSeconds <= 10 * year || isDate(expiresInSeconds)) return undefined;
    return {
      severity: 'warning',
      title: 'expires_in goes beyond every calendar',
      explanation: `It says ${quote(String(expiresInSeconds))} seconds${Number.isSafeInteger(expiresInSeconds) ? `, ${Math.round(expiresInSeconds / year)} years` : ''}. Many clients cannot hold such a number, and a token that never ends cannot be taken back by waiting.${run.token?.kind === 'jwt' ? ' What counts at the API is exp in the token.' : ''}`,
    };
  }),
  lifetimeRule('lives-long', ({ expiresInSeconds }, { token }) => {
    if (thousandth(expiresInSeconds, token) !== undefined) return undefined;
    if (expiresInSeconds === undefined || expiresInSeconds <= day || expiresInSeconds > 10 * year) return undefined;
    return {
      severity: 'note',
      title: `The token lives for ${durationWords(expiresInSeconds * 1000)}`,
      explanation:
        'Whoever gets hold of it can use it that long. A client can get a new one at any time, so that an hour or less is enough (RFC 9700 §2.2 wants the harm of a leak limited).',
      source: rfc(9700, '2.2'),
    };
  }),
  lifetimeRule('lives-shortly', ({ expiresInSeconds }) => {
    if (expiresInSeconds === undefined || expiresInSeconds <= 0 || expiresInSeconds >= 30) return undefined;
    return {
      severity: 'note',
      title: `The token lives for ${durationWords(expiresInSeconds * 1000)} only`,
      explanation:
        'Clients that renew some time before the end will ask without pause, and a slow call may outlive the token. If a fresh one was expected, the server may have handed out one that it keeps.',
    };
  }),
  lifetimeRule('expiry-misnamed', ({ members }) => {
    if (members['expires_in'] !== undefined) return undefined;
    const name = misnamedIn(members);
    if (name === undefined) return undefined;
    return {
      severity: 'note',
      title: `The lifetime stands in ${name} instead of expires_in`,
      explanation: `It says ${quote(claimText(members[name]))}. Clients look for expires_in alone, a number of seconds from the answer on, and take the lifetime as unknown; it is not guessed here either.`,
      evidence: [{ kind: 'response-member', name }],
    };
  }),
  issuedRule(
    'lifetime-unknown',
    ({ members }, { token }) => {
      // What a JWT lacks is said of the token itself, and what is wrong with expires_in by the rules above.
      if (members['expires_in'] !== undefined || misnamedIn(members) !== undefined || token?.kind === 'jwt')
        return undefined;
      return {
        severity: 'note',
        title: 'Nobody says how long the token lives',
        explanation:
          'The answer has no usable expires_in and the token no readable exp. It lives until the API answers 401; only the server’s settings tell more.',
        evidence: [{ kind: 'response-member', name: 'access_token' }],
        source: rfc(6749, '5.1'),
      };
    },
    { group: 'time' },
  ),
];

function lifetimeRule(id: string, say: (answer: IssuedToken, run: TokenRun) => Said | undefined): Rule {
  return issuedRule(
    id,
    (answer, run) => {
      const said = say(answer, run);
      return said && { evidence: inExpiresIn, source: rfc(6749, '5.1'), ...said };
    },
    { group: 'time', explains: ['lifetimes-disagree'] },
  );
}

/** The lifetime that the token tells of itself, in seconds, where `expires_in` is a thousand times as much. */
function thousandth(expiresInSeconds: number | undefined, token: TokenRun['token']): number | undefined {
  const exp = claimSeconds(token, 'exp');
  const begin = claimSeconds(token, 'iat') ?? claimSeconds(token, 'nbf');
  if (expiresInSeconds === undefined || exp === undefined || begin === undefined || exp <= begin) return undefined;
  const real = exp - begin;
  return Math.abs(expiresInSeconds / 1000 - real) <= Math.max(5, real * 0.02) ? real : undefined;
}

const otherNames = [
  'expires_on',
  'expires_at',
  'expiresIn',
  'expiresAt',
  'expires',
  'expiry',
  'expiration',
  'exp',
  'ExpiresIn',
  'expire_in',
  'ttl',
];

function misnamedIn(members: IssuedToken['members']): string | undefined {
  return otherNames.find((name) => Object.hasOwn(members, name));
}

/** -1 and the like, also as a text. */
function isNegative(value: unknown): boolean {
  return (typeof value === 'number' && value < 0) || (typeof value === 'string' && /^-\d+(\.\d+)?$/.test(value));
}

function isDate(seconds: number): boolean {
  return (
    (seconds >= firstLikelyDate && seconds < 4 * firstLikelyDate) ||
    (seconds >= 1000 * firstLikelyDate && seconds < 4000 * firstLikelyDate)
  );
}
