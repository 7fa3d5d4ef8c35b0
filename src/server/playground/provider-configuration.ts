import type { Context, RegisteredClient } from 'oidc-provider';
import { demoApiSharedSecret, type PlaygroundAlg, type PlaygroundClient } from '#core/contract/playground-clients.ts';
import { demoApiAudience, playgroundPaths } from '#core/contract/playground-paths.ts';
import type { AuthorizationServerParts } from './authorization-server.ts';
import { clientMetadata } from './clients.ts';
import type { ProviderModule } from './import-provider.ts';
import { introspectionSigningAlg } from './metadata.ts';
import { createProviderAdapter } from './provider-adapter.ts';

/**
 * The library's settings: the client credentials grant, introspection and revocation, and everything else off. Each
 * setting that is left at its default prints a line on the console when it is used, hence some that look redundant.
 */
export function providerConfiguration(parts: AuthorizationServerParts): Readonly<Record<string, unknown>> {
  const clients = new Map(parts.clients.map((client) => [client.clientId, client]));
  const lifetimeSeconds = (client: RegisteredClient): number => clients.get(client.clientId)?.lifetimeSeconds ?? 299;
  return {
    adapter: (model: string) => createProviderAdapter(model, parts.tokens, parts.nowMs),
    clients: parts.clients.map(clientMetadata),
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    clientBasedCORS: () => true,
    clientDefaults: {
      id_token_signed_response_alg: 'ES256',
      introspection_signed_response_alg: introspectionSigningAlg,
    },
    jwks: { keys: parts.keys.signing },
    responseTypes: [],
    routes: {
      token: playgroundPaths.token,
      introspection: playgroundPaths.introspection,
      revocation: playgroundPaths.revocation,
      jwks: playgroundPaths.jwks,
    },
    scopes: [...new Set(parts.clients.flatMap((client) => client.scope.split(' ')))],
    ttl: { ClientCredentials: (_ctx: Context, _token: unknown, client: RegisteredClient) => lifetimeSeconds(client) },
    // Errors are JSON here whatever the Accept header prefers.
    renderError: (ctx: Context, out: unknown) => {
      ctx.type = 'json';
      ctx.body = out;
    },
    features: features(parts.library, clients),
  };
}

/**
 * Every client may introspect every token, its own or not: there are no clients of their own for APIs here, so each one
 * may stand in for one (RFC 7662 §2.1 leaves it to the server who may ask, as long as the caller authenticates).
 */
function features(library: ProviderModule, clients: ReadonlyMap<string, PlaygroundClient>): Record<string, unknown> {
  const off = { enabled: false };
  return {
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    jwtIntrospection: { enabled: true },
    revocation: { enabled: true, allowedPolicy: revocationPolicy(library) },
    resourceIndicators: resourceIndicators(library, clients),
    devInteractions: off,
    dPoP: off,
    pushedAuthorizationRequests: off,
    rpInitiatedLogout: off,
    userinfo: off,
  };
}

/** A client may revoke its own tokens only, and is told so (RFC 7009 §2.1). */
function revocationPolicy(library: ProviderModule) {
  return (_ctx: Context, client: RegisteredClient, token: RegisteredClient): boolean => {
    if (token.clientId === client.clientId) return true;
    throw new library.errors.InvalidRequest('The token was issued to another client; only that client may revoke it.');
  };
}

/**
 * Which API a token is for decides its format. Both functions are asked after the client is authenticated and before
 * a token is made, which is where unknown scopes have to be caught: the library drops them without a word.
 */
function resourceIndicators(library: ProviderModule, clients: ReadonlyMap<string, PlaygroundClient>) {
  return {
    enabled: true,
    defaultResource: (ctx: Context, { clientId }: RegisteredClient): string | undefined => {
      refuseForeignScopes(library, ctx, clients.get(clientId));
      return clients.get(clientId)?.tokenFormat === 'jwt' ? demoApiAudience : undefined;
    },
    getResourceServerInfo: (ctx: Context, resource: string, { clientId }: RegisteredClient) => {
      const client = clients.get(clientId);
      refuseForeignScopes(library, ctx, client);
      if (resource !== demoApiAudience || client === undefined)
        throw new library.errors.InvalidTarget(`The only resource here is ${demoApiAudience}.`);
      return {
        scope: client.scope,
        audience: demoApiAudience,
        accessTokenFormat: client.tokenFormat,
        ...(client.tokenFormat === 'jwt' ? { jwt: { sign: signing(client.signingAlg) } } : {}),
      };
    },
  };
}

function signing(alg: PlaygroundAlg): Readonly<Record<string, unknown>> {
  return alg === 'HS256' ? { alg, key: Buffer.from(demoApiSharedSecret) } : { alg };
}

/** RFC 6749 §5.2, `invalid_scope`: the requested scope exceeds what this client may have. */
function refuseForeignScopes(library: ProviderModule, ctx: Context, client: PlaygroundClient | undefined): void {
  const allowed = client?.scope.split(' ') ?? [];
  const requested = ctx.oidc?.params?.['scope']?.split(' ') ?? [];
  const foreign = requested.filter((scope) => scope !== '' && !allowed.includes(scope));
  if (foreign.length === 0) return;
  const named = foreign.slice(0, 5).join(' ').slice(0, 200);
  throw new library.errors.InvalidScope(
    `The client may not request ${named}. It may request ${allowed.join(' ')}, or leave the scope out.`,
  );
}
