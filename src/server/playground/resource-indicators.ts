import type { Context, RegisteredClient } from 'oidc-provider';
import { demoApiSharedSecret, type PlaygroundAlg, type PlaygroundClient } from '#core/contract/playground-clients.ts';
import { demoApiAudience } from '#core/contract/playground-paths.ts';
import { playgroundResources } from '#core/contract/playground-resources.ts';
import { scopesOf } from './clients.ts';
import type { ProviderModule } from './import-provider.ts';

/**
 * Which API a token is for decides its format (RFC 8707 §2). Both functions are asked after the client is
 * authenticated and before a token is made, which is where unknown scopes have to be caught: the library drops them
 * without a word.
 */
export function resourceIndicators(library: ProviderModule, clients: ReadonlyMap<string, PlaygroundClient>) {
  return {
    enabled: true,
    defaultResource: (ctx: Context, { clientId }: RegisteredClient): string | undefined => {
      const client = clients.get(clientId);
      refuseForeignScopes(library, ctx, client);
      if (client?.tokenFormat === 'jwt-by-resource')
        throw new library.errors.InvalidTarget(
          `This client has to name a resource: ${resourcesOf(client).join(' or ')}`,
        );
      return client?.tokenFormat === 'jwt' ? demoApiAudience : undefined;
    },
    getResourceServerInfo: (ctx: Context, resource: string, { clientId }: RegisteredClient) => {
      const client = clients.get(clientId);
      refuseForeignScopes(library, ctx, client);
      if (client === undefined || !resourcesOf(client).includes(resource))
        throw new library.errors.InvalidTarget(whyNotFor(client));
      return resourceServer(resource, client);
    },
  };
}

function whyNotFor(client: PlaygroundClient | undefined): string {
  const known = client === undefined ? [] : resourcesOf(client);
  return `The resource is unknown here or not for this client, which may name ${known.join(' or ')}.`;
}

function resourcesOf(client: PlaygroundClient): readonly string[] {
  return client.tokenFormat === 'jwt-by-resource'
    ? playgroundResources.map(({ identifier }) => identifier)
    : [demoApiAudience];
}

function resourceServer(audience: string, client: PlaygroundClient): Readonly<Record<string, unknown>> {
  const resource = playgroundResources.find(({ identifier }) => identifier === audience);
  if (resource !== undefined) return jwtFor(audience, resource.scope, resource.signingAlg);
  if (client.tokenFormat === 'jwt') return jwtFor(audience, client.scope, client.signingAlg);
  return { scope: client.scope, audience, accessTokenFormat: 'opaque' };
}

function jwtFor(audience: string, scope: string, alg: PlaygroundAlg): Readonly<Record<string, unknown>> {
  const sign = alg === 'HS256' ? { alg, key: Buffer.from(demoApiSharedSecret) } : { alg };
  return { scope, audience, accessTokenFormat: 'jwt', jwt: { sign } };
}

/** RFC 6749 §5.2, `invalid_scope`: the requested scope exceeds what this client may have. */
function refuseForeignScopes(library: ProviderModule, ctx: Context, client: PlaygroundClient | undefined): void {
  const allowed = client === undefined ? [] : scopesOf([client]);
  const requested = ctx.oidc?.params?.['scope']?.split(' ') ?? [];
  const foreign = requested.filter((scope) => scope !== '' && !allowed.includes(scope));
  if (foreign.length === 0) return;
  const named = foreign.slice(0, 5).join(' ').slice(0, 200);
  throw new library.errors.InvalidScope(
    allowed.length === 0
      ? `The client may not request ${named}: no scope is assigned to it. Leave the scope out.`
      : `The client may not request ${named}. It may request ${allowed.join(' ')}, or leave the scope out.`,
  );
}
