import { headerValue, methods } from '../http/message.ts';
import { bytesWords } from '../time/words.ts';
import { apiRule, authorizationOf, type ApiAnswer } from './api-rule.ts';
import type { ApiRun, Finding, Remedy, Rule } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

const whereSaid: Finding['evidence'] = [{ kind: 'status' }, { kind: 'response-body' }];

/** The API takes offence at the request, not at the token: one of these fits any 4xx that is not about the token. */
export const apiStatusAnswers: readonly Rule[] = onlyFirst([
  apiRule('api-headers-too-large', ({ status, body }, run) => {
    if (
      status !== 431 &&
      !(status === 400 && /header or cookie too large|request header.*too (?:large|long)/i.test(body.text))
    )
      return undefined;
    const length = authorizationOf(run)?.value.length ?? 0;
    return {
      severity: 'error',
      title: 'The headers are too large for this server',
      explanation: `${length > 2000 ? `The Authorization header alone has ${bytesWords(length)}: ` : ''}many servers stop at 4 to 16 KiB for all headers. Ask for a smaller token (fewer scopes, groups or roles in it), or have the limit raised.`,
      evidence: [{ kind: 'request-header', name: 'Authorization' }, { kind: 'status' }],
      source: rfc(6585, '5'),
    };
  }),
  apiRule('api-invalid-request', (answer) => {
    if (answer.error !== 'invalid_request' || answer.status < 400 || answer.status > 499 || answer.status === 401)
      return undefined;
    return {
      severity: 'error',
      title: 'The API finds the request malformed',
      explanation: `invalid_request: a parameter is missing, repeated or not understood, or the token was sent in more than one place.${answer.said} The token itself was not judged.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'WWW-Authenticate' }, { kind: 'response-body' }],
      source: rfc(6750, '3.1'),
    };
  }),
  apiRule('api-not-found', ({ status, said }, run) => {
    if (status !== 404 && status !== 410) return undefined;
    const { pathname } = new URL(run.exchange.request.url);
    const isRoot = pathname === '/';
    return {
      severity: 'error',
      title: status === 410 ? 'This address is gone' : 'The API has nothing at this address',
      explanation: `${status} for ${quote(pathname)}.${said} ${isRoot ? 'The URL has no path; APIs rarely answer at the root. ' : 'Check the path, its version and upper and lower case. '}Some APIs answer so too where a token may not see a thing that exists.`,
      evidence: [{ kind: 'request-target' }, { kind: 'status' }],
      source: rfc(9110, status === 410 ? '15.5.11' : '15.5.5'),
    };
  }),
  apiRule('api-method', ({ status, response, said }, run) => {
    if (status !== 405) return undefined;
    const allowed = (headerValue(response.headers, 'allow') ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const { method } = run.exchange.request;
    const remedies = methods
      .filter((each) => allowed.includes(each) && each !== 'OPTIONS' && each !== 'HEAD' && each !== method)
      .slice(0, 2)
      .map((each): Remedy => ({ kind: 'change-api-call', label: `Use ${each}`, change: { method: each } }));
    return {
      severity: 'error',
      title: `The API takes no ${method} here`,
      explanation: `${allowed.length === 0 ? 'Which methods it takes it does not say, though it should (Allow).' : `It takes ${quote(allowed.join(', '))}.`}${said} Choose another method, or check the path.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Allow' }],
      source: rfc(9110, '15.5.6'),
      remedies,
    };
  }),
  apiRule('api-not-acceptable', ({ status, said }, run) => {
    if (status !== 406) return undefined;
    const accept = headerValue(run.exchange.request.headers, 'accept');
    return {
      severity: 'error',
      title: 'The API cannot answer in the form that was asked for',
      explanation: `The request asked for ${accept === undefined ? 'anything' : quote(accept)} (Accept).${said} Type the media type that its documentation names, such as application/json.`,
      evidence: [{ kind: 'request-header', name: 'Accept' }, { kind: 'status' }],
      source: rfc(9110, '15.5.7'),
      remedies: withHeader(run, 'Accept', 'application/json'),
    };
  }),
  apiRule('api-unsupported-media-type', ({ status, said }, run) => {
    if (status !== 415) return undefined;
    const type = headerValue(run.exchange.request.headers, 'content-type');
    return {
      severity: 'error',
      title: 'The API does not read this kind of body',
      explanation: `${type === undefined ? 'The request names no Content-Type' : `The body was sent as ${quote(type)}`}.${said} Type the Content-Type that its documentation names, mostly application/json.`,
      evidence: [{ kind: 'request-header', name: 'Content-Type' }, { kind: 'status' }],
      source: rfc(9110, '15.5.16'),
      remedies: withHeader(run, 'Content-Type', 'application/json'),
    };
  }),
  statusRule(
    'api-conflict',
    [409, 412, 428],
    'The API would change something that is not as expected',
    'What is there collides with the request: it exists already, or changed since it was read.',
    '15.5.10',
  ),
  statusRule(
    'api-too-large',
    [413, 414],
    'The request is too large for the API',
    'Its body or its URL is longer than the API, or a gateway in front, takes.',
    '15.5.14',
  ),
  statusRule(
    'api-content-refused',
    [422],
    'The API understands the body and does not accept it',
    'Its form is right, a value in it is not: the answer says which as a rule.',
    '15.5.21',
  ),
  apiRule('api-bad-request', (answer) => {
    if (answer.status < 400 || answer.status > 499 || [401, 403, 429].includes(answer.status)) return undefined;
    return {
      severity: 'error',
      title: `The API answered ${answer.status}${answer.status === 400 ? ': bad request' : ''}`,
      explanation: `The token is probably not the cause: the API takes offence at the request.${answer.said} Check path, method, headers and body; what it says stands below.`,
      evidence: whereSaid,
      certainty: 'likely',
      source: rfc(9110, '15.5'),
    };
  }),
]);

function statusRule(id: string, statuses: readonly number[], title: string, what: string, section: string): Rule {
  return apiRule(id, ({ status, said }: ApiAnswer) => {
    if (!statuses.includes(status)) return undefined;
    return {
      severity: 'error',
      title,
      explanation: `${status}: the token was accepted as far as can be told. ${what}${said}`,
      evidence: whereSaid,
      certainty: 'likely',
      source: rfc(9110, section),
    };
  });
}

function withHeader({ call }: ApiRun, name: string, value: string): readonly Remedy[] {
  if (call === undefined) return [];
  const others = call.headersText
    .split('\n')
    .filter((line) => line.trim() !== '' && !new RegExp(`^\\s*${name}\\s*:`, 'i').test(line));
  return [
    {
      kind: 'change-api-call',
      label: `Use ${name}: ${value}`,
      change: { headersText: [...others, `${name}: ${value}`].join('\n') },
    },
  ];
}
