import type { ClientCertificateUse } from './client-certificate.ts';

/** Whether the server asked for a certificate of the client, and what it got. */
export function certificateUseWords({ asked, held, presented }: ClientCertificateUse): string {
  const own = held === undefined ? '' : `${held.subject} (SHA-256 ${held.sha256})`;
  if (!asked) {
    const unasked = 'The server did not ask for one in the handshake';
    return held === undefined ? `${unasked}.` : `${unasked}, so yours stayed here: ${own}.`;
  }
  if (held === undefined) return 'The server asked for one; none was at hand for this host and port.';
  return presented
    ? `The server asked for one, and was shown ${own}.`
    : `The server asked for one, and yours was not shown: ${own}. Either the server is not trusted, or it takes no key of this kind.`;
}
