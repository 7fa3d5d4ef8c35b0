/**
 * What faults in the typed fields usually lead to, as ids of findings about the answer: where one of these is found as
 * well, the fault leads. A new rule about a refused client, scope or address is added here.
 */

/** The server does not accept the client. */
export const clientRefused: readonly string[] = [
  'wrong-secret',
  'wrong-secret-unsaid',
  'basic-encoding-suspect',
  'client-unknown',
  'client-method-refused',
];

/** The server does not accept the scope. */
export const scopeRefused: readonly string[] = ['scope-refused', 'scope-wanted'];

/** Something answered that is no token endpoint. */
export const wrongAddress: readonly string[] = [
  'not-json',
  'no-access-token',
  'redirected',
  'unsupported-grant-type',
  'wrong-secret-unsaid',
  'redirected-to-sign-in',
  'redirected-by-slash',
  'redirected-to-other-host',
  'sign-in-page',
  'app-shell-page',
  'welcome-page',
  'xml-answer',
  'empty-answer',
  'metadata-answer',
  'another-endpoint',
  'not-found',
  'method-refused',
  'bearer-wanted',
  'forbidden-unsaid',
  'bad-request-unsaid',
  'answer-of-an-api',
  'answer-of-authorization',
  'answer-of-registration',
];

/** The two ends did not speak the same protocol. */
export const wrongProtocol: readonly string[] = [
  'connection-closed',
  'tls-failed',
  'not-http',
  'not-json',
  'http-on-https-port',
];

/** No connection came about. */
export const noConnection: readonly string[] = ['name-not-found', 'connection-refused', 'not-reachable'];
