import type { ApiCall } from '../../oauth/api-request.ts';
import { noAssertionSecrets, usualAssertion } from '../../oauth/assertion-settings.ts';
import { type Connection, ordinaryForm } from '../../oauth/connection.ts';

/** A connection in which nothing is typed but this. */
export function importedConnection(known: Partial<Connection>): Connection {
  return {
    tokenEndpoint: '',
    clientId: '',
    clientSecret: '',
    scope: '',
    clientAuthentication: 'client_secret_basic',
    basicEncoding: 'compatible',
    // The page takes the browser where there is no proxy.
    way: 'proxy',
    dpop: false,
    assertion: usualAssertion,
    assertionSecrets: noAssertionSecrets,
    introspectionEndpoint: '',
    revocationEndpoint: '',
    parameters: [],
    provider: '',
    ...ordinaryForm,
    ...known,
  };
}

export const noCall: ApiCall = { url: '', method: 'GET', headersText: '', body: '' };
