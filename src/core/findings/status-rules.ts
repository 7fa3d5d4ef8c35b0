import { headerValue, headerValues, type HttpResponse } from '../http/message.ts';
import { parseChallenges } from '../http/challenge.ts';
import { otherWays } from './other-ways.ts';
import type { Evidence, Finding, Rule, TokenRun } from './finding.ts';
import { pageIn, serverWords, titleWords } from './page-rules.ts';
import { quote } from './quote.ts';
import { isReasonPhrase, refusalOf, vendorErrorOf } from './refusal.ts';
import { isExplained } from './refusal-rules.ts';
import type { Said } from './rule.ts';
import { bodyText, quoteFrom, serverSays } from './server-words.ts';
import { rfc } from './sources.ts';
import type { BodyKind } from '../oauth/token-response.ts';
import { plainHttpRules } from './plain-http-rules.ts';
import { answeredRule } from './token-rule.ts';

/** What the status of a token endpoint's answer means where the body names no error (RFC 9110 §15.5). */
export const statusRules: readonly Rule[] = [
  ...plainHttpRules,
  statusRule('bearer-wanted', [401], (run, response) => {
    if (!schemesOf(response).some((scheme) => /^(bearer|dpop)$/i.test(scheme))) return undefined;
    return {
      title: 'This address wants an access token, so it is no token endpoint',
      explanation: `401 with ${quote(schemesOf(response).join(', '))} in WWW-Authenticate is how an API answers.${bodyWords(run, response)} Check the path of the URL, or whether a gateway in front wants a token of its own.`,
      evidence: challengePlace,
      source: rfc(6750, '3'),
      certainty: 'likely',
    };
  }),
  statusRule('windows-sign-in-wanted', [401], (run, response) => {
    if (!schemesOf(response).some((scheme) => /^(negotiate|ntlm)$/i.test(scheme))) return undefined;
    return {
      title: 'The server wants a Windows sign-in',
      explanation: `401 with ${quote(schemesOf(response).join(', '))}: the web server in front checks who calls, before the token endpoint sees the request.${bodyWords(run, response)} Have anonymous access switched on for the path of the token endpoint.`,
      evidence: challengePlace,
      source: rfc(9110, '11.6.1'),
      certainty: 'likely',
    };
  }),
  statusRule('wrong-secret-unsaid', [401], (run, response) => {
    if (schemesOf(response).some((scheme) => /^(bearer|dpop|negotiate|ntlm)$/i.test(scheme))) return undefined;
    return {
      title: 'The server does not accept this client',
      explanation: `It answered 401 without an error code in JSON, so the reason has to be guessed: an unknown ID, a wrong secret, or a client authentication that it does not take. It may also be a gateway in front of the token endpoint.${bodyWords(run, response)}`,
      evidence: [...challengePlace, { kind: 'response-body' }],
      source: rfc(6749, '5.2'),
      certainty: 'hint',
      remedies: otherWays(run.connection),
    };
  }),
  statusRule('forbidden-unsaid', [403], (run, response) => ({
    title: 'Something refused the request before it was read as OAuth',
    explanation: `It answered 403 without an error code of OAuth. That is rarely the token endpoint: a firewall, a gateway that wants a key or allows only some addresses, or a wrong path.${bodyWords(run, response)}`,
    evidence: [{ kind: 'status' }, { kind: 'response-body' }],
    source: rfc(9110, '15.5.4'),
    certainty: 'likely',
  })),
  statusRule('not-found', [404, 410], (run, response) => ({
    title: 'There is nothing at this address',
    explanation: `The server answered ${response.status}: it is reachable, and has no token endpoint at ${quote(new URL(run.exchange.request.url).pathname)}.${bodyWords(run, response)} Check the path: tenant or realm, version, spelling, a slash at the end. The server’s metadata names the right one.`,
    evidence: [{ kind: 'request-target' }, { kind: 'status' }],
    source: rfc(9110, '15.5.5'),
  })),
  statusRule('method-refused', [405], (run, response) => {
    const allow = headerValues(response.headers, 'allow').join(', ');
    return {
      title: 'This address does not take POST',
      explanation: `405: ${allow === '' ? 'it does not say what it takes' : `it takes ${quoteFrom(run, allow)} (Allow)`}. A token endpoint must take POST, so this is another address: the authorization endpoint, a page, or a path that a redirect changed.${bodyWords(run, response)}`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Allow' }],
      source: rfc(6749, '3.2'),
    };
  }),
  statusRule('accept-refused', [406], (run, response) => ({
    title: 'The server cannot answer in JSON here',
    explanation: `406: the request asks for application/json (Accept), and this address offers something else.${bodyWords(run, response)} It is probably not the token endpoint.`,
    evidence: [{ kind: 'status' }, { kind: 'request-header', name: 'Accept' }],
    source: rfc(9110, '15.5.7'),
  })),
  statusRule('proxy-sign-in-wanted', [407], (run, response) => ({
    title: 'A network proxy on the way wants a sign-in',
    explanation: `407 comes from a proxy between you and the server, not from the server.${bodyWords(run, response)} The request did not get through; that proxy has to let it pass.`,
    evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Proxy-Authenticate' }],
    source: rfc(9110, '15.5.8'),
  })),
  statusRule('request-timed-out', [408], (run, response) => ({
    title: 'The server says that the request came too slowly',
    explanation: `408: it waited for the rest of the request. With one as small as this it is mostly a gateway that closed an old connection.${bodyWords(run, response)} Send again.`,
    evidence: [{ kind: 'status' }],
    source: rfc(9110, '15.5.9'),
    remedies: [{ kind: 'send-again' }],
  })),
  statusRule('length-wanted', [411], (run, response) => ({
    title: 'The server misses the length of the request',
    explanation: `411: the request above has a Content-Length, so something on the way took it off.${bodyWords(run, response)} Look at the proxies and gateways between.`,
    evidence: [{ kind: 'status' }, { kind: 'request-header', name: 'Content-Length' }],
    source: rfc(9110, '15.5.12'),
  })),
  statusRule('request-too-large', [413, 414, 431], (run, response) => ({
    title: `The request is too large for the server (${response.status})`,
    explanation: `${tooLarge[response.status] ?? ''} A token request is small, so the limit is very low, or ID, secret or scope hold far more than meant.${bodyWords(run, response)}`,
    evidence: [{ kind: 'status' }],
    source: response.status === 431 ? rfc(6585, '5') : rfc(9110, '15.5.14'),
  })),
  statusRule('media-type-refused', [415], (run, response) => ({
    title: 'The server does not take a form here',
    explanation: `415: the body is sent as application/x-www-form-urlencoded, as RFC 6749 has it, and this address wants another type${wantedTypes(run, response)}.${bodyWords(run, response)} It is another endpoint, or a server with a form of its own, such as JSON.`,
    evidence: [{ kind: 'status' }, { kind: 'request-header', name: 'Content-Type' }],
    source: rfc(9110, '15.5.16'),
  })),
  statusRule('misdirected', [421], (run, response) => ({
    title: 'The server does not answer for this host name',
    explanation: `421: the connection reached a server that knows nothing of ${quote(new URL(run.exchange.request.url).host)}.${bodyWords(run, response)} DNS or a gateway leads to the wrong machine, or its certificate is for other names.`,
    evidence: [{ kind: 'status' }, { kind: 'request-header', name: 'Host' }],
    source: rfc(9110, '15.5.20'),
  })),
  statusRule('upgrade-wanted', [426], (run, response) => ({
    title: 'The server wants another protocol',
    explanation: `426: it asks for ${quoteFrom(run, headerValue(response.headers, 'upgrade') ?? 'something it does not name')} (Upgrade), for example TLS or HTTP/2.${bodyWords(run, response)} Try https, or look for the settings of the gateway in front.`,
    evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Upgrade' }],
    source: rfc(9110, '15.5.22'),
  })),
  statusRule('blocked-by-law', [451], (run, response) => ({
    title: 'The server may not serve you, for legal reasons',
    explanation: `451: it says that a law or an order forbids it, often by the country that the request comes from.${bodyWords(run, response)}`,
    evidence: [{ kind: 'status' }],
    source: rfc(7725, '3'),
  })),
  statusRule('bad-request-unsaid', undefined, (run, response) => ({
    title: `The server refuses the request (${response.status}) and names no error code`,
    explanation: `A token endpoint says why with an error in JSON; this one does not.${bodyWords(run, response)} It may be a gateway, or an endpoint with rules of its own. Check the path of the URL and compare the request with the server’s documentation.`,
    evidence: [{ kind: 'status' }, { kind: 'response-body' }],
    source: rfc(6749, '5.2'),
  })),
];

