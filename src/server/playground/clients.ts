import { playgroundClients, type PlaygroundClient } from '#core/contract/playground-clients.ts';
import { accountAccessType } from '#core/contract/playground-resources.ts';
import { type ClientKey, judgeClientCertificate } from './client-keys.ts';
import type { OwnClients } from './own-clients/own-client.ts';
import { demoClientIds, type DemoCredentials } from './demo-credentials.ts';
import type { Registrations } from './registrations.ts';
import { judgePublicKeys } from './own-clients/public-keys.ts';
import { publicSigningKey } from './signing-key.ts';

/** The clients that a playground starts with, unless it is given others. */
export const seedClients: readonly PlaygroundClient[] = playgroundClients;

/** What clients are known by. */
export type ClientKeys = {
  readonly demo: DemoCredentials;
  readonly registrations: Registrations;
  readonly ownClients: OwnClients;
};

/**
 * A client as the authorization server registers it (RFC 7591 §2). `client_secret_basic` stands for post as well:
 * the server takes the two as one method with two places for the secret.
 */
export function clientMetadata(client: PlaygroundClient, keys: ClientKeys): Readonly<Record<string, unknown>> {
  const own = keys.ownClients.clients.find(({ settings }) => settings.clientId === client.clientId);
  const secret = own?.keptSecret ?? client.clientSecret;
  return {
    client_id: client.clientId,
    ...(secret === '' ? {} : { client_secret: secret }),
    ...(client.scope === '' ? {} : { scope: client.scope }),
    grant_types: own?.settings.clientCredentials === false ? [] : ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: client.clientAuthentication,
    ...proofMetadata(client, keys),
    ...(client.dpop === 'no' ? {} : { dpop_bound_access_tokens: true }),
    ...(client.authorizationDetails === '' ? {} : { authorization_details_types: [accountAccessType] }),
  };
}

/** All scopes that these clients may request. */
export function scopesOf(clients: readonly PlaygroundClient[]): readonly string[] {
  return [...new Set(clients.flatMap(({ scope }) => scope.split(' ')))].filter((scope) => scope !== '');
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

function clientKeysOf(clientId: string, { demo, registrations, ownClients }: ClientKeys): readonly ClientKey[] {
  const own = ownClients.clients.find(({ settings }) => settings.clientId === clientId);
  if (own !== undefined) {
    const judged = judgePublicKeys(own.settings);
    return judged.kind === 'usable' ? judged.keys : [];
  }
  if (clientId === demoClientIds.key) return [publicSigningKey(demo.key)];
  if (clientId !== demoClientIds.selfSigned) return registrations[clientId]?.keys ?? [];
  const verdict = judgeClientCertificate(demo.selfSigned.certificatePem);
  return verdict.kind === 'usable' ? verdict.keys : [];
}
