import type { Finding, Rule, TokenRun } from './finding.ts';
import { scopeWords } from '../oauth/scope-difference.ts';
import { quote } from './quote.ts';
import { refused, refusedRule, type Refusal, said, whereRefused } from './refusal.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';

/** `invalid_scope` (RFC 6749 §5.2), told apart by what was asked for. */
export const scopeRules: readonly Rule[] = [
  scopeRule('scope-wanted', 'none', (refusal, run) => ({
    title: 'The server wants a scope, and none was asked for',
    explanation: `invalid_scope: the request had no scope, and this server has no default to fall back on.${said(refusal, run)} Type the scope that the API’s documentation names.`,
  })),
  scopeRule('scope-with-comma-refused', 'comma', (refusal, run) => ({
    title: 'The scope holds a comma where a blank is expected',
    explanation: `invalid_scope: scopes are separated by blanks, so the server reads ${quote(run.connection.scope)} as fewer, longer ones.${said(refusal, run)} Separate them by blanks.`,
    remedies: [
      {
        kind: 'change-connection',
        label: 'Use blanks',
        change: { scope: run.connection.scope.replace(/\s*,\s*/g, ' ').trim() },
      },
    ],
    certainty: 'likely',
  })),
  scopeRule('scope-for-people', 'people', (refusal, run) => {
    const rest = scopeWords(run.connection.scope).filter((word) => !forPeople.has(word));
    const asked = scopeWords(run.connection.scope).filter((word) => forPeople.has(word));
    return {
      title: 'The scope asks for something that only a person can have',
      explanation: `invalid_scope: ${asked.join(', ')} ${asked.length === 1 ? 'is' : 'are'} about a signed-in person, and with client credentials there is none.${said(refusal, run)} Leave ${asked.length === 1 ? 'it' : 'them'} out.`,
      remedies: [
        {
          kind: 'change-connection',
          label: rest.length === 0 ? 'Empty the scope' : 'Leave them out',
          change: { scope: rest.join(' ') },
        },
      ],
      certainty: 'likely',
    };
  }),
  scopeRule('scope-refused', 'other', (refusal, run) => ({
    title: 'The server refuses this scope',
    explanation: `invalid_scope: ${blamed(refusal, run)} is unknown, malformed, or not allowed for this client.${said(refusal, run)} Ask only for scopes that are assigned to the client; upper and lower case count.`,
  })),
];

/** OpenID Connect Core §5.4, §11. */
const forPeople = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access']);

type Cause = 'none' | 'comma' | 'people' | 'other';

function causeOf({ scope }: TokenRun['connection']): Cause {
  const words = scopeWords(scope);
  if (words.length === 0) return 'none';
  if (scope.includes(',')) return 'comma';
  return words.some((word) => forPeople.has(word)) ? 'people' : 'other';
}

/** The one word that the server names, or all of them. */
function blamed({ description = '' }: Refusal, { connection }: TokenRun): string {
  const words = scopeWords(connection.scope);
  const named = words.filter((word) => ` ${description} `.split(/[\s"'“”‘’:,;()[\]]+/).includes(word));
  return quote(named.length === 1 && words.length > 1 ? named.join(' ') : connection.scope);
}

function scopeRule(
  id: string,
  cause: Cause,
  say: (refusal: Refusal, run: TokenRun) => Pick<Finding, 'title' | 'explanation'> & Partial<Said>,
): Rule {
  return refusedRule(id, ['invalid_scope'], (refusal, run) => {
    if (causeOf(run.connection) !== cause) return undefined;
    const place = cause === 'none' ? ({ kind: 'input', name: 'Scope' } as const) : scopeParameter;
    return {
      ...refused(refusal),
      evidence: [place, ...whereRefused(refusal)],
      source: rfc(6749, '3.3'),
      ...say(refusal, run),
    };
  });
}

const scopeParameter = { kind: 'request-parameter', name: 'scope' } as const;
