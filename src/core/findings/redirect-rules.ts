import { headerValue, type HttpResponse } from '../http/message.ts';
import type { ExaminedRun, Finding, Remedy, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { exchangeOf, responseOf } from './response-of.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';
import { saysItself } from './status-rules.ts';

/** Redirects are shown and never followed; where they lead tells what is wrong with the URL (RFC 9110 §15.4). */
export const redirectRules: readonly Rule[] = [
  redirectRule('redirected-to-https', 'https', (to) => ({
    title: 'The server sends you to https',
    explanation: `It answered with a redirect to ${quote(to)}: the same address, but encrypted. This request had gone in clear text by then, so that a secret in it should be considered known. Put https into the URL.`,
  })),
  redirectRule('redirected-to-sign-in', 'sign-in', (to) => ({
    title: 'The server sends you to a sign-in page',
    explanation: `It answered with a redirect to ${quote(to)}. So the address is protected like a page for people: it is not the token endpoint, or a proxy with single sign-on stands in front of it.`,
    certainty: 'likely',
  })),
  redirectRule('redirected-by-slash', 'slash', (to) => ({
    title: 'The address differs by a slash at its end',
    explanation: `The server answered with a redirect to ${quote(to)}. It was not followed: many clients would lose the body on the way. Use the address as the server has it.`,
  })),
  redirectRule('redirected-to-other-host', 'other-host', (to) => ({
    title: 'The server sends you to another host',
    explanation: `It answered with a redirect to ${quote(to)}. It was not followed, so that the secret goes to no host that you did not type. If you trust that one, type it above; a company name that moved, or “www.” too many, is a usual reason.`,
  })),
  redirectRule('redirected', 'other', (to, status) => ({
    title: 'The server answered with a redirect',
    explanation: `${to === '' ? 'It does not say where.' : `It points to ${quote(to)}.`} It was not followed, so that nothing secret goes to an address you did not type.${status === 301 || status === 302 || status === 303 ? ` After a ${status} most clients would ask again with GET and without the body.` : ''} If the new address is right, type it above.`,
  })),
  ruleOf('not-modified', 'http', (run) => {
    // A call to an API may ask for it, with a condition of its own.
    if (run.kind !== 'token' || responseOf(run)?.status !== 304) return undefined;
    return {
      severity: 'error',
      title: 'The server says that nothing has changed (304)',
      explanation:
        'That is an answer to a question about a cached copy, which the request did not ask. A cache on the way answers where the server should: answers to POST must not come from there.',
      evidence: [{ kind: 'status' }],
      source: rfc(9110, '15.4.5'),
    };
  }),
];

type Direction = 'https' | 'sign-in' | 'slash' | 'other-host' | 'other';

function redirectRule(
  id: string,
  direction: Direction,
  say: (to: string, status: number) => Pick<Finding, 'title' | 'explanation'> & Partial<Said>,
): Rule {
  return ruleOf(
    id,
    'http',
    (run) => {
      const exchange = exchangeOf(run);
      const response = responseOf(run);
      if (
        exchange === undefined ||
        response === undefined ||
        response.status < 300 ||
        response.status > 399 ||
        response.status === 304
      )
        return undefined;
      if (run.kind === 'token' && saysItself(run, response)) return undefined;
      const from = new URL(exchange.request.url);
      const to = targetOf(response, from);
      // Of an API's redirect its own chapter tells where it leads.
      if ((run.kind === 'token' ? directionOf(from, to) : 'other') !== direction) return undefined;
      return {
        severity: 'error',
        evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Location' }],
        source: rfc(9110, '15.4'),
        remedies: direction === 'https' || direction === 'slash' ? addressRemedy(run, to) : [],
        ...say(shown(to, response), response.status),
      };
    },
    ['other-error', 'error-in-own-form', 'no-access-token'],
  );
}

function targetOf({ headers }: HttpResponse, from: URL): URL | undefined {
  const location = headerValue(headers, 'location');
  return location !== undefined && URL.canParse(location, from) ? new URL(location, from) : undefined;
}

/** Its query may hold what was sent, so it is left out; it stands in the raw answer. */
function shown(to: URL | undefined, { headers }: HttpResponse): string {
  if (to === undefined) return headerValue(headers, 'location') ?? '';
  return to.protocol === 'http:' || to.protocol === 'https:' ? to.origin + to.pathname : to.href;
}

const signInPath =
  /\/(log-?in|sign-?in|sso|saml2?|authorize|auth\/realms\/[^/]+\/login|oauth2\/start|_forms|adfs\/ls|u\/login|idp)\b|[?&](returnurl|samlrequest|redirect_uri|rd)=/i;

function directionOf(from: URL, to: URL | undefined): Direction {
  if (to === undefined || !/^https?:$/.test(to.protocol)) return 'other';
  const isSamePath = withoutSlash(from.pathname) === withoutSlash(to.pathname);
  if (from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname && isSamePath)
    return 'https';
  if (signInPath.test(to.pathname + to.search) && !isSamePath) return 'sign-in';
  if (from.host !== to.host) return 'other-host';
  return isSamePath && from.pathname !== to.pathname ? 'slash' : 'other';
}

function withoutSlash(path: string): string {
  return path.replace(/(?<!\/)\/+$/, '');
}

function addressRemedy(run: ExaminedRun, to: URL | undefined): readonly Remedy[] {
  if (run.kind !== 'token' || to === undefined) return [];
  return [{ kind: 'change-connection', label: `Use ${to.origin}${to.pathname}`, change: { tokenEndpoint: to.href } }];
}
