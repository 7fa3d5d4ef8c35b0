import type { Context, RegisteredClient } from 'oidc-provider';
import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import { registrationPath } from '#core/contract/playground-own-clients.ts';
import { playgroundPaths } from '#core/contract/playground-paths.ts';
import { clientAssertionAlgs, secretAssertionAlgs } from './algorithms.ts';
import { authorizationDetails } from './authorization-details.ts';
import type { AuthorizationServerParts } from './authorization-server.ts';
import { clientMetadata, scopesOf } from './clients.ts';
import { changedClaims, changingAdapter } from './faults/changed-tokens.ts';
import { assertionsByOwnClock, demandRecentProof } from './faults/own-clock.ts';
import type { ProviderModule } from './import-provider.ts';
import { introspectionSigningAlg } from './metadata.ts';
import { mutualTls } from './mutual-tls.ts';
import { registeredClientsAdapter } from './own-clients/registered-clients.ts';
import { createProviderAdapter } from './provider-adapter.ts';
import { resourceIndicators } from './resource-indicators.ts';

/**
 * The library's settings: the client credentials grant, introspection and revocation, and everything else off. Each
 * setting that is left at its default prints a line on the console when it is used, hence some that look redundant.
 */
export function providerConfiguration(parts: AuthorizationServerParts): Readonly<Record<string, unknown>> {
  const clients = new Map(parts.clients.map((client) => [client.clientId, client]));
  const lifetimeSeconds = (client: RegisteredClient): number => clients.get(client.clientId)?.lifetimeSeconds ?? 299;
  return {
    adapter: (model: string) => {
      if (model === 'Client') return registeredClientsAdapter(parts.state, parts.library, parts.nowMs);
      const adapter = createProviderAdapter(model, parts.tokens, parts.nowMs);
      return model === 'ClientCredentials' ? changingAdapter(adapter, parts.changes) : adapter;
    },
    clients: parts.clients.filter(isFixed(parts)).map((client) => clientMetadata(client, parts.clientKeys)),
    clientAuthMethods: [
      ...new Set(['client_secret_post', ...parts.clients.map((client) => client.clientAuthentication)]),
    ],
    clientBasedCORS: () => true,
    clientDefaults: {
      // What there is here, in place of the authorization code grant (RFC 7591 §2).
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      id_token_signed_response_alg: 'ES256',
      introspection_signed_response_alg: introspectionSigningAlg,
    },
    enabledJWA: {
      clientAuthSigningAlgValues: [...secretAssertionAlgs, ...clientAssertionAlgs],
      dPoPSigningAlgValues: [...clientAssertionAlgs],
    },
    jwks: { keys: parts.keys.signing },
    responseTypes: [],
    routes: {
      token: playgroundPaths.token,
      introspection: playgroundPaths.introspection,
      revocation: playgroundPaths.revocation,
      jwks: playgroundPaths.jwks,
      registration: registrationPath,
    },
    scopes: scopesOf(parts.clients),
    ttl: { ClientCredentials: (_ctx: Context, _token: unknown, client: RegisteredClient) => lifetimeSeconds(client) },
    // Errors are JSON here whatever the Accept header prefers.
    renderError: (ctx: Context, out: unknown) => {
      ctx.type = 'json';
      ctx.body = out;
    },
    features: features(parts, clients),
    ...assertionsByOwnClock(parts),
    formats: {
      customizers: {
        jwt: (_ctx: Context, _token: unknown, jwt: { payload: Readonly<Record<string, unknown>> }) => {
          jwt.payload = changedClaims(jwt.payload, parts.changes);
        },
      },
    },
  };
}

/** Those that registered themselves are found in the store, where they can change (RFC 7592). */
function isFixed({ clientKeys }: AuthorizationServerParts) {
  const registered = clientKeys.ownClients.clients.filter((client) => client.registered !== undefined);
  const ids = new Set(registered.map(({ settings }) => settings.clientId));
  return ({ clientId }: PlaygroundClient): boolean => !ids.has(clientId);
}

/**
 * Every client that authenticates may introspect every token, its own or not: there are no clients of their own for APIs here, so each one
 * may stand in for one (RFC 7662 §2.1 leaves it to the server who may ask, as long as the caller authenticates).
 */
function features(
  parts: AuthorizationServerParts,
  clients: ReadonlyMap<string, PlaygroundClient>,
): Record<string, unknown> {
  const { library, nonces, registrationToken } = parts;
  const off = { enabled: false };
  return {
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: introspectionPolicy(library) },
    jwtIntrospection: { enabled: true },
    revocation: { enabled: true, allowedPolicy: revocationPolicy(library) },
    resourceIndicators: resourceIndicators(library, clients),
    devInteractions: off,
    richAuthorizationRequests: authorizationDetails(library),
    mTLS: mutualTls(),
    dPoP: {
      enabled: true,
      nonceSecret: nonces.secret,
      requireNonce: (ctx: Context) => {
        demandRecentProof(ctx, parts);
        return clients.get(ctx.oidc?.client?.clientId ?? '')?.dpop === 'nonce-required';
      },
    },
    pushedAuthorizationRequests: off,
    rpInitiatedLogout: off,
    userinfo: off,
    // Any page may send to the playground: whoever registers has to show a token that this product's own page gets.
    registration: { enabled: true, initialAccessToken: registrationToken },
    registrationManagement: { enabled: true, rotateRegistrationAccessToken: false },
  };
}

/** A client that cannot prove itself learns nothing about tokens (RFC 7662 §2.1). */
function introspectionPolicy(library: ProviderModule) {
  return (_ctx: Context, { clientAuthMethod }: RegisteredClient): boolean => {
    if (clientAuthMethod !== 'none') return true;
    throw new library.errors.InvalidRequest('Introspection is for clients that authenticate; this one cannot.');
  };
}

/** A client may revoke its own tokens only, and is told so (RFC 7009 §2.1). */
function revocationPolicy(library: ProviderModule) {
  return (_ctx: Context, client: RegisteredClient, token: Pick<RegisteredClient, 'clientId'>): boolean => {
    if (token.clientId === client.clientId) return true;
    throw new library.errors.InvalidRequest('The token was issued to another client; only that client may revoke it.');
  };
}
