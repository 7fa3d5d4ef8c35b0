import type { ApiCall } from '../oauth/api-request.ts';
import { type AssertionSettings, noAssertionSecrets, usualAssertion } from '../oauth/assertion-settings.ts';
import { type Connection, ordinaryForm } from '../oauth/connection.ts';
import { keptAssertion, keptHeaders, keptParameters, keptText, keptUrl } from '../sharing/kept.ts';

/** A connection as it may be kept on the device: no secret, and nothing that looks like one (security.md 5.5). */
export function keptConnection(connection: Connection, secrets: readonly string[]): Connection {
  return {
    tokenEndpoint: keptUrl(connection.tokenEndpoint, secrets),
    clientId: keptText(connection.clientId, secrets),
    clientSecret: '',
    scope: keptText(connection.scope, secrets),
    clientAuthentication: connection.clientAuthentication,
    basicEncoding: connection.basicEncoding,
    way: connection.way,
    dpop: connection.dpop,
    introspectionEndpoint: keptUrl(connection.introspectionEndpoint, secrets),
    revocationEndpoint: keptUrl(connection.revocationEndpoint, secrets),
    parameters: keptParameters(connection.parameters, secrets),
    provider: connection.provider,
    grantType: keptText(connection.grantType, secrets) || ordinaryForm.grantType,
    bodyFormat: connection.bodyFormat,
    scopeSeparator: connection.scopeSeparator,
    headers: keptParameters(connection.headers, secrets),
    assertion: keptAssertion(connection.assertion, secrets),
    assertionSecrets: noAssertionSecrets,
  };
}

/** A call to an API as it may be kept. */
export function keptApiCall(call: ApiCall, secrets: readonly string[]): ApiCall {
  return {
    url: keptUrl(call.url, secrets),
    method: call.method,
    headersText: keptHeaders(call.headersText, secrets),
    body: keptText(call.body, secrets),
  };
}

/** Most people change nothing about how an assertion is made; then nothing of it is kept. */
export function isUsual(assertion: AssertionSettings): boolean {
  return JSON.stringify(assertion) === JSON.stringify(usualAssertion);
}
