import type { HttpRequest } from '#core/http/message.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';

/** The token request for a server at this origin. */
export function tokenRequestAt(origin: string, changes: Partial<Connection>): HttpRequest {
  const built = tokenRequest({
    tokenEndpoint: `${origin}/token`,
    clientId: 'server',
    clientSecret: 'Secr3t!',
    scope: 'read',
    clientAuthentication: 'client_secret_basic',
    basicEncoding: 'compatible',
    way: 'proxy',
    assertion: usualAssertion,
    assertionSecrets: noAssertionSecrets,
    introspectionEndpoint: '',
    revocationEndpoint: '',
    parameters: [],
    dpop: false,
    provider: '',
    ...ordinaryForm,
    ...changes,
  });
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  return built.request;
}
