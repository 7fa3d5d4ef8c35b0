import { formPairs } from '../http/form-pairs.ts';
import { headerValue, type HttpRequest, type HttpResponse } from '../http/message.ts';
import type { Finding, Rule, TokenRun } from './finding.ts';
import { methodsNamedIn, otherMethods } from './other-methods.ts';
import { quote } from './quote.ts';
import { refused, refusedRule, type Refusal, said, whereRefused } from './refusal.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';

/** `invalid_request` (RFC 6749 §5.2), which means many things: told apart by the server's words. */
export const requestRules: readonly Rule[] = [
  requestRule('two-credentials', 'two-credentials', (refusal, run) => ({
    title: 'The server saw the client’s credentials twice',
    explanation: `${refusal.code}: a client must use one way of authentication only (RFC 6749 §2.3), and the server found more than one.${said(refusal, run)} ${hasBoth(run.exchange.request) ? 'They stand in the Authorization header and in the body: send one of them.' : 'The request above has them once, so something on the way adds them, or a parameter counts as a second one.'}`,
    certainty: 'likely',
    evidence: [
      { kind: 'request-header', name: 'Authorization' },
      { kind: 'request-parameter', name: 'client_id' },
      ...whereRefused(refusal),
    ],
    source: rfc(6749, '2.3'),
    remedies: otherMethods(run),
  })),
  requestRule('grant-type-not-read', 'grant-type', (refusal, run) => ({
    title: 'The server did not find grant_type in the body',
    explanation: `${refusal.code}: ${sentForm(run.exchange.request) ? 'the request has it as a form parameter. So the body was not read as a form: it was lost on the way, for example at a redirect or a gateway, or the server wants JSON or the query of the URL.' : 'the body is not sent as form parameters, so it was not found.'}${said(refusal, run)} Check that the URL is the token endpoint itself.`,
    certainty: 'likely',
    evidence: [
      { kind: 'request-parameter', name: 'grant_type' },
      { kind: 'request-header', name: 'Content-Type' },
      ...whereRefused(refusal),
    ],
    source: rfc(6749, '4.4.2'),
  })),
  requestRule('credentials-not-found', 'credentials', (refusal, run) => ({
    title: 'The server did not find the client’s credentials',
    explanation: `${refusal.code}: they were sent as ${run.connection.clientAuthentication}, and the server looked elsewhere.${said(refusal, run)} Try the other client authentication.`,
    certainty: 'likely',
    evidence: [...whereRefused(refusal), { kind: 'input', name: 'Client authentication' }],
    source: rfc(6749, '2.3.1'),
    remedies: methodsNamedIn(refusal.description ?? '', run),
  })),
  requestRule('parameter-twice', 'repeated', (refusal, run) => ({
    title: 'The server says that a parameter stands twice',
    explanation: `${refusal.code}: parameters must not repeat (RFC 6749 §3.2).${said(refusal, run)} Look in the query of the URL too: what stands there counts as well.`,
    certainty: 'likely',
    evidence: [{ kind: 'request-target' }, ...whereRefused(refusal)],
    source: rfc(6749, '3.2'),
  })),
  requestRule('parameter-missing', 'missing', (refusal, run) => ({
    title: `The server misses ${missingName(refusal)}`,
    explanation: `${refusal.code}: this server wants a parameter that was not sent.${said(refusal, run)} Its documentation says which value: often it names the API that the token is for.`,
    certainty: 'likely',
  })),
  requestRule('https-wanted', 'https', (refusal, run) => ({
    title: 'The server wants https',
    explanation: `${refusal.code}: the request came to it over plain http.${said(refusal, run)} Use https; behind a gateway that ends TLS, the server has to be told so (X-Forwarded-Proto).`,
    certainty: 'likely',
    evidence: [...whereRefused(refusal), { kind: 'input', name: 'Token endpoint' }],
    source: rfc(6749, '3.2'),
  })),
  requestRule('invalid-request', 'untold', (refusal, run, response) => ({
    title: 'The server finds the request malformed',
    explanation: `invalid_request: a parameter is missing, repeated or not understood.${said(refusal, run)}${response.status === 401 ? ' With its 401 it may mean the client authentication.' : ''} Perhaps this server wants the client’s proof in another place, or a parameter of its own, such as audience or resource.`,
    remedies: response.status === 401 ? otherMethods(run) : [],
  })),
];

