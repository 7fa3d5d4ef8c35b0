import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Connection } from '#core/oauth/connection.ts';
import { bytesOf } from './bytes-run.ts';

/** What came, as exact bytes, and the finding that a reader should see first. */
export type WrongAnswer = readonly [
  what: string,
  answer: string | Uint8Array,
  first: string,
  connection?: Partial<Connection>,
];

const good = { access_token: 'opaque-access-token', token_type: 'Bearer', expires_in: 300 };
const goodJson = JSON.stringify(good);

function answer(status: string, body: string, head = ''): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
const ok = (body: string | object, head = ''): string =>
  answer('200 OK', typeof body === 'string' ? body : JSON.stringify(body), head);
const issued = (change: object): string => ok({ ...good, ...change });
const refused = (error: string, description?: string, status = '400 Bad Request', head = ''): string =>
  answer(status, JSON.stringify({ error, error_description: description }), head);
const page = (status: string, html: string, head = ''): string =>
  `HTTP/1.1 ${status}\r\nContent-Type: text/html\r\n${head}Content-Length: ${Buffer.byteLength(html)}\r\n\r\n${html}`;
const bare = (status: string, head = ''): string => `HTTP/1.1 ${status}\r\n${head}Content-Length: 0\r\n\r\n`;
const rawBody = (body: Uint8Array, head = ''): Uint8Array =>
  bytesOf(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n${head}Content-Length: ${body.length}\r\n\r\n`,
    body,
  );
const at = (tokenEndpoint: string): Partial<Connection> => ({ tokenEndpoint });
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object): string =>
  `${part({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })}.${part({ iss: 'https://as.example', aud: 'api', sub: 'm', client_id: 'm', jti: '1', ...claims })}.c2ln`;

const refusals: readonly WrongAnswer[] = [
  ['invalid_client and nothing else', refused('invalid_client', undefined, '401 Unauthorized'), 'wrong-secret'],
  [
    'invalid_client with the whole sentence of RFC 6749',
    refused(
      'invalid_client',
      'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method).',
      '401 Unauthorized',
    ),
    'wrong-secret',
  ],
  ['an unknown client', refused('invalid_client', 'Client not found'), 'client-unknown'],
  ['an unknown client ID', refused('invalid_client', 'Invalid client_id'), 'client-unknown'],
  ['a bad secret', refused('invalid_client', 'Invalid client secret'), 'client-secret-refused'],
  ['bad credentials', refused('invalid_client', 'Bad client credentials', '401 Unauthorized'), 'client-secret-refused'],
  ['an expired secret', refused('invalid_client', 'The client secret has expired.'), 'client-secret-expired'],
  ['a locked client', refused('invalid_client', 'Client is locked after too many failed attempts'), 'client-locked'],
  ['a disabled client', refused('invalid_client', 'The client is disabled'), 'client-locked'],
  [
    'a method that is not allowed',
    refused('invalid_client', 'token_endpoint_auth_method must be client_secret_post'),
    'client-method-refused',
  ],
  [
    'an assertion that is wanted',
    refused('invalid_client', 'client_assertion is required for this client'),
    'client-proof-wanted',
  ],
  [
    'a missing secret',
    refused('invalid_client', 'Missing client secret'),
    'client-secret-not-sent',
    { clientSecret: '' },
  ],
  [
    'a client without authentication',
    refused('invalid_client'),
    'client-secret-not-sent',
    { clientAuthentication: 'none' },
  ],
  [
    'a secret that is not found though it was sent',
    refused('invalid_client', 'Missing client secret'),
    'client-method-refused',
  ],
  ['an odd spelling', refused('Invalid Client'), 'wrong-secret'],
  ['camel case', refused('invalidClient'), 'wrong-secret'],
  ['upper case', refused('INVALID_SCOPE'), 'scope-refused'],
  ['a scope that nobody knows', refused('invalid_scope'), 'scope-refused'],
  ['no scope at all', refused('invalid_scope', 'scope is required'), 'scope-wanted', { scope: '' }],
  ['commas in the scope', refused('invalid_scope'), 'scope-with-comma-refused', { scope: 'read,write' }],
  ['openid in the scope', refused('invalid_scope'), 'scope-for-people', { scope: 'openid read' }],
  ['a malformed request', refused('invalid_request'), 'invalid-request'],
  [
    'a malformed request, in the words of RFC 6749',
    refused(
      'invalid_request',
      'The request is missing a required parameter, includes an unsupported parameter value, repeats a parameter, includes multiple credentials, utilizes more than one mechanism for authenticating the client, or is otherwise malformed.',
    ),
    'invalid-request',
  ],
  [
    'two credentials',
    refused(
      'invalid_request',
      'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
    ),
    'two-credentials',
  ],
  [
    'two mechanisms',
    refused('invalid_client', 'The client used more than one authentication mechanism'),
    'two-credentials',
  ],
  ['grant_type not found', refused('invalid_request', 'Missing form parameter: grant_type'), 'grant-type-not-read'],
  [
    'grant_type not found, as Spotify says it',
    refused('unsupported_grant_type', 'grant_type parameter is missing'),
    'grant-type-not-read',
  ],
  ['client_id not found', refused('invalid_request', 'client_id is required'), 'credentials-not-found'],
  ['a missing audience', refused('invalid_request', 'Missing required parameter: audience'), 'parameter-missing'],
  ['a repeated parameter', refused('invalid_request', 'duplicate parameter: scope'), 'parameter-repeated'],
  ['https demanded', refused('invalid_request', 'HTTPS is required'), 'https-wanted'],
  ['an invalid grant', refused('invalid_grant'), 'invalid-grant'],
  ['a grant that is switched off', refused('unauthorized_client'), 'unauthorized-client'],
  ['a grant that nobody knows', refused('unsupported_grant_type'), 'unsupported-grant-type'],
  ['access_denied', refused('access_denied', 'Admin policy denied access.', '403 Forbidden'), 'access-denied'],
  ['server_error', refused('server_error', undefined, '500 Internal Server Error'), 'error-at-server'],
  [
    'temporarily_unavailable',
    refused('temporarily_unavailable', undefined, '503 Service Unavailable'),
    'temporarily-unavailable',
  ],
  ['authorization_pending', refused('authorization_pending'), 'device-flow-pending'],
  ['slow_down', refused('slow_down'), 'device-flow-slow-down'],
  ['expired_token', refused('expired_token'), 'device-flow-expired'],
  ['invalid_target', refused('invalid_target'), 'invalid-target'],
  ['invalid_resource', refused('invalid_resource'), 'invalid-target'],
  ['invalid_authorization_details', refused('invalid_authorization_details'), 'invalid-authorization-details'],
  ['use_dpop_nonce', refused('use_dpop_nonce', undefined, '400 Bad Request', 'DPoP-Nonce: n\r\n'), 'dpop-nonce-wanted'],
  ['invalid_dpop_proof', refused('invalid_dpop_proof'), 'dpop-proof-refused'],
  ['unsupported_token_type', refused('unsupported_token_type'), 'token-type-not-revocable'],
  ['interaction_required', refused('interaction_required'), 'person-wanted'],
  [
    'insufficient_user_authentication',
    refused('insufficient_user_authentication', undefined, '401 Unauthorized'),
    'step-up-wanted',
  ],
  ['invalid_request_uri', refused('invalid_request_uri'), 'request-object-refused'],
  ['invalid_redirect_uri', refused('invalid_redirect_uri'), 'answer-of-registration'],
  ['unsupported_response_type', refused('unsupported_response_type'), 'answer-of-authorization'],
  ['invalid_token', refused('invalid_token', undefined, '401 Unauthorized'), 'answer-of-an-api'],
  ['a code that nobody knows', refused('computer_says_no'), 'other-error'],
  ['an error with 200', ok({ error: 'invalid_client' }), 'wrong-secret'],
  ['an error with 302', answer('302 Found', '{"error":"invalid_client"}', 'Location: /x\r\n'), 'wrong-secret'],
  ['an error with 500', refused('invalid_scope', undefined, '500 Oops'), 'scope-refused'],
  ['a form-encoded error', 'HTTP/1.1 400 Bad Request\r\n\r\nerror=invalid_client&error_description=no', 'wrong-secret'],
  [
    'a limit reached, with a code',
    refused('too_many_requests', undefined, '429 Too Many Requests', 'Retry-After: 7\r\n'),
    'rate-limited',
  ],
];

const entra = (number: number, error = 'invalid_client'): string =>
  refused(error, `AADSTS${number}: Something. Trace ID: 1`, '401 Unauthorized');
const vendorErrors: readonly WrongAnswer[] = [
  ...[
    7000215, 7000216, 7000222, 700016, 90002, 900023, 501051, 9002326, 700027, 700024, 7000229, 50013, 53003, 650057,
    7000218, 50196,
  ].map((number): WrongAnswer => [`AADSTS${number}`, entra(number), 'entra-error']),
  ['AADSTS1002012', entra(1002012, 'invalid_scope'), 'entra-error', { scope: 'https://graph.microsoft.com/User.Read' }],
  [
    'an AADSTS number in error_codes alone',
    answer('400 Bad Request', '{"error":"invalid_request","error_codes":[90002]}'),
    'entra-error',
  ],
  [
    'an AADSTS number in a page',
    page('400 Bad Request', '<html><title>Sign in</title>AADSTS900561: The endpoint only accepts POST requests.'),
    'entra-error',
  ],
  [
    'Auth0 without audience',
    refused('access_denied', 'Non-global clients are not allowed access to APIv1', '403 Forbidden'),
    'auth0-error',
  ],
  [
    'Auth0 without a grant',
    refused(
      'access_denied',
      'Client is not authorized to access "https://api". You need to create a "client-grant" associated to this API.',
      '403 Forbidden',
    ),
    'auth0-error',
  ],
  [
    'Auth0 with an unknown audience',
    refused('access_denied', 'Service not enabled within domain: https://api', '403 Forbidden'),
    'auth0-error',
  ],
  [
    'Auth0 with a wrong secret',
    refused('access_denied', 'Unauthorized', '401 Unauthorized'),
    'auth0-error',
    at('https://t.eu.auth0.com/oauth/token'),
  ],
  [
    'Okta without a policy',
    refused('access_denied', 'Policy evaluation failed for this request, please check the policy configurations.'),
    'okta-error',
  ],
  [
    'Okta in its own form',
    answer(
      '401 Unauthorized',
      '{"errorCode":"invalid_client","errorSummary":"Invalid value for \'client_id\' parameter.","errorId":"x"}',
    ),
    'okta-error',
  ],
  [
    'Okta without a scope',
    refused(
      'invalid_scope',
      "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
    ),
    'okta-error',
  ],
  [
    'Keycloak without a service account',
    refused('unauthorized_client', 'Client not enabled to retrieve service account', '401 Unauthorized'),
    'keycloak-error',
  ],
  [
    'Keycloak with a wrong secret',
    refused('unauthorized_client', 'Invalid client or Invalid client credentials', '401 Unauthorized'),
    'keycloak-error',
  ],
  ['Keycloak without the realm', answer('404 Not Found', '{"error":"Realm does not exist"}'), 'keycloak-error'],
  [
    'Hydra with another method',
    refused(
      'invalid_client',
      "Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method). The OAuth 2.0 Client supports client authentication method 'client_secret_post', but method 'client_secret_basic' was requested.",
      '401 Unauthorized',
    ),
    'hydra-error',
  ],
  [
    'Hydra with a hint',
    answer(
      '400 Bad Request',
      '{"error":"invalid_request","error_hint":"Requested audience \'x\' has not been whitelisted by the OAuth 2.0 Client."}',
    ),
    'hydra-error',
  ],
  ['Salesforce without a user', refused('invalid_grant', 'no client credentials user enabled'), 'salesforce-error'],
  [
    'Salesforce at the wrong host',
    refused('invalid_grant', 'request not supported on this domain'),
    'salesforce-error',
  ],
  [
    'X with wrong credentials',
    answer(
      '403 Forbidden',
      '{"errors":[{"code":99,"message":"Unable to verify your credentials","label":"authenticity_token_error"}]}',
    ),
    'x-error',
  ],
  [
    'Apigee with an unknown key',
    answer(
      '401 Unauthorized',
      '{"fault":{"faultstring":"Invalid client identifier {0}","detail":{"errorcode":"oauth.v2.InvalidClientIdentifier"}}}',
    ),
    'apigee-error',
  ],
  [
    'WSO2 with an unknown client',
    refused('invalid_client', 'A valid OAuth client could not be found for client_id: x', '401 Unauthorized'),
    'wso2-error',
  ],
  ['API Gateway at a wrong path', answer('403 Forbidden', '{"message":"Missing Authentication Token"}'), 'aws-error'],
  [
    'Google',
    refused('unsupported_grant_type', 'Invalid grant_type: client_credentials'),
    'google-error',
    at('https://oauth2.googleapis.com/token'),
  ],
  [
    'an error that is an object',
    answer('400 Bad Request', '{"error":{"code":400,"message":"Bad thing","status":"INVALID_ARGUMENT"}}'),
    'error-in-own-form',
  ],
  [
    'an error that is an object with a code of OAuth',
    answer('401 Unauthorized', '{"error":{"code":"invalid_client","message":"no"}}'),
    'wrong-secret',
  ],
  ['an error that is true', answer('400 Bad Request', '{"error":true,"message":"nope"}'), 'error-in-own-form'],
  [
    'problem details',
    answer('400 Bad Request', '{"type":"about:blank","title":"Bad","detail":"No grant"}'),
    'error-in-own-form',
  ],
  ['a list of errors', ok({ errors: ['one', 'two'] }), 'error-in-own-form'],
  [
    'the words of a framework',
    answer('404 Not Found', '{"timestamp":1,"status":404,"error":"Not Found","path":"/token"}'),
    'not-found',
  ],
  [
    'the words of another framework',
    answer('401 Unauthorized', '{"statusCode":401,"message":"Unauthorized"}'),
    'wrong-secret-unsaid',
  ],
];

const bodies: readonly WrongAnswer[] = [
  ['nothing', bare('200 OK'), 'empty-answer'],
  ['204', 'HTTP/1.1 204 No Content\r\n\r\n', 'empty-answer'],
  ['white space', ok(' \r\n'), 'empty-answer'],
  ['cut JSON', ok('{"access_token":"a","token_ty'), 'json-cut-off'],
  ['JSON and a warning', ok(`${goodJson}\nWarning: Undefined index`), 'text-behind-json'],
  ['two JSON texts', ok(`${goodJson}${goodJson}`), 'text-behind-json'],
  ['a warning and JSON', ok(`Warning: x\n${goodJson}`), 'text-before-json'],
  ['a text with a token in it', ok(`token=opaque-access-token and more`), 'not-json'],
  ['a guard', ok(`)]}',\n${goodJson}`), 'guarded-json'],
  ['a call', ok(`callback(${goodJson});`), 'jsonp'],
  ['NUL behind', ok(`${goodJson}\0\0`), 'nul-bytes'],
  ['UTF-16', rawBody(Buffer.from(`\uFEFF${goodJson}`, 'utf16le')), 'utf-16-answer'],
  ['UTF-16 without a mark', rawBody(Buffer.from(goodJson, 'utf16le')), 'utf-16-answer'],
  ['bytes', rawBody(Uint8Array.of(0, 1, 2, 3, 255)), 'not-json'],
  ['XML', ok('<?xml version="1.0"?><error>no</error>'), 'xml-answer'],
  ['SOAP', answer('200 OK', '<soap:Envelope><soap:Fault/></soap:Envelope>'), 'xml-answer'],
  ['a JWT alone', ok(jwt({})), 'token-alone'],
  ['a word alone', ok('2YotnFZFEjr1zCsicMWpAA'), 'not-json'],
  ['a token in quotation marks', ok('"2YotnFZFEjr1zCsicMWpAA"'), 'json-not-object'],
  ['a list', ok([good]), 'json-not-object'],
  ['null', ok('null'), 'json-not-object'],
  ['Python', ok("{'access_token': 'a'}"), 'not-json'],
  ['a comma too many', ok('{"access_token":"a",}'), 'not-json'],
  ['a form without a token', ok('a=b&c=d'), 'not-json'],
  ['no members', ok({}), 'no-access-token'],
  ['other members', ok({ hello: 'world' }), 'no-access-token'],
  ['a token that is null', issued({ access_token: null }), 'access-token-unusable'],
  ['a token that is empty', issued({ access_token: '' }), 'access-token-unusable'],
  ['a token that is a number', issued({ access_token: 12 }), 'access-token-unusable'],
  ['a token that is an object', issued({ access_token: { value: 'a' } }), 'access-token-unusable'],
  ['a token one level down', ok({ data: good }), 'token-nested'],
  ['accessToken', ok({ accessToken: 'a', tokenType: 'Bearer' }), 'token-misnamed'],
  ['token', ok({ token: 'a' }), 'token-misnamed'],
  ['an ID token only', ok({ id_token: jwt({}) }), 'token-misnamed'],
  ['metadata', ok({ issuer: 'https://as.example', token_endpoint: 'https://as.example/t' }), 'metadata-answer'],
  ['keys', ok({ keys: [] }), 'another-endpoint'],
  ['introspection', ok({ active: false }), 'another-endpoint'],
  ['a device code', ok({ device_code: 'd', user_code: 'u', expires_in: 9 }), 'another-endpoint'],
];

