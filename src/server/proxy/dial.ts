import { connect, type Socket } from 'node:net';
import type { Cancellation } from './cancellation.ts';
import type { FrameError } from '#core/contract/send.ts';
import { codeOf } from './resolve-target.ts';

/** What came of dialling. `cancelled` is said to nobody: the page has gone. */
export type Dialled =
  | { readonly kind: 'connected'; readonly socket: Socket; readonly address: string }
  | { readonly kind: 'failed'; readonly error: FrameError }
  | { readonly kind: 'cancelled' };

export type DialOptions = {
  /** Judged ones; nothing else is dialled. In order of preference. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly limitMs: number;
  readonly cancelled: Cancellation;
};

/** The next address is tried this long after one that stays silent (RFC 8305 §5), and at once after one that fails. */
const staggerMs = 250;

/** Opens one TCP connection to the first of the addresses that answers. */
export function dial({ addresses, port, limitMs, cancelled }: DialOptions): Promise<Dialled> {
  return new Promise((resolve) => {
    const waiting = new Set<Socket>();
    const failures: { readonly address: string; readonly code: string }[] = [];
    const untried = [...addresses];
    let stagger: NodeJS.Timeout | undefined;

    const settle = (dialled: Dialled): void => {
      clearTimeout(stagger);
      clearTimeout(limit);
      cancelled.listen(undefined);
      for (const socket of waiting) socket.destroy();
      waiting.clear();
      resolve(dialled);
    };
    const cancel = (): void => settle({ kind: 'cancelled' });
    const limit = setTimeout(() => {
      settle({ kind: 'failed', error: { kind: 'timeout', phase: 'connect', limitMs } });
    }, limitMs);

    const tryNext = (): void => {
      clearTimeout(stagger);
      const address = untried.shift();
      if (address === undefined) return;
      // Half-open, so that the end of what comes in does not cost a shutdown before the close.
      const socket = connect({ host: address, port, noDelay: true, allowHalfOpen: true });
      waiting.add(socket);
      socket.once('connect', () => {
        if (waiting.delete(socket)) settle({ kind: 'connected', socket, address });
      });
      // Stays for the socket's whole life: an error without a listener would end the process.
      socket.on('error', (error) => {
        if (!waiting.delete(socket)) return;
        failures.push({ address, code: codeOf(error) });
        if (untried.length > 0) tryNext();
        else if (waiting.size === 0) settle({ kind: 'failed', error: failureOf(failures) });
      });
      if (untried.length > 0) stagger = setTimeout(tryNext, staggerMs);
    };

    cancelled.listen(cancel);
    if (cancelled.isCancelled()) cancel();
    else tryNext();
  });
}

/** A refusal is only said where all refused; otherwise the other reason tells more. */
function failureOf(failures: readonly { readonly address: string; readonly code: string }[]): FrameError {
  const other = failures.find(({ code }) => code !== 'ECONNREFUSED');
  if (other !== undefined && !isMissingFamily(other.code, failures)) return { kind: 'unreachable', ...other };
  const refusing = failures.filter(({ code }) => code === 'ECONNREFUSED').map(({ address }) => address);
  return { kind: 'refused', address: refusing.join(', ') };
}

/** One address refused and the other's family does not exist on this machine: the refusal is the news. */
function isMissingFamily(code: string, failures: readonly { readonly code: string }[]): boolean {
  const isMissing = code === 'EADDRNOTAVAIL' || code === 'ENETUNREACH' || code === 'EAFNOSUPPORT';
  return isMissing && failures.some((failure) => failure.code === 'ECONNREFUSED');
}