type Reason = 'two-credentials' | 'grant-type' | 'credentials' | 'repeated' | 'missing' | 'https' | 'untold';

const patterns: readonly (readonly [Reason, RegExp])[] = [
  [
    'two-credentials',
    /(multiple|more than one|two|both)[^.]{0,60}(credential|authentication|auth method|mechanism)|(credential|authenticat\w*)[^.]{0,60}(more than once|multiple|at once|twice)/i,
  ],
  [
    'grant-type',
    /grant[_ ]?type[^.]{0,60}(missing|required|not (found|present|provided|specified|supplied)|null|empty)|(missing|required|no|must contain)[^.]{0,50}grant[_ ]?type/i,
  ],
  [
    'https',
    /https (is )?required|must use (https|tls|ssl)|(requires?|only) (https|tls|ssl)|insecure (connection|transport)/i,
  ],
  [
    'credentials',
    /(missing|required|no|must contain|not provide)[^.]{0,50}(client[_ ]?id|client[_ ]?secret|credentials|authorization header)|(client[_ ]?id|client[_ ]?secret|credentials|authorization header)[^.]{0,50}(missing|required|not (found|present|provided|specified|supplied))/i,
  ],
  ['repeated', /(duplicate|repeated|more than once|multiple values|specified twice)/i],
  [
    'missing',
    /\b(audience|resource|scope|tenant|realm|account_id|organization|client_assertion)\b[^.]{0,60}(missing|required|not (found|present|provided|specified|supplied)|empty)|(missing|required|must contain|no)[^.]{0,60}\b(audience|resource|scope|tenant|realm|account_id|organization|client_assertion)\b/i,
  ],
];

/** The sentence of RFC 6749 names all causes at once, so that it tells none. */
const generic =
  /includes an? (unsupported|invalid) parameter value|includes multiple credentials, utilizes more|is otherwise malformed/i;

function reasonOf({ code, description = '' }: Refusal): Reason | undefined {
  const words = description.replace(/the request is missing a required parameter[^.]{0,400}malformed\.?/i, '');
  const told = patterns.find(([, pattern]) => pattern.test(words) && !generic.test(words))?.[0];
  // Some servers report a missing grant_type as a grant that they do not know.
  if (code === 'invalid_request') return told ?? 'untold';
  return told === 'grant-type' || (told === 'two-credentials' && code === 'invalid_client') ? told : undefined;
}

/** Whether one of the rules of this file speaks of an error under another code. */
export function isRequestTrouble(refusal: Refusal): boolean {
  return reasonOf(refusal) !== undefined;
}

function requestRule(
  id: string,
  reason: Reason,
  say: (
    refusal: Refusal,
    run: TokenRun,
    response: HttpResponse,
  ) => Pick<Finding, 'title' | 'explanation'> & Partial<Said>,
): Rule {
  const codes = ['invalid_request', 'unsupported_grant_type', 'invalid_client', 'invalid_grant'];
  return refusedRule(id, codes, (refusal, run, response) =>
    reasonOf(refusal) === reason ? { ...refused(refusal), ...say(refusal, run, response) } : undefined,
  );
}

function missingName({ description = '' }: Refusal): string {
  const name = /\b(audience|resource|scope|tenant|realm|account_id|organization|client_assertion)\b/i.exec(
    description,
  )?.[1];
  return `the parameter ${quote(name ?? '')}`;
}

const decoder = new TextDecoder('utf-8');

function hasBoth(request: HttpRequest): boolean {
  const names = formPairs(decoder.decode(request.body)).map(([name]) => name);
  return headerValue(request.headers, 'authorization') !== undefined && names.includes('client_secret');
}

function sentForm({ headers }: HttpRequest): boolean {
  return headerValue(headers, 'content-type')?.toLowerCase().includes('x-www-form-urlencoded') ?? true;
}
