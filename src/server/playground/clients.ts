import { playgroundClients, type PlaygroundClient } from '#core/contract/playground-clients.ts';
import { accountAccessType } from '#core/contract/playground-resources.ts';
import { type ClientKey, judgeClientCertificate } from './client-keys.ts';
import { demoClientIds, type DemoCredentials } from './demo-credentials.ts';
import type { Registrations } from './registrations.ts';
import { publicSigningKey } from './signing-key.ts';

/** The clients that a playground starts with, unless it is given others. */
export const seedClients: readonly PlaygroundClient[] = playgroundClients;

/** The keys that clients are known by. */
export type ClientKeys = { readonly demo: DemoCredentials; readonly registrations: Registrations };

/**
 * A client as the authorization server registers it (RFC 7591 §2). `client_secret_basic` stands for post as well:
 * the server takes the two as one method with two places for the secret.
 */
export function clientMetadata(client: PlaygroundClient, keys: ClientKeys): Readonly<Record<string, unknown>> {
  return {
    client_id: client.clientId,
    ...(client.clientSecret === '' ? {} : { client_secret: client.clientSecret }),
    scope: client.scope,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: client.clientAuthentication,
    ...proofMetadata(client, keys),
    ...(client.dpop === 'no' ? {} : { dpop_bound_access_tokens: true }),
    ...(client.authorizationDetails === '' ? {} : { authorization_details_types: [accountAccessType] }),
  };
}

function proofMetadata(client: PlaygroundClient, keys: ClientKeys): Readonly<Record<string, unknown>> {
  const { clientId, clientAuthentication } = client;
  if (clientAuthentication === 'private_key_jwt') return { jwks: { keys: clientKeysOf(clientId, keys) } };
  const bound = { tls_client_certificate_bound_access_tokens: true };
  if (clientAuthentication === 'tls_client_auth') return { ...bound, tls_client_auth_san_dns: clientId };
  if (clientAuthentication === 'self_signed_tls_client_auth')
    return { ...bound, jwks: { keys: clientKeysOf(clientId, keys) } };
  return {};
}

function clientKeysOf(clientId: string, { demo, registrations }: ClientKeys): readonly ClientKey[] {
  if (clientId === demoClientIds.key) return [publicSigningKey(demo.key)];
  if (clientId !== demoClientIds.selfSigned) return registrations[clientId]?.keys ?? [];
  const verdict = judgeClientCertificate(demo.selfSigned.certificatePem);
  return verdict.kind === 'usable' ? verdict.keys : [];
}