const pages: readonly WrongAnswer[] = [
  ['a page', page('200 OK', '<!doctype html><title>Products</title>'), 'not-json'],
  [
    'a sign-in page',
    page('200 OK', '<!doctype html><title>Sign in to Contoso</title><form><input type="password">'),
    'sign-in-page',
  ],
  [
    'a captcha',
    page('403 Forbidden', '<html><title>Just a moment...</title><div id="cf-chl">', 'Server: cloudflare\r\n'),
    'challenge-page',
  ],
  [
    'a firewall',
    page(
      '200 OK',
      '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.',
    ),
    'blocked-page',
  ],
  [
    'Akamai',
    page(
      '403 Forbidden',
      '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1> Reference #18.1',
    ),
    'blocked-page',
  ],
  [
    'an app',
    page('200 OK', '<!doctype html><html><body><div id="root"></div><script src="/a.js"></script>'),
    'app-shell-page',
  ],
  ['nginx', page('200 OK', '<html><title>Welcome to nginx!</title>'), 'welcome-page'],
  [
    'a page in Latin-1',
    bytesOf(
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n',
      Buffer.from('<html><title>Zugriff f\u00fcr alle</title>', 'latin1'),
    ),
    'not-json',
  ],
  [
    '404 of nginx',
    page('404 Not Found', '<html><head><title>404 Not Found</title></head><center>nginx</center>'),
    'not-found',
  ],
  ['502 of nginx', page('502 Bad Gateway', '<html><head><title>502 Bad Gateway</title></head>'), 'bad-gateway'],
  [
    'http on the port of https',
    page('400 Bad Request', '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title>'),
    'http-on-https-port',
    at('http://as.example:443/token'),
  ],
  [
    'http on the port of https, Go',
    'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n',
    'http-on-https-port',
    at('http://localhost:8443/token'),
  ],
  [
    'a certificate that is wanted',
    page('400 Bad Request', '<html><head><title>400 No required SSL certificate was sent</title>'),
    'client-certificate-wanted',
  ],
  [
    'an unknown host',
    page('400 Bad Request', '<html><TITLE>Bad Request</TITLE><h2>Bad Request - Invalid Hostname</h2>'),
    'host-name-refused',
  ],
];

