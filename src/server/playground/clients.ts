import { playgroundClients, type PlaygroundClient } from '#core/contract/playground-clients.ts';

/** The clients that a playground starts with, unless it is given others. */
export const seedClients: readonly PlaygroundClient[] = playgroundClients;

/**
 * A client as the authorization server registers it (RFC 7591 §2). `client_secret_basic` stands for post as well:
 * the server takes the two as one method with two places for the secret.
 */
export function clientMetadata(client: PlaygroundClient): Readonly<Record<string, unknown>> {
  return {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    scope: client.scope,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_basic',
  };
}
