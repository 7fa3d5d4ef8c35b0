import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import { registrationPath } from '#core/contract/playground-own-clients.ts';
import { playgroundPaths } from '#core/contract/playground-paths.ts';
import { playgroundResources } from '#core/contract/playground-resources.ts';

/** What `GET /` says: what this server is, where it answers, and which clients it knows. */
export function frontPage(origin: string, clients: readonly PlaygroundClient[]): unknown {
  const at = (path: string): string => `${origin}${path}`;
  return {
    name: 'Grantscope playground',
    about:
      'An authorization server and a demo API to practise on. They listen on this machine only, and all is public.',
    issuer: origin,
    authorization_server: {
      token: at(playgroundPaths.token),
      introspection: at(playgroundPaths.introspection),
      revocation: at(playgroundPaths.revocation),
      registration: at(registrationPath),
      keys: at(playgroundPaths.jwks),
      metadata: at(playgroundPaths.metadata),
    },
    demo_api: {
      [at(playgroundPaths.helloWorld)]: 'GET with any valid token',
      [at(playgroundPaths.read)]: 'GET with a token that has the scope read',
      ...Object.fromEntries(
        playgroundResources.map(({ path, identifier, scope }) => [
          at(path),
          `GET with a token for ${identifier} that has the scope ${scope.split(' ', 1)[0]}`,
        ]),
      ),
      [at(playgroundPaths.echo)]: 'any method; answers with the request as it came',
    },
    clients: clients.map((client) => ({
      client_id: client.clientId,
      ...(client.clientSecret === '' ? {} : { client_secret: client.clientSecret }),
      token_endpoint_auth_method: client.clientAuthentication,
      scope: client.scope,
      token: tokenOf(client),
      ...(client.dpop === 'no' ? {} : { dpop: client.dpop }),
      description: client.description,
    })),
  };
}

function tokenOf(client: PlaygroundClient): string {
  if (client.tokenFormat === 'opaque') return 'opaque';
  return client.tokenFormat === 'jwt' ? `JWT, ${client.signingAlg}` : 'JWT, by resource';
}
