import type { CorsRun } from '#core/findings/finding.ts';
import type { HeaderField } from '#core/http/message.ts';
import {
  allowHeaders,
  allowOrigin,
  corsRun,
  goodPreflight,
  pageOrigin,
  peerWith,
  preflight,
  replayed,
  type Said,
  simpleGet,
  varyOrigin,
} from '../cors-builder.ts';
import type { RuleCase } from './rule-case.ts';

const star: HeaderField = ['Access-Control-Allow-Origin', '*'];
const challenge: HeaderField = ['WWW-Authenticate', 'Bearer error="invalid_token"'];

/** A case for each rule about a check of what a server allows pages to do. */
export const corsCases: readonly RuleCase[] = [
  {
    id: 'cors-server-not-reached',
    example: 'a port where nothing listens',
    speaks: preflight({ kind: 'refused', address: '203.0.113.5:443' }),
    silent: preflight({ kind: 'untrusted-certificate', code: 'CERT_HAS_EXPIRED' }),
  },
  {
    id: 'cors-certificate-untrusted',
    example: 'a certificate that has expired',
    speaks: preflight({ kind: 'untrusted-certificate', code: 'CERT_HAS_EXPIRED' }),
    silent: preflight({ kind: 'tls', code: 'EPROTO', detail: '' }),
  },
  {
    id: 'cors-certificate-trusted-here-only',
    example: 'a self-signed certificate that was trusted in Grantscope',
    speaks: corsRun({
      preflight: goodPreflight,
      peer: peerWith({ kind: 'pinned', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    }),
    silent: corsRun({ preflight: goodPreflight, peer: peerWith({ kind: 'pinned' }) }),
  },
  {
    id: 'cors-proxy-failed',
    example: 'a proxy that was stopped',
    speaks: preflight({ kind: 'proxy-gone' }),
    silent: preflight({ kind: 'refused', address: '203.0.113.5:443' }),
  },
  {
    id: 'cors-near-server',
    example: 'a name that leads into the private network',
    speaks: corsRun({ page: 'https://grantscope.example', preflight: [204], peer: peerAt('10.0.0.7') }),
    silent: corsRun({ page: 'https://grantscope.example', preflight: [204], peer: peerAt('203.0.113.5') }),
  },
  {
    id: 'cors-preflight-redirect',
    example: 'a redirect to the same path with a slash',
    speaks: preflight([308, [['Location', '/token/']]]),
    silent: preflight([404]),
  },
  {
    id: 'cors-preflight-unauthorized',
    example: 'a gateway that answers OPTIONS with 401',
    speaks: preflight([401, [['WWW-Authenticate', 'Basic realm="gateway"']]]),
    silent: preflight([403]),
  },
  {
    id: 'cors-preflight-forbidden',
    example: 'a server that answers OPTIONS with 403',
    speaks: preflight([403]),
    silent: preflight([401]),
  },
  {
    id: 'cors-preflight-no-options',
    example: 'a server that answers OPTIONS with 405',
    speaks: preflight([405, [['Allow', 'POST']]]),
    silent: preflight([204]),
  },
  {
    id: 'cors-preflight-status',
    example: 'a server that answers OPTIONS with 500',
    speaks: preflight([500, [allowOrigin, allowHeaders]]),
    silent: preflight([299, [allowOrigin, allowHeaders]]),
  },
  {
    id: 'cors-no-header',
    example: 'a server that knows nothing of CORS',
    speaks: preflight([200]),
    silent: preflight(goodPreflight),
  },
  {
    id: 'cors-error-without-header',
    example: 'a 401 without the header that good answers have',
    speaks: corsRun({ preflight: goodPreflight, replayed: [401, [], '{"error":"invalid_client"}'] }),
    silent: corsRun({ preflight: goodPreflight, replayed: [200] }),
  },
  origin('cors-empty-origin', 'the header without a value', '', pageOrigin),
  origin('cors-null-origin', 'null as the allowed origin', 'null', pageOrigin),
  origin('cors-slash-or-case', 'a slash at the end', `${pageOrigin}/`, pageOrigin),
  origin('cors-other-scheme-or-port', 'the host without its port', 'http://localhost', pageOrigin),
  {
    id: 'cors-header-twice',
    example: 'a server and its gateway that both add the header',
    speaks: preflight([204, [allowOrigin, allowOrigin, allowHeaders]]),
    silent: preflight([204, [allowOrigin, allowHeaders]]),
  },
  origin(
    'cors-origin-list',
    'two origins with a comma',
    `${pageOrigin}, https://other.example`,
    'https://other.example',
  ),
  origin('cors-origin-pattern', 'a star for the port', 'http://localhost:*', '*'),
  origin('cors-other-origin', 'the origin of another page', 'https://other.example', '*'),
  {
    id: 'cors-methods-malformed',
    example: 'methods with semicolons between them',
    speaks: fields(['Access-Control-Allow-Methods', 'GET; POST']),
    silent: fields(['Access-Control-Allow-Methods', 'GET, POST']),
  },
  {
    id: 'cors-method-case',
    example: 'put where the request is a PUT',
    speaks: put('put'),
    silent: put('PUT'),
  },
  {
    id: 'cors-method-not-allowed',
    example: 'a PUT where GET and POST are allowed',
    speaks: put('GET, POST'),
    silent: put('*'),
  },
  {
    id: 'cors-headers-malformed',
    example: 'headers with blanks between them',
    speaks: preflight([204, [allowOrigin, ['Access-Control-Allow-Headers', 'authorization content-type']]]),
    silent: preflight([204, [allowOrigin, ['Access-Control-Allow-Headers', 'authorization, content-type']]]),
  },
  {
    id: 'cors-header-not-allowed',
    example: 'a server that allows Content-Type and not Authorization',
    speaks: preflight([204, [allowOrigin, ['Access-Control-Allow-Headers', 'Content-Type']]]),
    silent: preflight([204, [allowOrigin, ['Access-Control-Allow-Headers', 'Content-Type, AUTHORIZATION']]]),
  },
  {
    id: 'cors-entra-refuses-origin',
    example: 'AADSTS9002326 in the answer',
    speaks: replayed([400, [], '{"error":"invalid_request","error_description":"AADSTS9002326: Cross-origin …"}']),
    silent: replayed([400, [], '{"error":"invalid_request","error_description":"AADSTS900144"}']),
  },
  {
    id: 'cors-keycloak-web-origins',
    example: 'an answer of Keycloak without CORS headers, after a preflight that had them',
    speaks: keycloak([200]),
    silent: keycloak([200, [allowOrigin]]),
  },
  {
    id: 'cors-origin-refused',
    example: 'a 403 to the request with Origin',
    speaks: replayed([403]),
    silent: replayed([401]),
  },
  {
    id: 'cors-allowed',
    example: 'a server that allows the page in all its answers',
    speaks: replayed([200, [star]]),
    silent: replayed([200]),
  },
  {
    id: 'cors-redirect-hidden',
    example: 'a redirect to a login page',
    speaks: replayed([302, [['Location', 'https://as.example/login']]]),
    silent: replayed([304, [star]]),
  },
  {
    id: 'cors-preflight-fine',
    example: 'a preflight that is answered well',
    speaks: preflight(goodPreflight),
    silent: replayed([200, [star]]),
  },
  {
    id: 'cors-no-preflight',
    example: 'a GET without headers of its own',
    speaks: corsRun({ request: simpleGet }),
    silent: corsRun({ request: { ...simpleGet, headers: [['DPoP', 'proof']] } }),
  },
  {
    id: 'cors-same-origin',
    example: 'a server at the page’s own address',
    speaks: corsRun({ request: { url: `${pageOrigin}/api` } }),
    silent: corsRun({ request: { url: 'http://localhost:8480/api' } }),
  },
  {
    id: 'cors-authorization-wildcard',
    example: 'all headers allowed with a star',
    speaks: preflight([204, [allowOrigin, ['Access-Control-Allow-Headers', '*']]]),
    silent: preflight([204, [allowOrigin, ['Access-Control-Allow-Headers', '*, Authorization']]]),
  },
  {
    id: 'cors-vary-missing',
    example: 'exactly this page allowed, without Vary',
    speaks: replayed([200, [allowOrigin]]),
    silent: replayed([200, [allowOrigin, varyOrigin]]),
  },
  {
    id: 'cors-wildcard-with-credentials',
    example: 'a star together with Access-Control-Allow-Credentials: true',
    speaks: preflight([204, [star, allowHeaders, ['Access-Control-Allow-Credentials', 'true']]]),
    silent: preflight([204, [allowOrigin, allowHeaders, ['Access-Control-Allow-Credentials', 'true']]]),
  },
  {
    id: 'cors-hidden-headers',
    example: 'a WWW-Authenticate that is not exposed',
    speaks: replayed([401, [star, challenge]]),
    silent: replayed([401, [star, challenge, ['Access-Control-Expose-Headers', 'WWW-Authenticate']]]),
  },
  {
    id: 'cors-dropped-headers',
    example: 'a Cookie typed into the headers',
    speaks: corsRun({ request: { ...simpleGet, headers: [['Cookie', 'a=b']] } }),
    silent: corsRun({ request: { ...simpleGet, headers: [['X-Cookie', 'a=b']] } }),
  },
];

/** The same answers with one value of Access-Control-Allow-Origin, and with another. */
function origin(id: string, example: string, speaks: string, silent: string): RuleCase {
  const answer = (value: string): CorsRun =>
    preflight([204, [['Access-Control-Allow-Origin', value], allowHeaders, varyOrigin]]);
  return { id, example, speaks: answer(speaks), silent: answer(silent) };
}

function fields(field: HeaderField): CorsRun {
  return preflight([204, [allowOrigin, allowHeaders, field]]);
}

function put(methods: string): CorsRun {
  return corsRun({
    request: { method: 'PUT' },
    preflight: [204, [allowOrigin, allowHeaders, ['Access-Control-Allow-Methods', methods]]],
  });
}

function keycloak(said: Said): CorsRun {
  const url = 'https://sso.example/realms/main/protocol/openid-connect/token';
  return corsRun({ request: { url }, preflight: goodPreflight, replayed: said });
}

function peerAt(address: string): NonNullable<ReturnType<typeof peerWith>> {
  return { address, port: 443, tls: undefined };
}
