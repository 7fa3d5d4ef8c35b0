import { asPlaygroundClient, hasOwnSecret, type OwnClientSettings } from '#core/contract/playground-own-clients.ts';
import { isAtPlayground } from '#core/contract/playground-origins.ts';
import { changeFaults, useFaultsOn } from './playground-faults.ts';
import { useCommands, useSession } from './session-context.tsx';

/**
 * Fills the connection with a client that was made at the playground, and answers a sentence about it. Its secret is
 * the one given, or the one that already stands there for this client; the server cannot tell it.
 */
export function useFillInClient() {
  const session = useSession();
  const faults = useFaultsOn();
  const { usePlayground: fillIn, editConnection } = useCommands();
  return (settings: OwnClientSettings, defaultLifetimeSeconds: number, secret: string | undefined): string => {
    const { connection } = session.store.getState();
    const isThere =
      connection.clientId === settings.clientId &&
      isAtPlayground(connection.tokenEndpoint, session.surroundings.playground);
    const clientSecret = secret ?? (isThere ? connection.clientSecret : '');
    const { clientCertificates } = session.store.getState();
    fillIn(asPlaygroundClient(settings, { defaultLifetimeSeconds, clientSecret }));
    // What proves it is this connection's own, and not the playground's to fill in.
    const { assertion, assertionSecrets } = connection;
    if (settings.clientAuthentication === 'private_key_jwt') editConnection({ assertion, assertionSecrets });
    if (settings.clientAuthentication === 'self_signed_tls_client_auth') session.store.setState({ clientCertificates });
    // Another client meets the same server.
    if (faults.length > 0) changeFaults(session, faults);
    return clientSecret === '' && hasOwnSecret(settings.clientAuthentication)
      ? `${settings.clientId} is filled in. Enter its secret in Token request: the server cannot show it.`
      : `${settings.clientId} is filled in. Press Get token.`;
  };
}
