import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Cancellation } from './cancellation.ts';
import type { FrameError } from '#core/contract/send.ts';
import type { Authorities } from './authorities.ts';
import { codeOf } from './resolve-target.ts';
import { serverIdentity } from './server-identity.ts';
import { tlsFailure, type TlsProgress } from './tls-failure.ts';

/** What came of the handshake. Nothing is judged yet, and no byte of the request has been sent. */
export type Secured =
  | { readonly kind: 'secured'; readonly socket: TLSSocket }
  | { readonly kind: 'failed'; readonly error: FrameError }
  | { readonly kind: 'cancelled' };

export type SecureOptions = {
  readonly socket: Socket;
  /** The name (or address) that the certificate has to be for. */
  readonly host: string;
  readonly authorities: Authorities;
  readonly limitMs: number;
  readonly cancelled: Cancellation;
};

/**
 * The TLS handshake, completed whatever the certificate is, so that the chain can be shown. Every connection is
 * fresh: no session is offered, so the certificate is always sent and the timing is honest.
 */
export function secure({ socket, host, authorities, limitMs, cancelled }: SecureOptions): Promise<Secured> {
  return new Promise((resolve) => {
    const name = host.replace(/\.$/, '');
    const tls = connect({
      socket,
      host: name,
      // An address is no server name (RFC 6066 §3).
      ...(isIP(name) === 0 ? { servername: name } : {}),
      secureContext: authorities.context,
      rejectUnauthorized: false,
      checkServerIdentity: (_, certificate) => serverIdentity(name, certificate),
      ALPNProtocols: ['http/1.1'],
    });
    let isSettled = false;
    const settle = (secured: Secured): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(limit);
      cancelled.listen(undefined);
      if (secured.kind !== 'secured') tls.destroy();
      resolve(secured);
    };
    const fail = (error: FrameError): void => settle({ kind: 'failed', error });
    const cancel = (): void => settle({ kind: 'cancelled' });
    const limit = setTimeout(() => fail({ kind: 'timeout', phase: 'tls', limitMs }), limitMs);
    tls.once('secureConnect', () => settle({ kind: 'secured', socket: tls }));
    // Both stay for the socket's whole life: an error without a listener would end the process.
    tls.on('error', (error) => {
      if (isSettled) return;
      fail(tlsFailure(error, () => progressOf(tls)) ?? { kind: 'closed', phase: 'tls', code: codeOf(error) });
    });
    tls.on('close', () => fail({ kind: 'closed', phase: 'tls', code: 'EOF' }));
    cancelled.listen(cancel);
    if (cancelled.isCancelled()) cancel();
  });
}

/**
 * To be asked while the error is told, and never after the close: the library crashes when it is asked about a
 * connection that it has taken down.
 */
function progressOf(tls: TLSSocket): TlsProgress {
  // Declared as always there, but before the server has chosen there is none.
  const cipher: unknown = tls.getCipher();
  return cipher === undefined || cipher === null ? 'nothing-agreed' : 'cipher-agreed';
}
