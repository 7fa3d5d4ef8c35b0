import { type PlaygroundClient, playgroundClients, playgroundClientsFor } from '#core/contract/playground-clients.ts';
import { playgroundPaths } from '#core/contract/playground-paths.ts';
import type { Surroundings } from '#core/contract/surroundings.ts';
import {
  type ClientAuthentication,
  clientAuthentications,
  hostAndPort,
  ordinaryForm,
  type Parameter,
} from '#core/oauth/connection.ts';
import type { Workbench } from './workbench.ts';

/** The clients of the playground whose requests the form can make so far. */
export const offeredPlaygroundClients: readonly PlaygroundClient[] = playgroundClientsFor({
  clientAuthentications,
  dpop: true,
  parameters: true,
});

/**
 * The playground filled in: over https through the proxy with its certificate pinned, or, where there is no proxy,
 * over http from the browser, which would not accept the self-signed certificate (design.md 7.1).
 */
export function playgroundConnection(
  { proxy, playground }: Surroundings,
  state: Workbench,
  client: PlaygroundClient | undefined = playgroundClients[0],
): Pick<Workbench, 'connection' | 'apiCall' | 'pins'> | undefined {
  if (playground === undefined || client === undefined) return undefined;
  const origin = proxy ? playground.httpsOrigin : playground.httpOrigin;
  const target = hostAndPort(playground.httpsOrigin);
  const otherPins = state.pins.filter((pin) => pin.hostAndPort !== target);
  const pins =
    proxy && target !== undefined
      ? [...otherPins, { hostAndPort: target, sha256: playground.certificateSha256 }]
      : otherPins;
  return {
    connection: {
      tokenEndpoint: `${origin}${playgroundPaths.token}`,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      scope: client.scope,
      clientAuthentication: authenticationOf(client),
      basicEncoding: 'compatible',
      way: proxy ? 'proxy' : 'browser',
      introspectionEndpoint: '',
      revocationEndpoint: '',
      parameters: parametersOf(client),
      dpop: client.dpop !== 'no',
      provider: '',
      ...ordinaryForm,
    },
    apiCall: { url: `${origin}${client.apiPath}`, method: 'GET', headersText: '', body: '' },
    pins,
  };
}

function parametersOf({ resource, authorizationDetails }: PlaygroundClient): readonly Parameter[] {
  const wanted = [
    ['resource', resource],
    ['authorization_details', authorizationDetails],
  ] as const;
  return wanted.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value, on: true }));
}

function authenticationOf(client: PlaygroundClient): ClientAuthentication {
  return clientAuthentications.find((name) => name === client.clientAuthentication) ?? 'client_secret_basic';
}
