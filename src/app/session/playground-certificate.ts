import { withCertificate } from '#core/http/held-certificates.ts';
import { hostAndPort } from '#core/oauth/connection.ts';
import { demoCredential } from './playground-admin.ts';
import type { Session } from './session.ts';

/**
 * Holds the certificate that the playground made for the typed client, for the playground's host and port. Resolves to a
 * sentence that says what came of it; by then another client may be typed, and nothing is changed.
 */
export async function takeDemoCertificate({ store }: Session): Promise<string> {
  const { clientId, tokenEndpoint } = store.getState().connection;
  const target = hostAndPort(tokenEndpoint);
  const ordered = await demoCredential(clientId);
  if (ordered.kind === 'failed') return ordered.reason;
  if (ordered.answer.kind !== 'certificate' || target === undefined)
    return 'The playground has no certificate for this client.';
  const { certificatePem, privateKeyPem } = ordered.answer;
  store.setState(({ connection, clientCertificates }) =>
    connection.clientId === clientId && connection.tokenEndpoint === tokenEndpoint
      ? {
          clientCertificates: withCertificate(clientCertificates, target, {
            certificatePem,
            privateKeyPem,
            passphrase: '',
          }),
        }
      : {},
  );
  return 'The demo certificate is filled in. It proves this client only, on this machine only.';
}
