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
  scopeRule('scope-refused', 'other', (refusal, run) => ({
    title: 'The server refuses this scope',
    explanation: `invalid_scope: ${blamed(refusal, run)} is unknown, malformed, or not allowed for this client.${said(refusal, run)} Ask only for scopes that are assigned to the client; upper and lower case count.`,
  })),
];

type Cause = 'none' | 'other';

function causeOf({ scope }: TokenRun['connection']): Cause {
  return scopeWords(scope).length === 0 ? 'none' : 'other';
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
