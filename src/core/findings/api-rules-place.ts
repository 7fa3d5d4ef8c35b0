import { apiRule, authorizationOf } from './api-rule.ts';
import type { ApiRun, Finding, Rule } from './finding.ts';
import { rfc } from './sources.ts';

const inTarget: Finding['evidence'] = [{ kind: 'request-target' }, { kind: 'input', name: 'API URL' }];

/** Where the call went: endpoints of the authorization server are no APIs to try a token at. */
export const apiPlaceRules: readonly Rule[] = [
  placeRule('api-is-token-endpoint', (path, run) => {
    const typed = run.connection?.tokenEndpoint ?? '';
    const isSame = URL.canParse(typed) && sameAddress(new URL(typed), new URL(run.exchange.request.url));
    if (!isSame && !/\/(?:oauth2?|connect|openid-connect|v\d)\/(?:.*\/)?(?:oauth-)?token$/i.test(path))
      return undefined;
    return {
      title: 'The call went to the token endpoint',
      explanation:
        'That is where tokens are issued, with the client’s own secret; a token is nothing it takes. Type the address of the API that the token is for.',
      certainty: isSame ? 'certain' : 'likely',
      source: rfc(6749, '3.2'),
    };
  }),
  placeRule('api-is-introspection-endpoint', (path) => {
    if (!/\/(?:introspect(?:ion)?|token_info|tokeninfo)$/i.test(path)) return undefined;
    return {
      title: 'The call went to the introspection endpoint',
      explanation:
        'It tells APIs about tokens: it wants a POST with the token in the body and a login of its own. The button Introspect in the token panel does that; as API URL type the address of the API.',
      certainty: 'likely',
      source: rfc(7662, '2.1'),
    };
  }),
  placeRule('api-is-userinfo', (path) => {
    if (!/\/userinfo(?:\.openid)?$/i.test(path)) return undefined;
    return {
      title: 'Userinfo is no test API for client credentials',
      explanation:
        'It tells who the user is, and this grant has none: no login, no openid scope, nobody to tell about. A refusal there says nothing about the token. Try it at the API that it is for.',
      certainty: 'likely',
      source: {
        label: 'OpenID Connect Core §5.3',
        url: 'https://openid.net/specs/openid-connect-core-1_0.html#UserInfo',
      },
    };
  }),
  placeRule('api-is-login-page', (path) => {
    if (!/\/(?:authorize|authorization|oauth2?\/auth)$/i.test(path)) return undefined;
    return {
      title: 'The call went to the authorization endpoint',
      explanation:
        'That one is for people with a browser, who log in there; client credentials never use it. Type the address of the API.',
      certainty: 'likely',
      source: rfc(6749, '3.1'),
    };
  }),
  apiRule('api-public-document', ({ status }, run) => {
    const { pathname } = new URL(run.exchange.request.url);
    if (status !== 200 || !/\/\.well-known\/|\/(?:jwks(?:\.json)?|certs|keys)$/i.test(pathname)) return undefined;
    return {
      severity: 'note',
      title: 'This document is public, so the answer proves nothing about the token',
      explanation:
        'Metadata and keys are given to everyone, with a token or without. To see whether the token is accepted, call an address that needs one.',
      evidence: inTarget,
      certainty: 'likely',
      source: rfc(8414, '3'),
    };
  }),
  apiRule('api-open-to-all', ({ status }, run) => {
    if (status < 200 || status > 299 || authorizationOf(run) !== undefined || run.exchange.request.method === 'OPTIONS')
      return undefined;
    return {
      severity: 'note',
      title: 'The API answered without a token',
      explanation:
        'No Authorization header was sent, and the call went through: this address is open to everyone. If it should not be, its check is missing.',
      evidence: [{ kind: 'status' }],
      source: rfc(6750, '3'),
    };
  }),
];

function placeRule(
  id: string,
  say: (path: string, run: ApiRun) => Pick<Finding, 'title' | 'explanation' | 'certainty' | 'source'> | undefined,
): Rule {
  return apiRule(
    id,
    ({ status }, run) => {
      if (status < 300 || status > 499) return undefined;
      const said = say(new URL(run.exchange.request.url).pathname.replace(/\/$/, ''), run);
      return said && { severity: 'error', evidence: inTarget, ...said };
    },
    ['redirected'],
  );
}

function sameAddress(a: URL, b: URL): boolean {
  return a.origin === b.origin && a.pathname === b.pathname;
}
