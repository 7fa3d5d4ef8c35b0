import {
  hasOwnSecret,
  type OwnClientSettings,
  ownClientAuthentications,
} from '#core/contract/playground-own-clients.ts';
import type { ProviderModule } from '../import-provider.ts';
import type { ProviderAdapter } from '../provider-adapter.ts';
import { maxClients } from './apply-edit.ts';
import type { CommittedClients } from './clients-desk.ts';
import type { OwnClient } from './own-client.ts';
import { faultOfProof } from './judge-settings.ts';
import { withTidyKeys } from './public-keys.ts';
import { hashSecret, isSecretHash } from './secret-hash.ts';

type Metadata = Readonly<Record<string, unknown>>;

/**
 * The clients that register themselves (RFC 7591), as the library stores and finds them. They are kept beside those
 * that an administrator makes, with the hash of their secret, and hold at once: there is no draft between.
 */
export function registeredClientsAdapter(
  state: Pick<CommittedClients, 'ownClients' | 'commitClients'>,
  library: ProviderModule,
  nowMs: () => number,
): ProviderAdapter {
  const commit = (change: (clients: readonly OwnClient[]) => readonly OwnClient[]): void => {
    const before = state.ownClients();
    state.commitClients({ ...before, clients: change(before.clients), committedAtMs: nowMs() });
  };
  const refuse = (reason: string): never => {
    throw new library.errors.InvalidClientMetadata(reason);
  };
  return {
    find: (id) => Promise.resolve(metadataOf(clientWith(id, state.ownClients().clients))),
    upsert: async (id, metadata) => {
      const before = clientWith(id, state.ownClients().clients);
      if (before === undefined && state.ownClients().clients.length >= maxClients)
        refuse(`At most ${maxClients} clients can be made here. Delete one first.`);
      const client = await registeredClient(id, metadata, before, refuse);
      commit((clients) => [...clients.filter(({ settings }) => settings.clientId !== id), client]);
    },
    destroy: (id) => {
      commit((clients) => clients.filter(({ settings }) => settings.clientId !== id));
      return Promise.resolve();
    },
  };
}

function clientWith(id: string, clients: readonly OwnClient[]): OwnClient | undefined {
  return clients.find(({ settings, registered }) => settings.clientId === id && registered !== undefined);
}

function metadataOf(client: OwnClient | undefined): Metadata | undefined {
  if (client?.registered === undefined) return undefined;
  return client.keptSecret === '' ? client.registered : { ...client.registered, client_secret: client.keptSecret };
}

async function registeredClient(
  clientId: string,
  { client_secret: secret, ...registered }: Metadata,
  before: OwnClient | undefined,
  refuse: (reason: string) => never,
): Promise<OwnClient> {
  const { token_endpoint_auth_method: method } = registered;
  // The library has one method for both places of the secret.
  const known = method === 'client_secret_post' ? 'client_secret_basic' : method;
  const clientAuthentication = ownClientAuthentications.find((name) => name === known);
  if (clientAuthentication === undefined)
    return refuse(`This playground registers ${ownClientAuthentications.join(', ')} and client_secret_post.`);
  // Whoever registers could have the server ask any address of this machine's network.
  if (registered['jwks_uri'] !== undefined)
    return refuse('This playground fetches no keys. Register jwks in place of jwks_uri.');
  const settings = settingsOf(clientId, registered, clientAuthentication);
  const fault = faultOfProof(settings);
  if (fault !== undefined) return refuse(fault);
  const given = typeof secret === 'string' && hasOwnSecret(clientAuthentication) ? secret : '';
  const isKept = given !== '' && given === before?.keptSecret;
  if (isKept && isSecretHash(given) && clientAuthentication === 'client_secret_jwt')
    return refuse('The server has kept a hash of the secret only, which cannot verify what it signs. Register anew.');
  return {
    settings: withTidyKeys(settings),
    keptSecret:
      given === '' || isKept || clientAuthentication === 'client_secret_jwt' ? given : await hashSecret(given),
    registered,
  };
}

function settingsOf(
  clientId: string,
  { grant_types: grants, scope, jwks, dpop_bound_access_tokens: dpopBound }: Metadata,
  clientAuthentication: OwnClientSettings['clientAuthentication'],
): OwnClientSettings {
  return {
    clientId,
    clientCredentials: Array.isArray(grants) && grants.includes('client_credentials'),
    clientAuthentication,
    publicKeys: jwks === undefined ? '' : JSON.stringify(jwks),
    dpopBound: dpopBound === true,
    scopes: typeof scope === 'string' ? scope.split(' ').filter((each) => each !== '') : [],
    lifetimeSeconds: 0,
    token: 'opaque',
  };
}
