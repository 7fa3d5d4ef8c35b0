import type { TLSSocket } from 'node:tls';
import { codeOf } from './resolve-target.ts';
import { serverIdentity } from './server-identity.ts';

/** Why chain, dates or name do not hold once the handshake is over, as the TLS library's code; the chain is asked first. */
export function finalProblem(socket: TLSSocket): string | undefined {
  if (socket.authorized) return undefined;
  // Declared as an Error, but a code as text is what is really there.
  const error: unknown = socket.authorizationError;
  return typeof error === 'string' ? error : error instanceof Error ? error.message : 'UNSPECIFIED';
}

/** What can be known of the server before the client shows anything. */
export type EarlySight = { readonly problem: string | undefined; readonly leafSha256: string | undefined };

/**
 * The same in the middle of the handshake. Node tells its verdict at the end only, and the connection's handle has it
 * before; were there none to ask, nobody would be trusted.
 */
export function earlySight(socket: TLSSocket, name: string): EarlySight {
  // Not as an X509Certificate: on Node 20 the first to ask for that takes it out of the chain, and the end needs it.
  const leaf: unknown = socket.getPeerCertificate();
  const fingerprint: unknown =
    typeof leaf === 'object' && leaf !== null ? Reflect.get(leaf, 'fingerprint256') : undefined;
  if (typeof fingerprint !== 'string') return { problem: 'UNSPECIFIED', leafSha256: undefined };
  const misnamed = serverIdentity(name, socket.getPeerCertificate());
  const problem = chainProblem(socket) ?? (misnamed && codeOf(misnamed));
  return { problem, leafSha256: fingerprint.replaceAll(':', '').toLowerCase() };
}

function chainProblem(socket: TLSSocket): string | undefined {
  const handle: unknown = Reflect.get(socket, '_handle');
  const ask: unknown = typeof handle === 'object' && handle !== null ? Reflect.get(handle, 'verifyError') : undefined;
  if (typeof ask !== 'function') return 'UNSPECIFIED';
  const answer: unknown = Reflect.apply(ask, handle, []);
  return answer instanceof Error ? codeOf(answer) : undefined;
}