const statuses: readonly WrongAnswer[] = [
  ['401 alone', bare('401 Unauthorized'), 'wrong-secret-unsaid'],
  ['401 with Basic', bare('401 Unauthorized', 'WWW-Authenticate: Basic realm="x"\r\n'), 'wrong-secret-unsaid'],
  ['401 with Bearer', bare('401 Unauthorized', 'WWW-Authenticate: Bearer\r\n'), 'bearer-wanted'],
  [
    '401 with Negotiate',
    bare('401 Unauthorized', 'WWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n'),
    'windows-sign-in-wanted',
  ],
  ['403 alone', bare('403 Forbidden'), 'forbidden-unsaid'],
  ['403 with a message', answer('403 Forbidden', '{"message":"Forbidden"}'), 'forbidden-unsaid'],
  ['404', bare('404 Not Found'), 'not-found'],
  ['405', bare('405 Method Not Allowed', 'Allow: GET, HEAD\r\n'), 'method-refused'],
  ['406', bare('406 Not Acceptable'), 'accept-refused'],
  ['407', bare('407 Proxy Authentication Required'), 'proxy-sign-in-wanted'],
  ['408', bare('408 Request Timeout'), 'request-timed-out'],
  ['410', bare('410 Gone'), 'not-found'],
  ['411', bare('411 Length Required'), 'length-wanted'],
  ['413', bare('413 Content Too Large'), 'request-too-large'],
  ['415', bare('415 Unsupported Media Type', 'Accept-Post: application/json\r\n'), 'media-type-refused'],
  ['421', bare('421 Misdirected Request'), 'misdirected'],
  ['426', bare('426 Upgrade Required', 'Upgrade: h2\r\n'), 'upgrade-wanted'],
  ['429 with seconds', bare('429 Too Many Requests', 'Retry-After: 120\r\n'), 'rate-limited'],
  ['429 with a date', bare('429 Too Many Requests', 'Retry-After: Wed, 21 Oct 2026 07:28:00 GMT\r\n'), 'rate-limited'],
  ['431', bare('431 Request Header Fields Too Large'), 'request-too-large'],
  ['451', bare('451 Unavailable For Legal Reasons'), 'blocked-by-law'],
  ['418', bare('418 I’m a teapot'.replace('’', "'")), 'bad-request-unsaid'],
  [
    '400 with a text',
    'HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n\r\nmissing tenant',
    'bad-request-unsaid',
  ],
  ['400 with cut JSON', answer('400 Bad Request', '{"error":"invalid_cli'), 'json-cut-off'],
  ['500', bare('500 Internal Server Error'), 'server-error'],
  ['501', bare('501 Not Implemented'), 'not-implemented'],
  ['502', bare('502 Bad Gateway'), 'bad-gateway'],
  ['503', bare('503 Service Unavailable', 'Retry-After: 30\r\n'), 'unavailable'],
  ['504', bare('504 Gateway Timeout'), 'gateway-timeout'],
  ['505', bare('505 HTTP Version Not Supported'), 'version-refused'],
  ['511', bare('511 Network Authentication Required'), 'network-login'],
  ['522', bare('522 '), 'gateway-lost-server'],
  ['599', bare('599 '), 'server-error'],
  ['302 to a login', bare('302 Found', 'Location: /login?returnUrl=%2Ftoken\r\n'), 'redirected-to-sign-in'],
  [
    '301 to https',
    bare('301 Moved Permanently', 'Location: https://as.example/token\r\n'),
    'redirected-to-https',
    at('http://as.example/token'),
  ],
  ['308 to a slash', bare('308 Permanent Redirect', 'Location: /token/\r\n'), 'redirected-by-slash'],
  [
    '307 to another host',
    bare('307 Temporary Redirect', 'Location: https://other.example/token\r\n'),
    'redirected-to-other-host',
  ],
  ['302 without an address', bare('302 Found'), 'redirected'],
  ['302 to a script', bare('302 Found', 'Location: javascript:alert(1)\r\n'), 'redirected'],
  ['304', 'HTTP/1.1 304 Not Modified\r\n\r\n', 'not-modified'],
];

