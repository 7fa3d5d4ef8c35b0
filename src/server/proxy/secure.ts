import { isIP, type Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { Cancellation } from './cancellation.ts';
import type { FrameError } from '#core/contract/send.ts';
import type { Tls, Trust } from '#core/http/exchange.ts';
import { earlySight, finalProblem } from './handshake-problem.ts';
import { codeOf } from './resolve-target.ts';
import { serverIdentity } from './server-identity.ts';
import { tlsFailure, type TlsProgress } from './tls-failure.ts';
import { type Judged, isTrusted } from './trust-verdict.ts';

/** What came of the handshake. No byte of the request has been sent. */
export type Secured =
  | { readonly kind: 'secured'; readonly socket: TLSSocket; readonly tls: Tls }
  /** The server is not trusted: the request must not go there. */
  | { readonly kind: 'refused'; readonly tls: Tls; readonly error: FrameError }
  | { readonly kind: 'failed'; readonly error: FrameError }
  | { readonly kind: 'cancelled' };

export type SecureOptions = {
  readonly socket: Socket;
  /** The name (or address) that the certificate has to be for. */
  readonly host: string;
  /** The name to ask for; undefined: the host's own. An address is never asked for (RFC 6066 §3). */
  readonly serverName: string | undefined;
  /** Authorities, and the certificate of the client where there is one. */
  readonly context: SecureContext;
  /** The context holds a certificate of the client: it is shown to nobody before the server is judged. */
  readonly holdsCertificate: boolean;
  readonly trust: Trust;
  /** `problem` is what chain, dates and name lack, as the library's code. */
  readonly judge: (socket: TLSSocket, problem: string | undefined) => Judged;
  readonly limitMs: number;
  readonly cancelled: Cancellation;
};

/**
 * The TLS handshake, completed whatever the server's certificate is, so that the chain can be shown, and judged at its
 * end. Every connection is fresh: no session is offered, so the certificate is always sent and the timing is honest.
 *
 * With a certificate of the client, the server is judged before that: Node by itself would show it to anyone and judge
 * afterwards (security.md T26). The library calls back for the server's OCSP answer after the server has spoken and
 * before the client does, whether there is an answer or not; ending the connection there leaves the client's unsaid.
 */
export function secure(options: SecureOptions): Promise<Secured> {
  const { socket, host, context, holdsCertificate, trust, judge, limitMs, cancelled } = options;
  return new Promise((resolve) => {
    const name = host.replace(/\.$/, '');
    const servername = options.serverName ?? (isIP(name) === 0 ? name : undefined);
    const tls = connect({
      socket,
      host: name,
      ...(holdsCertificate ? { requestOCSP: true } : {}),
      ...(servername === undefined ? {} : { servername }),
      secureContext: context,
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
    const settleJudged = ({ tls: judged, refusal }: Judged): void => {
      const facts = { ...judged, ...(servername === undefined ? {} : { serverName: servername }) };
      if (refusal === undefined) settle({ kind: 'secured', socket: tls, tls: facts });
      else settle({ kind: 'refused', tls: facts, error: refusal });
    };
    if (holdsCertificate)
      tls.once('OCSPResponse', () => {
        const sight = earlySight(tls, name);
        if (!isTrusted(sight, trust)) settleJudged(judge(tls, sight.problem));
      });
    tls.once('secureConnect', () => {
      if (!isSettled) settleJudged(judge(tls, finalProblem(tls)));
    });
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
