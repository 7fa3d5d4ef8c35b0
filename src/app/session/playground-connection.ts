import { type PlaygroundClient, playgroundClients, playgroundClientsFor } from '#core/contract/playground-clients.ts';
import { playgroundPaths } from '#core/contract/playground-paths.ts';
import type { Surroundings } from '#core/contract/surroundings.ts';
import { withoutCertificate } from '#core/http/held-certificates.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import {
  type ClientAuthentication,
  clientAuthentications,
  hostAndPort,
  ordinaryForm,
  type Parameter,
  provesByCertificate,
} from '#core/oauth/connection.ts';
import type { Workbench } from './workbench.ts';

/** The clients of the playground whose requests the form can make. */
const offeredPlaygroundClients: readonly PlaygroundClient[] = playgroundClientsFor({
  clientAuthentications,
  dpop: true,
  parameters: true,
});

/** Those of them that can prove themselves from here: a certificate is shown by the proxy alone. */
export function reachablePlaygroundClients({ proxy }: Surroundings): readonly PlaygroundClient[] {
  return offeredPlaygroundClients.filter((client) => proxy || !provesByCertificate(authenticationOf(client)));
}

/** Whether the playground made a certificate for this client. */
export function provesByDemoCertificate(client: PlaygroundClient | undefined): boolean {
  return client?.credential === 'demo' && provesByCertificate(authenticationOf(client));
}

/**
 * The playground filled in: over https through the proxy with its certificate pinned, or, where there is no proxy,
 * over http from the browser, which would not accept the self-signed certificate (design.md 7.1).
 */
export function playgroundConnection(
  { proxy, playground }: Surroundings,
  state: Workbench,
  client: PlaygroundClient | undefined = playgroundClients[0],
): Pick<Workbench, 'connection' | 'apiCall' | 'pins' | 'clientCertificates'> | undefined {
  if (playground === undefined || client === undefined) return undefined;
  const origin = proxy ? playground.httpsOrigin : playground.httpOrigin;
  const target = hostAndPort(playground.httpsOrigin);
  const clientCertificates =
    target === undefined ? state.clientCertificates : withoutCertificate(state.clientCertificates, target);
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
      // A client with a key of its own begins with one that is made here.
      assertion: { ...usualAssertion, keySource: client.credential === 'own' ? 'generated' : 'given' },
      assertionSecrets: noAssertionSecrets,
      introspectionEndpoint: '',
      revocationEndpoint: '',
      parameters: parametersOf(client),
      dpop: client.dpop !== 'no',
      provider: '',
      ...ordinaryForm,
    },
    apiCall: { url: `${origin}${client.apiPath}`, method: 'GET', headersText: '', body: '' },
    pins,
    // The one of the client before would be shown as well, and tokens be bound to it.
    clientCertificates,
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