const challengePlace: readonly Evidence[] = [{ kind: 'status' }, { kind: 'response-header', name: 'WWW-Authenticate' }];

const tooLarge: Readonly<Record<number, string>> = {
  413: 'It says that the body is too large.',
  414: 'It says that the URL is too long.',
  431: 'It says that the header fields are too large.',
};

function schemesOf({ headers }: HttpResponse): readonly string[] {
  return parseChallenges(headerValues(headers, 'www-authenticate')).map(({ scheme }) => scheme);
}

function wantedTypes(run: TokenRun, { headers }: HttpResponse): string {
  const types = headerValue(headers, 'accept-post') ?? headerValue(headers, 'accept');
  return types === undefined ? '' : `: ${quoteFrom(run, types)}`;
}

type SaidOfStatus = Pick<Finding, 'title' | 'explanation'> & Partial<Said>;

function statusRule(
  id: string,
  statuses: readonly number[] | undefined,
  say: (run: TokenRun, response: HttpResponse) => SaidOfStatus | undefined,
): Rule {
  const isMeant = (status: number) => statuses?.includes(status) ?? isOtherRefusal(status);
  return answeredRule(id, (run, response) => {
    if (!isMeant(response.status) || saysItself(run, response)) return undefined;
    if (isGateStatus(response.status) && (pageIn(run, response)?.kind ?? 'other') !== 'other') return undefined;
    if (statuses === undefined && (isNearlyJson(run) || speaksOwnForm(run, response))) return undefined;
    if (response.status < 500 && plainHttpRules.some((rule) => rule.examine(run) !== undefined)) return undefined;
    const said = say(run, response);
    return said && { severity: 'error', ...said };
  });
}

