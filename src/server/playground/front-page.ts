import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import { playgroundPaths } from '#core/contract/playground-paths.ts';

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
      keys: at(playgroundPaths.jwks),
      metadata: at(playgroundPaths.metadata),
    },
    demo_api: {
      [at(playgroundPaths.helloWorld)]: 'GET with any valid token',
      [at(playgroundPaths.read)]: 'GET with a token that has the scope read',
      [at(playgroundPaths.echo)]: 'any method; answers with the request as it came',
    },
    clients: clients.map((client) => ({
      client_id: client.clientId,
      client_secret: client.clientSecret,
      scope: client.scope,
      token: client.tokenFormat === 'jwt' ? `JWT, ${client.signingAlg}` : 'opaque',
      description: client.description,
    })),
  };
}
