import { findSecret } from '../../http/secret-forms.ts';
import type { ApiCall } from '../../oauth/api-request.ts';
import { type Connection, type Parameter, ordinaryForm } from '../../oauth/connection.ts';
import { keptHeaders, keptParameters, keptText, keptUrl } from '../kept.ts';
import type { SharedConnection } from './link.ts';

/** What is typed in a connection, and what it is called. */
export type ToShare = {
  readonly name: string;
  readonly connection: Connection;
  readonly apiCall: ApiCall;
  readonly issuer: string;
};

/**
 * The part of a connection that a link may tell: no secret, in no spelling, and nothing that looks like one. Values of
 * telling parameters and headers are empty; their names stay, so that whoever opens the link knows what to fill in.
 */
export function sharedConnection(
  { name, connection, apiCall, issuer }: ToShare,
  secrets: readonly string[],
): SharedConnection {
  const text = (value: string) => withoutSecret(keptText(value, secrets), secrets);
  const url = (value: string) => withoutSecret(keptUrl(value, secrets), secrets);
  const rows = (values: readonly Parameter[]) =>
    keptParameters(values, secrets).map((row) => ({ name: text(row.name), value: text(row.value), on: row.on }));
  return {
    name: text(name),
    tokenEndpoint: url(connection.tokenEndpoint),
    issuer: isWebAddress(issuer) ? url(issuer) : '',
    clientId: text(connection.clientId),
    scope: text(connection.scope),
    clientAuthentication: connection.clientAuthentication,
    basicEncoding: connection.basicEncoding,
    dpop: connection.dpop,
    parameters: rows(connection.parameters),
    headers: rows(connection.headers),
    grantType: text(connection.grantType) || ordinaryForm.grantType,
    bodyFormat: connection.bodyFormat,
    scopeSeparator: connection.scopeSeparator,
    call: {
      url: url(apiCall.url),
      method: apiCall.method,
      headersText: keptHeaders(apiCall.headersText, secrets)
        .split('\n')
        .filter((line) => withoutSecret(line, secrets) === line)
        .join('\n'),
    },
  };
}

/** Whether it is an address of the web as it stands, without what a parser would take away or turn into something else. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s\\\p{Cc}]+$/iu.test(text) && URL.canParse(text);
}

function withoutSecret(text: string, secrets: readonly string[]): string {
  return secrets.some((secret) => findSecret(text, secret).length > 0) ? '' : text;
}
