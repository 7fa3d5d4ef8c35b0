import type { Socket } from 'node:net';
import { destinationText } from '#core/http/detour.ts';
import type { OuterProxyFault } from '#core/http/exchange.ts';
import { headEndFinder } from '#core/http/response-head-end.ts';
import type { Cancellation } from './cancellation.ts';
import type { OuterProxy } from './outer-proxies.ts';
import { codeOf, type Target } from './resolve-target.ts';

/** What came of CONNECT. From `open` on, every byte on the socket is the server's. */
export type Tunnelled =
  | { readonly kind: 'open'; readonly answer: string }
  | { readonly kind: 'failed'; readonly code: OuterProxyFault; readonly detail: string }
  | { readonly kind: 'cancelled' };

export type TunnelOptions = {
  /** Connected to the proxy. */
  readonly socket: Socket;
  readonly proxy: Extract<OuterProxy, { kind: 'proxy' }>;
  readonly target: Target;
  readonly limitMs: number;
  readonly cancelled: Cancellation;
};

const longestHeadBytes = 64 * 1024;

/**
 * Asks the proxy to open a tunnel to the target (RFC 9110 §9.3.6). Used for http as well as for https: in absolute form
 * a request would not be the one that the preview shows, and the proxy's credentials would stand in it.
 */
export function tunnel({ socket, proxy, target, limitMs, cancelled }: TunnelOptions): Promise<Tunnelled> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const findEnd = headEndFinder();
    let size = 0;
    const settle = (tunnelled: Tunnelled): void => {
      clearTimeout(limit);
      cancelled.listen(undefined);
      socket.off('data', take).off('end', end).off('close', end).off('error', fail);
      if (tunnelled.kind === 'open') socket.pause();
      else socket.destroy();
      resolve(tunnelled);
    };
    const failed = (code: OuterProxyFault, detail: string): void => settle({ kind: 'failed', code, detail });
    const take = (piece: Buffer): void => {
      pieces.push(piece);
      const headEnd = findEnd(piece);
      if (headEnd !== undefined) {
        settle(judge(Buffer.concat([...pieces.slice(0, -1), piece.subarray(0, headEnd)]), proxy));
        const rest = piece.subarray(headEnd);
        if (rest.length > 0 && !socket.destroyed) socket.unshift(rest);
      } else if ((size += piece.length) > longestHeadBytes) failed('not-a-proxy', firstLine(Buffer.concat(pieces)));
    };
    const end = (): void =>
      size === 0 ? failed('closed', 'EOF') : failed('not-a-proxy', firstLine(Buffer.concat(pieces)));
    const fail = (error: Error): void => failed('closed', codeOf(error));
    const cancel = (): void => settle({ kind: 'cancelled' });
    const limit = setTimeout(() => failed('timeout', 'tunnel'), limitMs);
    socket.on('data', take).on('end', end).on('close', end).on('error', fail);
    cancelled.listen(cancel);
    if (cancelled.isCancelled()) cancel();
    else socket.write(connectRequest(target, proxy.authorization), 'latin1');
  });
}

function connectRequest(target: Target, authorization: string | undefined): string {
  const authority = destinationText(target);
  const credentials = authorization === undefined ? '' : `Proxy-Authorization: ${authorization}\r\n`;
  return `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${credentials}\r\n`;
}

function judge(head: Buffer, { authorization }: TunnelOptions['proxy']): Tunnelled {
  const answer = firstLine(head);
  const status = Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(answer)?.[1]);
  if (Number.isNaN(status)) return { kind: 'failed', code: 'not-a-proxy', detail: answer };
  if (status >= 200 && status < 300) return { kind: 'open', answer };
  if (status === 407) {
    const code = authorization === undefined ? 'credentials-missing' : 'credentials-rejected';
    return { kind: 'failed', code, detail: answer };
  }
  const code = status >= 502 && status <= 504 ? 'server-not-reached' : 'tunnel-refused';
  return { kind: 'failed', code, detail: answer };
}

/** What can be read of the first line, cut to what fits into a sentence. */
function firstLine(bytes: Buffer): string {
  const [line = ''] = bytes.toString('latin1').trimStart().split(/\r?\n/, 1);
  return line.replace(/[^\x20-\x7e]/g, '·').slice(0, 120);
}
