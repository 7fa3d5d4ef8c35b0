import { scopeDifference, scopeWords } from '../oauth/scope-difference.ts';
import { apiRule, authorizationOf, refusalRule, whereRefused } from './api-rule.ts';
import { awsForbidden } from './api-rules-proof.ts';
import type { ApiRun, Remedy } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

/** The API knows who calls and does not allow it: one of these fits any 403. */
export const apiScopeRules = onlyFirst([
  refusalRule('api-scope-held-and-refused', ({ error, scope, said }, { tokenScope }) => {
    if (error !== 'insufficient_scope' || scope === undefined || tokenScope === undefined) return undefined;
    const { missing } = scopeDifference(scopeWords(scope), scopeWords(tokenScope));
    if (missing.length > 0) return undefined;
    return {
      severity: 'error',
      title: 'The API misses a scope that the token has',
      explanation: `It wants ${quote(scope)}, and the token holds ${quote(tokenScope)}.${said} So the API looks elsewhere: for scp where the token has scope, for a list where it has a text, or with a prefix (SCOPE_, api:) that nobody added. That is a setting of the API.`,
      certainty: 'likely',
      evidence: [...whereRefused, { kind: 'claim', name: 'scope' }, { kind: 'claim', name: 'scp' }],
      source: rfc(6750, '3.1'),
    };
  }),
  refusalRule('api-insufficient-scope', (answer, run) => {
    if (answer.error !== 'insufficient_scope') return undefined;
    const wanted =
      answer.scope === undefined ? 'It does not say which scope it wants.' : `It wants ${quote(answer.scope)}.`;
    const held =
      run.tokenScope === undefined ? 'What the token holds is not known.' : `The token holds ${quote(run.tokenScope)}.`;
    const missing = missingScopes(answer.scope, run);
    return {
      severity: 'error',
      title:
        missing.length === 0
          ? 'The token is valid, but its scope is not enough'
          : `The token lacks the scope ${missing
              .slice(0, 3)
              .map((word) => quote(word))
              .join(', ')}`,
      explanation: `${answer.status} insufficient_scope: the API knows who calls and does not allow this. ${wanted} ${held}${answer.said} Ask for the missing scope and get a new token; the authorization server has to allow it for this client.`,
      evidence: whereRefused,
      source: rfc(6750, '3.1'),
      remedies: addScopes(missing, run),
    };
  }),
  refusalRule('api-gateway-no-route', ({ status, description }) => {
    if (status !== 403 || description !== 'Missing Authentication Token') return undefined;
    return {
      severity: 'error',
      title: 'This path or method does not exist at the gateway of AWS',
      explanation:
        'It says “Missing Authentication Token”, which misleads: API Gateway answers so for every path and method that nobody defined. Check the stage at the beginning of the path, the path itself and the method. The token is not the cause as a rule.',
      certainty: 'likely',
      evidence: [{ kind: 'request-target' }, { kind: 'status' }, { kind: 'response-body' }],
      source: awsForbidden,
    };
  }),
  refusalRule('api-blocked-by-gateway', ({ status, body, response }) => {
    if (status !== 403 || body.kind !== 'html') return undefined;
    const server = response.headers.find(([name]) => name.toLowerCase() === 'server')?.[1];
    return {
      severity: 'error',
      title: 'A gateway in front of the API blocked the call',
      explanation: `403 came with a web page${server === undefined ? '' : ` from ${quote(server)}`}, and APIs do not write web pages as a rule: a firewall, a bot protection or a web server in between took offence at the address, the program or the path. The page below may have a number to ask with. The token was probably not looked at.`,
      certainty: 'likely',
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Server' }, { kind: 'response-body' }],
      source: rfc(9110, '15.5.4'),
    };
  }),
  refusalRule('api-forbidden', (answer, run) => {
    if (answer.status !== 403 || answer.error === 'invalid_token') return undefined;
    const hasToken = authorizationOf(run) !== undefined;
    return {
      severity: 'error',
      title: 'The API does not allow this call',
      explanation: `403${answer.error === undefined ? '' : ` ${quote(answer.error)}`}: ${hasToken ? 'the API knows who calls and does not allow this, or does not care who calls' : 'no token was sent, and the API does not allow this without, or to nobody'}.${answer.said}${answer.hidden} Whether a scope, a role, an assignment of the client or a rule about addresses is missing, it does not say; ${run.tokenScope === undefined ? '' : `the token holds ${quote(run.tokenScope)}; `}its documentation or its log does.`,
      certainty: 'hint',
      evidence: whereRefused,
      source: rfc(9110, '15.5.4'),
    };
  }),
]);

/** The code and the status do not go together. */
export const apiStatusRules = [
  apiRule('api-status-against-error', ({ status, error }) => {
    const wanted = error !== undefined && Object.hasOwn(statuses, error) ? statuses[error] : undefined;
    if (wanted === undefined || wanted === status || status < 400 || status > 499) return undefined;
    return {
      severity: 'note',
      title: `${error} came with ${status} instead of ${wanted}`,
      explanation: `Clients go by the status before they read the code: many get a new token on 401 only, and give up on 403. The API should answer ${wanted}.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'WWW-Authenticate' }],
      source: rfc(6750, '3.1'),
    };
  }),
];

const statuses: Readonly<Record<string, number>> = {
  invalid_token: 401,
  insufficient_scope: 403,
  invalid_request: 400,
};

function missingScopes(wanted: string | undefined, { tokenScope }: ApiRun): readonly string[] {
  return wanted === undefined ? [] : scopeDifference(scopeWords(wanted), scopeWords(tokenScope ?? '')).missing;
}

function addScopes(missing: readonly string[], { connection }: ApiRun): readonly Remedy[] {
  if (missing.length === 0 || connection === undefined) return [];
  const scope = [...new Set([...scopeWords(connection.scope), ...missing])].join(' ');
  return [{ kind: 'change-connection', label: 'Add the missing scope', change: { scope } }, { kind: 'get-token' }];
}
