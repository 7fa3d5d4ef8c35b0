import { headerValue } from '../http/message.ts';
import { apiRule, authorizationOf } from './api-rule.ts';
import type { ApiRun, Finding, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

const whereSaid: Finding['evidence'] = [{ kind: 'status' }, { kind: 'response-body' }];

/** An answer with a success or a redirect that is none. */
export const apiSuccessRules: readonly Rule[] = [
  apiRule(
    'api-login-redirect',
    ({ status, response }, run) => {
      const location = headerValue(response.headers, 'location');
      if (status < 300 || status > 399 || location === undefined || !isLogin(location, run)) return undefined;
      return {
        severity: 'error',
        title: 'The API sends you to a login page',
        explanation: `It points to ${quote(target(location, run))}: it takes the call for one of a browser, so the token was not accepted or not even looked at. Perhaps the path belongs to a web application beside the API, or a gateway in front wants a login.`,
        certainty: 'likely',
        evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Location' }],
        source: rfc(6750, '3'),
      };
    },
    ['redirected'],
  ),
  apiRule(
    'api-moved-nearby',
    ({ status, response }, run) => {
      const url = redirectOf(status, headerValue(response.headers, 'location'), run);
      if (url === undefined || isLogin(url.href, run)) return undefined;
      const asked = new URL(run.exchange.request.url);
      if (
        url.hostname !== asked.hostname ||
        url.href === asked.href ||
        (asked.protocol === 'https:' && url.protocol === 'http:')
      )
        return undefined;
      return {
        severity: 'error',
        title: url.protocol === asked.protocol ? 'The API is at a slightly other address' : 'The API is at https',
        explanation: `It points to ${quote(url.origin + url.pathname)}, on the same machine. The redirect was not followed; many clients lose the Authorization header or the method on the way, so use the new address itself.`,
        evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Location' }, { kind: 'request-target' }],
        source: rfc(9110, '15.4'),
        remedies: [{ kind: 'change-api-call', label: 'Use the new address', change: { url: url.href } }],
      };
    },
    ['redirected'],
  ),
  apiRule('api-redirect-drops-token', ({ status, response }, run) => {
    const url = redirectOf(status, headerValue(response.headers, 'location'), run);
    if (
      url === undefined ||
      url.origin === new URL(run.exchange.request.url).origin ||
      authorizationOf(run) === undefined
    )
      return undefined;
    return {
      severity: 'note',
      title: 'Clients that follow this redirect lose the token',
      explanation: `It leads to another origin, ${quote(url.origin)}. Browsers, curl and most libraries drop Authorization there, so that a token does not go to strangers; the call then fails with 401 and nobody sees why.`,
      evidence: [
        { kind: 'response-header', name: 'Location' },
        { kind: 'request-header', name: 'Authorization' },
      ],
      source: { label: 'Fetch, HTTP-redirect fetch', url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch' },
    };
  }),
  apiRule('api-login-page', ({ status, body }) => {
    if (status !== 200 || body.kind !== 'html') return undefined;
    if (
      !/type=["']?password|SAMLRequest|name=["']?(?:login|username|user|email)["']|<title>[^<]*(?:log ?in|sign ?in|anmeld)/i.test(
        body.text,
      )
    )
      return undefined;
    return {
      severity: 'error',
      title: 'The API answered with a login page',
      explanation:
        'The status is 200, and the page is a form for people to log in: the token was not accepted, or a gateway in front did not look at it. A client that goes by the status takes this for a success.',
      certainty: 'likely',
      evidence: whereSaid,
      source: rfc(6750, '3'),
    };
  }),
  apiRule('api-error-in-body', ({ status, body }) => {
    const found = body.members === undefined || status < 200 || status > 299 ? undefined : errorMember(body.members);
    if (found === undefined) return undefined;
    return {
      severity: 'warning',
      title: `The status is ${status}, and the body speaks of an error`,
      explanation: `It has the member ${quote(found)}. Some APIs (GraphQL among them) report everything with 200: look at the body before taking this for a success.`,
      certainty: 'likely',
      evidence: [{ kind: 'status' }, { kind: 'response-member', name: found }],
      source: rfc(9110, '15.3.1'),
    };
  }),
  apiRule('api-web-page', ({ status, body }, run) => {
    if (status < 200 || status > 299 || body.kind !== 'html' || run.exchange.request.method === 'HEAD')
      return undefined;
    return {
      severity: 'note',
      title: 'The answer is a web page',
      explanation:
        'APIs answer in JSON as a rule. Perhaps the address is that of the API’s documentation, or of an application that answers every path with its start page; then the token was not looked at.',
      certainty: 'hint',
      evidence: [{ kind: 'response-header', name: 'Content-Type' }, { kind: 'response-body' }],
      source: rfc(9110, '8.3'),
    };
  }),
];

function redirectOf(status: number, location: string | undefined, run: ApiRun): URL | undefined {
  const base = run.exchange.request.url;
  if (status < 300 || status > 399 || status === 304 || location === undefined || !URL.canParse(location, base))
    return undefined;
  return new URL(location, base);
}

function isLogin(location: string, run: ApiRun): boolean {
  return /\/(?:login|signin|sign-in|log-in|authorize|oauth2\/start|saml\d?|adfs|sso|idp|session\/new)(?:[/?#]|$)/i.test(
    target(location, run),
  );
}

function target(location: string, run: ApiRun): string {
  const base = run.exchange.request.url;
  if (!URL.canParse(location, base)) return location;
  const url = new URL(location, base);
  return url.origin + url.pathname;
}

function errorMember(members: Readonly<Record<string, unknown>>): string | undefined {
  const names = ['error', 'errors', 'fault', 'exception', 'Error'];
  const named = names.find((name) => {
    const value = members[name];
    return (
      value !== undefined &&
      value !== null &&
      value !== false &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0)
    );
  });
  if (named !== undefined) return named;
  return members['success'] === false ? 'success' : members['ok'] === false ? 'ok' : undefined;
}
