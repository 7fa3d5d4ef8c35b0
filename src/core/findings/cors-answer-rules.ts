import { lacksVary, redirects } from '../http/cors-diagnosis.ts';
import { headerValue } from '../http/message.ts';
import { latin1 } from '../http/bytes.ts';
import { allowedOriginField, answerIn, askedHeaders, corsRule, hostOf, lastExchange, originSent } from './cors-rule.ts';
import type { CorsRun, Rule } from './finding.ts';
import { fetchStandard } from './sources.ts';

const entra = {
  label: 'Microsoft Entra error codes',
  url: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
};

/** Servers that look at the Origin themselves, whatever their answer to the preflight was. */
export const corsRefusedOriginRules: readonly Rule[] = [
  corsRule(
    'cors-entra-refuses-origin',
    (run) => {
      const body = bodyOf(run);
      if (body === undefined || !body.includes('AADSTS9002326')) return undefined;
      return {
        title: 'Microsoft Entra gives out no tokens to pages for this kind of client',
        explanation:
          'AADSTS9002326: it refuses every token request with an Origin, which a browser always adds, unless the client is registered as a single-page application; and those have no client credentials. No header mends that: use the proxy, or a program.',
        evidence: [originSent, { kind: 'response-body' }],
        source: entra,
      };
    },
    ['cors-error-without-header', 'cors-no-header'],
  ),
  corsRule(
    'cors-keycloak-web-origins',
    (run) => {
      const answer = answerIn(run.replayed);
      if (answer === undefined || run.diagnosis.kind !== 'refused' || !isKeycloak(run)) return undefined;
      return {
        title: 'Keycloak may not know this page as a web origin of the client',
        explanation: `The address looks like Keycloak’s. There the allowed pages stand with the client (Web origins), and the field is hidden while only service accounts are on: switch the standard flow on, add “${run.plan.pageOrigin}” to Web origins, and try again. Newer versions answer an unknown origin with 403, older ones with an answer without CORS headers.`,
        certainty: 'hint',
        severity: 'warning',
        evidence: [originSent, { kind: 'status' }],
        source: { label: 'Keycloak issue 37529', url: 'https://github.com/keycloak/keycloak/issues/37529' },
      };
    },
    ['cors-no-header'],
  ),
  corsRule(
    'cors-origin-refused',
    (run) => {
      if (answerIn(run.replayed)?.status !== 403) return undefined;
      return {
        title: 'The server may refuse the request for its Origin',
        explanation: `It answered the request with Origin with 403. To find out, send the same without Origin (Try through the proxy): if that works, the server keeps a list of pages, and “${run.plan.pageOrigin}” has to be added to it. If it gets 403 as well, the reason is another one.`,
        severity: 'warning',
        certainty: 'hint',
        evidence: [{ kind: 'status' }, originSent],
      };
    },
    ['cors-error-without-header'],
  ),
];