const named: readonly number[] = [401, 403, 404, 405, 406, 407, 408, 410, 411, 413, 414, 415, 421, 426, 429, 431, 451];

/** Statuses that a page of its own kind explains: who sent it says why. */
function isGateStatus(status: number): boolean {
  return status === 401 || status === 403 || isOtherRefusal(status);
}

function isOtherRefusal(status: number): boolean {
  return status >= 400 && status <= 499 && !named.includes(status);
}

/** A body that was meant as JSON: how it misses that says more than a status such as 400. */
function isNearlyJson({ answer }: TokenRun): boolean {
  const kinds: readonly BodyKind[] = [
    'cut-json',
    'broken-json',
    'json-and-more',
    'guarded-json',
    'jsonp',
    'nul-bytes',
    'utf-16',
  ];
  return answer?.kind === 'unreadable' && kinds.includes(answer.looksLike);
}

/** At 400 and 422, where the error in a form of the server's own leads. */
function speaksOwnForm(run: TokenRun, response: HttpResponse): boolean {
  return (response.status === 400 || response.status === 422) && refusalOf(run, response) !== undefined;
}

/** An answer that names its error, or has a token, tells more than its status. */
export function saysItself(run: TokenRun, response: HttpResponse): boolean {
  if (run.answer?.kind === 'issued') return true;
  const refusal = refusalOf(run, response);
  if (vendorErrorOf(run, response) !== undefined) return true;
  if (refusal === undefined) return false;
  return refusal.isStandard || (isExplained(refusal.code) && !isReasonPhrase(refusal.code));
}

/** What the body says in a form of its own: a page's title, a message, or a short text. */
export function bodyWords(run: TokenRun, response: HttpResponse): string {
  const page = pageIn(run, response);
  if (page !== undefined) return `${titleWords(run, page)}${serverWords(run, response)}`;
  const refusal = refusalOf(run, response);
  if (refusal !== undefined) return serverSays(run, refusal.description ?? refusal.written);
  const isText = run.answer?.kind === 'unreadable' && run.answer.looksLike === 'text';
  return `${isText ? serverSays(run, bodyText(response, 1024)) : ''}${serverWords(run, response)}`;
}

/** Whether a rule about the status says it better than one about the body could; such bodies are pages as a rule. */
export function isSaidByStatus(run: TokenRun, { status }: HttpResponse): boolean {
  if (status < 200 || (status >= 300 && status <= 399) || (status >= 500 && status <= 599)) return true;
  return status >= 400 && status <= 499 && (named.includes(status) || !isNearlyJson(run));
}