const framings: readonly WrongAnswer[] = [
  ['no HTTP', 'SSH-2.0-OpenSSH_9\r\n', 'not-http'],
  ['half a head', 'HTTP/1.1 200 OK\r\nConte', 'truncated-head'],
  ['only 100', 'HTTP/1.1 100 Continue\r\n\r\n', 'only-interim-answer'],
  ['only 103', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', 'only-interim-answer'],
  ['100 and an answer', `HTTP/1.1 100 Continue\r\n\r\n${refused('invalid_scope')}`, 'scope-refused'],
  ['101', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n', 'only-interim-answer'],
  ['999', 'HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n', 'odd-status'],
  [
    'a short body',
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\nContent-Length: 500\r\n\r\n${goodJson.slice(0, 30)}`,
    'truncated-body',
  ],
  [
    'a whole body, announced longer',
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\nContent-Length: 500\r\n\r\n${goodJson}`,
    'truncated-body',
  ],
  ['no body, announced', 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n', 'truncated-body'],
  ['chunks that are none', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${goodJson}`, 'bad-chunk'],
  ['chunks without the last', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"acc\r\n`, 'truncated-body'],
  [
    'a chunk with a wrong size',
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"access_token":"a"}\r\n0\r\n\r\n`,
    'bad-chunk',
  ],
  [
    'lengths that contradict',
    `HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\n${goodJson}`,
    'conflicting-content-length',
  ],
  ['a length that is none', `HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx`, 'bad-content-length'],
  ['a length that cuts the JSON', `HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n${goodJson}`, 'bytes-after-the-answer'],
  [
    'length and chunks',
    `HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
    'length-and-chunked',
  ],
  ['an unknown coding', `HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello`, 'unknown-transfer-coding'],
  ['two answers', `${ok(good)}${ok(good)}`, 'two-answers'],
  ['bytes behind', `${ok(good)}MORE`, 'bytes-after-the-answer'],
  ['LF alone', `HTTP/1.1 200 OK\nContent-Type: application/json\nCache-Control: no-store\n\n${goodJson}`, 'bare-lf'],
  ['HTTP/3.0', ok(good).replace('HTTP/1.1', 'HTTP/3.0'), 'odd-version'],
  ['an empty line first', `\r\n${ok(good)}`, 'blank-line-before-status'],
  ['two spaces', ok(good).replace('HTTP/1.1 200', 'HTTP/1.1  200'), 'odd-status-line'],
  ['a space before the colon', ok(good, 'X-A : b\r\n'), 'space-before-colon'],
  ['an odd name', ok(good, 'X(A): b\r\n'), 'odd-header-name'],
  ['a folded line', ok(good, 'X-A: b\r\n c\r\n'), 'line-folding'],
  ['a line without a colon', ok(good, 'PHP Warning\r\n'), 'header-without-colon'],
  ['a control character', ok(good, 'X-A: b\x07c\r\n'), 'control-character-in-header'],
  ['a body with 204', `HTTP/1.1 204 No Content\r\n\r\n${goodJson}`, 'body-where-none-belongs'],
  ['gzip that was not wanted', rawBody(gzipSync(goodJson), 'Content-Encoding: gzip\r\n'), 'coding-unwanted'],
  [
    'Brotli that was not wanted',
    rawBody(brotliCompressSync(goodJson.repeat(20)), 'Content-Encoding: br\r\n'),
    'coding-unwanted',
  ],
  ['gzip that is not told', rawBody(gzipSync(goodJson)), 'coding-not-said'],
  ['gzip that is not there', ok(good, 'Content-Encoding: gzip\r\n'), 'coding-not-there'],
];

const tokens: readonly WrongAnswer[] = [
  ['a token with its scheme', issued({ access_token: 'Bearer abc' }), 'token-with-scheme'],
  ['a token in quotation marks', issued({ access_token: '"abc"' }), 'token-in-quotes'],
  ['a token with a line break', issued({ access_token: 'abc\ndef' }), 'token-with-odd-character'],
  ['a token with a blank', issued({ access_token: 'abc def' }), 'token-with-odd-character'],
  ['a token that is “undefined”', issued({ access_token: 'undefined' }), 'token-is-a-placeholder'],
  ['a token that repeats the secret', issued({ access_token: 'machine-Secr3t!-x' }), 'token-with-odd-character'],
  ['a secret that comes back', issued({ client_secret: 'Secr3t!' }), 'secret-in-answer'],
  ['a token and an error', issued({ error: 'server_error' }), 'token-and-error'],
  ['no token_type', issued({ token_type: undefined }), 'token-type-missing'],
  ['a token_type that is a number', issued({ token_type: 1 }), 'token-type-missing'],
  ['mac', issued({ token_type: 'mac' }), 'token-type-mac'],
  ['N_A', issued({ token_type: 'N_A' }), 'token-type-not-for-apis'],
  ['DPoP without a proof', issued({ token_type: 'DPoP' }), 'dpop-token-without-proof'],
  ['BearerToken', issued({ token_type: 'BearerToken' }), 'token-type-unknown'],
  ['“Bearer ”', issued({ token_type: 'Bearer ' }), 'token-type-unknown'],
  ['a text for expires_in', issued({ expires_in: '300' }), 'expires-in-text'],
  ['words for expires_in', issued({ expires_in: 'soon' }), 'expires-in-unusable'],
  ['null for expires_in', issued({ expires_in: null }), 'expires-in-unusable'],
  ['-1 for expires_in', issued({ expires_in: -1 }), 'expires-in-negative'],
  ['0 for expires_in', issued({ expires_in: 0 }), 'expires-in-zero'],
  ['half seconds', issued({ expires_in: 299.5 }), 'expires-in-fraction'],
  ['a date for expires_in', issued({ expires_in: 1_800_000_000 }), 'expires-in-is-a-date'],
  ['a huge expires_in', issued({ expires_in: 1e300 }), 'expires-in-huge'],
  ['expires_on', issued({ expires_in: undefined, expires_on: 1_800_000_000 }), 'expiry-misnamed'],
  ['no lifetime', issued({ expires_in: undefined }), 'lifetime-unknown'],
  ['a month', issued({ expires_in: 2_592_000 }), 'lives-long'],
  ['ten seconds', issued({ expires_in: 10 }), 'lives-shortly'],
  ['less scope', issued({ scope: 'read' }), 'scope-narrowed'],
  ['more scope', issued({ scope: 'read write admin' }), 'scope-widened'],
  ['an empty scope', issued({ scope: '' }), 'scope-narrowed'],
  ['a list of scopes', issued({ scope: ['read', 'write'] }), 'scope-not-text'],
  ['commas in the granted scope', issued({ scope: 'read,write' }), 'scope-with-commas'],
  ['a refresh token', issued({ refresh_token: 'r' }), 'refresh-token-issued'],
  ['an ID token', issued({ id_token: 'i' }), 'id-token-issued'],
  [
    'two tokens',
    ok('{"access_token":"a","access_token":"b","token_type":"Bearer","expires_in":300}'),
    'repeated-token',
  ],
  [
    'the same token twice',
    ok('{"access_token":"a","access_token":"a","token_type":"Bearer","expires_in":300}'),
    'repeated-members',
  ],
  ['a form', ok('access_token=a&token_type=bearer&expires_in=300'), 'form-encoded-answer'],
  ['HTML as its type', ok(good).replace('application/json', 'text/html'), 'json-with-other-type'],
  ['no type', ok(good).replace('Content-Type: application/json\r\n', ''), 'json-with-other-type'],
  ['a byte order mark', ok(`\uFEFF${goodJson}`), 'byte-order-mark'],
  [
    'Latin-1 in the JSON',
    rawBody(Buffer.from(JSON.stringify({ ...good, owner: 'M\u00fcller' }), 'latin1')),
    'broken-utf-8',
  ],
  ['public caching', ok(good).replace('no-store', 'public, max-age=3600'), 'answer-kept-by-caches'],
  ['no word about caching', ok(good).replace('Cache-Control: no-store\r\n', ''), 'answer-may-be-cached'],
  ['a token with 201', answer('201 Created', goodJson), 'token-issued'],
  ['a token with 400', answer('400 Bad Request', goodJson), 'token-with-error-status'],
  [
    'milliseconds',
    issued({ access_token: jwt({ iat: 1000, exp: 4600 }), expires_in: 3_600_000 }),
    'expires-in-milliseconds',
  ],
  ['nothing wrong', ok(good), 'token-issued'],
];

export const wrongAnswers: readonly WrongAnswer[] = [
  ...refusals,
  ...vendorErrors,
  ...bodies,
  ...pages,
  ...statuses,
  ...framings,
  ...tokens,
];