/** What is worth knowing where nothing is refused. */
export const corsAnswerRules: readonly Rule[] = [
  corsRule('cors-allowed', (run) => {
    if (run.diagnosis.kind !== 'allowed' || run.diagnosis.isRedirect) return undefined;
    return {
      title: 'To the proxy the server gives an answer that this page may read',
      explanation: `What failed in the browser does not show here. What may differ: ${differences(run)}. The browser’s own console (F12) has its reason.`,
      severity: 'warning',
      certainty: 'hint',
      evidence: [originSent, allowedOriginField],
      source: fetchStandard('CORS check', 'cors-check'),
    };
  }),
  corsRule(
    'cors-redirect-hidden',
    ({ replayed, diagnosis }) => {
      const status = answerIn(replayed)?.status;
      if (status === undefined || !redirects.has(status)) return undefined;
      const allowed =
        diagnosis.kind === 'allowed' ? 'The answer allows this page, and still' : 'Whatever the server allows,';
      return {
        title: 'The server answers with a redirect, which a page cannot see into',
        explanation: `${allowed} a browser tells a page neither the status nor the address of a redirect that is not followed. Where it points stands below; type that address if it is the right one.`,
        evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Location' }],
        source: fetchStandard('HTTP fetch', 'http-fetch'),
      };
    },
    ['cors-no-header'],
  ),
  corsRule('cors-preflight-fine', (run) => {
    if (run.diagnosis.kind !== 'open' || answerIn(run.preflight) === undefined) return undefined;
    return {
      title: 'The browser’s question is answered well',
      explanation: `${hostOf(run)} lets this page send the request, so a browser goes on and sends it, and the server may have executed it. What the answer to the request itself allows is not known yet: Replay the request with Origin shows it.`,
      severity: 'note',
      evidence: [{ kind: 'status' }, originSent, allowedOriginField],
      source: fetchStandard('CORS-preflight fetch', 'cors-preflight-fetch'),
    };
  }),
  corsRule('cors-no-preflight', (run) => {
    if (run.diagnosis.kind !== 'open' || run.plan.preflight !== undefined) return undefined;
    return {
      title: 'For this request a browser asks nothing first',
      explanation:
        'It sends it at once, so the server may have executed it although the page saw an error. Only the answer to the request itself tells what is missing: Replay the request with Origin shows it.',
      severity: 'note',
      source: fetchStandard('CORS-safelisted request-header', 'cors-safelisted-request-header'),
    };
  }),
  corsRule('cors-same-origin', (run) => {
    if (run.diagnosis.kind !== 'same-origin') return undefined;
    return {
      title: 'Server and page share one origin, so CORS has no part in this',
      explanation: `A browser asks ${hostOf(run)} for no permission here. What is left: the server is down, it closed the connection, or an extension of the browser stopped the request.`,
      severity: 'note',
      source: fetchStandard('HTTP fetch', 'http-fetch'),
    };
  }),
  corsRule('cors-authorization-wildcard', (run) => {
    const { diagnosis } = run;
    const strict =
      diagnosis.kind === 'open' || diagnosis.kind === 'allowed'
        ? diagnosis.strict
        : diagnosis.kind === 'refused'
          ? diagnosis.problems.find(({ code }) => code === 'authorization-wildcard')
          : undefined;
    if (strict === undefined) return undefined;
    return {
      title: '“*” does not cover Authorization',
      explanation: `The server allows the headers “*”. By the standard that means every header but Authorization, which has to be named. Chromium takes it all the same; other browsers need not. Let the answer to OPTIONS say: “${strict.line ?? ''}”.`,
      severity: 'warning',
      evidence: [askedHeaders, { kind: 'response-header', name: 'Access-Control-Allow-Headers' }],
      source: fetchStandard('CORS non-wildcard request-header name', 'cors-non-wildcard-request-header-name'),
    };
  }),
  corsRule('cors-vary-missing', (run) => {
    const answer = answerIn(run.replayed);
    if (answer === undefined || !lacksVary(answer, run.plan.pageOrigin)) return undefined;
    return {
      title: 'The answer depends on the page, and does not tell caches so',
      explanation:
        'It allows exactly this page. If the server answers others with their own origin, a cache may hand one page’s answer to another, which then fails now and then. Add to the answer: “Vary: Origin”.',
      severity: 'note',
      certainty: 'likely',
      evidence: [allowedOriginField, { kind: 'response-header', name: 'Vary' }],
      source: fetchStandard('CORS protocol and HTTP caches', 'cors-protocol-and-http-caches'),
    };
  }),
  corsRule('cors-wildcard-with-credentials', (run) => {
    const answer = answerIn(lastExchange(run));
    if (answer === undefined || headerValue(answer.headers, 'access-control-allow-origin') !== '*') return undefined;
    if (headerValue(answer.headers, 'access-control-allow-credentials') !== 'true') return undefined;
    return {
      title: 'Cookies are allowed together with “*”, which no browser accepts',
      explanation:
        'This page sends no cookies, so it is not affected. A page that does (credentials: include) is refused: for it the server has to name the page’s origin instead of “*”. Without cookies, leave Access-Control-Allow-Credentials out.',
      severity: 'note',
      evidence: [allowedOriginField, { kind: 'response-header', name: 'Access-Control-Allow-Credentials' }],
      source: fetchStandard('CORS protocol and credentials', 'cors-protocol-and-credentials'),
    };
  }),
  corsRule('cors-hidden-headers', (run) => {
    if (run.diagnosis.kind !== 'allowed' || run.diagnosis.isRedirect) return undefined;
    const useful = run.diagnosis.hidden.flatMap((name) => worthSeeing[name] ?? []);
    if (useful.length === 0) return undefined;
    const names = useful.map(({ name }) => name);
    return {
      title: `The page cannot read ${names.join(', ')} of this answer`,
      explanation: `Pages of other origins see a few harmless headers only, and ${useful.map(({ name, why }) => `${name} tells ${why}`).join('; ')}. To show them, let the answer say: “Access-Control-Expose-Headers: ${names.join(', ')}”.`,
      severity: 'note',
      evidence: names.map((name) => ({ kind: 'response-header' as const, name })),
      source: fetchStandard('Access-Control-Expose-Headers', 'http-access-control-expose-headers'),
    };
  }),
  corsRule('cors-dropped-headers', ({ plan }) => {
    if (plan.dropped.length === 0) return undefined;
    return {
      title: `The browser leaves ${plan.dropped.join(', ')} out`,
      explanation:
        'Pages are not allowed to set these headers: the browser drops them without a word, or writes its own. If the server needs them, use the proxy, which sends them as they are typed.',
      severity: 'note',
      source: fetchStandard('forbidden request-header', 'forbidden-request-header'),
    };
  }),
];

const worthSeeing: Readonly<Record<string, { readonly name: string; readonly why: string } | undefined>> = {
  'www-authenticate': { name: 'WWW-Authenticate', why: 'why access was refused' },
  'dpop-nonce': { name: 'DPoP-Nonce', why: 'what the next DPoP proof has to hold' },
  date: { name: 'Date', why: 'whether the clocks agree' },
  'retry-after': { name: 'Retry-After', why: 'how long to wait' },
};

function differences(run: CorsRun): string {
  const isSecure = run.plan.request.url.startsWith('https:');
  return [
    ...(isSecure ? ['the browser has its own list of trusted certificates'] : []),
    'it may reach the server by another way (VPN, proxy settings, a name that resolves differently)',
    'it adds headers of its own (User-Agent, Sec-Fetch-…), by which a firewall may decide',
    'an extension may stop requests',
    'the server may answer otherwise by now',
  ].join('; ');
}

function isKeycloak({ plan }: CorsRun): boolean {
  return /\/realms\/[^/]+\/protocol\/openid-connect\//.test(new URL(plan.request.url).pathname);
}

function bodyOf({ replayed }: CorsRun): string | undefined {
  const answer = answerIn(replayed);
  return answer && latin1(answer.body.subarray(0, 16_384));
}
