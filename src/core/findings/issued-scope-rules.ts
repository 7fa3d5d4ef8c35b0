import { claimText } from '../jwt/claim-text.ts';
import { scopeDifference, scopeWords } from '../oauth/scope-difference.ts';
import type { Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import { issuedRule } from './token-rule.ts';

const inScope = [{ kind: 'response-member', name: 'scope' }] as const;

/** What was granted against what was asked for (RFC 6749 §3.3, §5.1). */
export const issuedScopeRules: readonly Rule[] = [
  issuedRule('scope-narrowed', ({ scope, members }, { connection }) => {
    const asked = scopeWords(connection.scope);
    const granted = grantedScope(scope, members['scope']);
    // `…/.default` stands for whatever is assigned, so that its name does not come back.
    if (granted === undefined || asked.length === 0 || connection.scope.includes('/.default')) return undefined;
    const { missing: lost } = scopeDifference(asked, granted);
    if (lost.length === 0) return undefined;
    return {
      severity: 'warning',
      title: 'The server granted less than you asked for',
      explanation: `You asked for ${quote(connection.scope)}; the answer says ${granted.length === 0 ? 'no scope at all' : quote(granted.join(' '))}. Calls that need ${lost.slice(0, 6).join(', ')} will get 403. Assign what is missing to the client on the server.`,
      evidence: [{ kind: 'request-parameter', name: 'scope' }, ...inScope],
      source: rfc(6749, '3.3'),
    };
  }),
  issuedRule('scope-widened', ({ scope, members }, { connection }) => {
    const asked = scopeWords(connection.scope);
    const { extra } = scopeDifference(asked, grantedScope(scope, members['scope']) ?? []);
    // With nothing asked for, the server's default scope is no surprise (RFC 6749 §3.3).
    if (asked.length === 0 || extra.length === 0 || connection.scope.includes('/.default')) return undefined;
    return {
      severity: 'note',
      title: 'The token can do more than you asked for',
      explanation: `The server added ${quote(extra.slice(0, 6).join(' '))}. A token that leaks does harm as far as its scope reaches; ask for what you need.`,
      evidence: inScope,
      source: rfc(6749, '3.3'),
    };
  }),
  issuedRule('scope-not-text', ({ members }) => {
    const scope = members['scope'];
    if (scope === undefined || typeof scope === 'string') return undefined;
    return {
      severity: 'note',
      title: `scope is ${Array.isArray(scope) ? 'a list' : scope === null ? 'null' : `${typeof scope === 'object' ? 'an' : 'a'} ${typeof scope}`}, not a text`,
      explanation: `It came as ${quote(claimText(scope))}. RFC 6749 wants one text with blanks between, and strict clients refuse anything else.`,
      evidence: inScope,
      source: rfc(6749, '3.3'),
    };
  }),
  issuedRule('scope-with-commas', ({ scope }) => {
    if (scope === undefined || !scope.includes(',')) return undefined;
    return {
      severity: 'note',
      title: 'The granted scope is separated by commas',
      explanation: `It says ${quote(scope)}. RFC 6749 separates by blanks, so that a client may take all of it for one scope.`,
      evidence: inScope,
      source: rfc(6749, '3.3'),
    };
  }),
];

/** The granted scopes; a list of texts counts too, and commas separate where there is no blank. */
function grantedScope(scope: string | undefined, member: unknown): readonly string[] | undefined {
  if (scope !== undefined)
    return scope.includes(',') ? scope.split(/[\s,]+/).filter((word) => word !== '') : scopeWords(scope);
  return Array.isArray(member) && member.every((each) => typeof each === 'string') ? member : undefined;
}
