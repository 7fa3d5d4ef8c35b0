import type { Socket } from 'node:net';
import type { Cancellation } from './cancellation.ts';
import type { FrameEnding, FrameError } from '#core/contract/send.ts';
import type { Method } from '#core/http/message.ts';
import { responseFraming } from '#core/http/response-framing.ts';
import type { FrameWriter } from './frame-writer.ts';
import type { Limits } from './limits.ts';
import { codeOf } from './resolve-target.ts';
import type { Stopwatch } from './stopwatch.ts';
import { tlsFailure } from './tls-failure.ts';

/** How the exchange of bytes ended, with what the log says of it. */
export type Conversed = {
  readonly atMs: number;
  readonly status: number | undefined;
  readonly receivedBytes: number;
  readonly end:
    | { readonly kind: 'done'; readonly ending: FrameEnding }
    | { readonly kind: 'failed'; readonly error: FrameError }
    | { readonly kind: 'cancelled' };
};

export type ConverseOptions = {
  readonly socket: Socket;
  readonly method: Method;
  readonly requestBytes: Buffer;
  readonly maxResponseBytes: number;
  readonly limits: Limits;
  readonly elapsed: Stopwatch;
  readonly frames: FrameWriter;
  readonly cancelled: Cancellation;
};

/**
 * Writes the request to the connection in one piece and hands on every byte that comes back, parsed by nobody:
 * framing only tells when to stop. The connection is destroyed at the end, whatever the end is.
 */
export function converse(options: ConverseOptions): Promise<Conversed> {
  const { socket, limits, elapsed, frames, cancelled, maxResponseBytes } = options;
  return new Promise((resolve) => {
    const framing = responseFraming(options.method);
    let receivedBytes = 0;
    let isSent = false;
    let isReported = false;
    let isFinished = false;
    let completeAtMs: number | undefined;
    let silence: NodeJS.Timeout | undefined;

    const finish = (end: Conversed['end']): void => {
      if (isFinished) return;
      isFinished = true;
      clearTimeout(silence);
      clearTimeout(total);
      cancelled.listen(undefined);
      socket.off('data', take).off('end', endOfStream).off('close', endOfStream).off('error', fail);
      if (end.kind === 'cancelled') socket.destroy();
      else {
        reportRequest();
        // After the page has its answer, so that it does not wait for the close.
        setImmediate(() => socket.destroy());
      }
      resolve({ atMs: completeAtMs ?? elapsed(), status: framing.status(), receivedBytes, end });
    };
    const done = (ending: FrameEnding): void =>
      finish({ kind: 'done', ending: completeAtMs === undefined ? ending : { kind: 'complete' } });
    const failed = (error: FrameError): void => finish({ kind: 'failed', error });
    const cancel = (): void => finish({ kind: 'cancelled' });

    const phase = (): 'send' | 'first-byte' | 'body' => {
      if (receivedBytes > 0) return 'body';
      return isSent ? 'first-byte' : 'send';
    };
    const expire = (limitMs: number, isWhole: boolean): void => {
      if (receivedBytes > 0) done({ kind: 'timeout', limitMs, ...(isWhole && { isWhole }) });
      else failed({ kind: 'timeout', phase: phase(), limitMs });
    };
    const waitAtMost = (limitMs: number): void => {
      clearTimeout(silence);
      silence = setTimeout(() => expire(limitMs, false), limitMs);
    };

    const reportRequest = (): void => {
      if (isReported) return;
      isReported = true;
      frames.writeBytes('request-bytes', elapsed(), options.requestBytes);
    };

    const endOfStream = (): void => {
      const closing = framing.closing();
      if (receivedBytes === 0) failed({ kind: 'closed', phase: phase(), code: 'EOF' });
      else done(closing === 'truncated' ? { kind: 'truncated', code: 'EOF' } : { kind: closing });
    };
    const fail = (error: Error): void => {
      if (receivedBytes > 0) done({ kind: 'truncated', code: codeOf(error) });
      else failed(tlsFailure(error, () => 'finished') ?? { kind: 'closed', phase: phase(), code: codeOf(error) });
    };

    const take = (chunk: Buffer): void => {
      // An early answer must not stand before the request in the order of frames.
      reportRequest();
      const isFirst = receivedBytes === 0;
      const piece = chunk.subarray(0, maxResponseBytes - receivedBytes);
      receivedBytes += piece.length;
      if (piece.length > 0) frames.writeBytes('response-bytes', elapsed(), piece);
      if (completeAtMs === undefined && framing.push(piece) === 'complete') {
        completeAtMs = elapsed();
        clearTimeout(silence);
        silence = setTimeout(() => done({ kind: 'complete' }), limits.surplusMs);
      }
      if (piece.length < chunk.length) done({ kind: 'cut', limitBytes: maxResponseBytes });
      else if (frames.isFull()) pauseForPage();
      else if (isFirst && completeAtMs === undefined) waitAtMost(limits.idleMs);
      else if (completeAtMs === undefined) silence?.refresh();
    };
    const pauseForPage = (): void => {
      if (socket.isPaused()) return;
      // The page is slow, not the server: its silence is of our making and is not counted.
      if (completeAtMs === undefined) clearTimeout(silence);
      socket.pause();
      frames.whenDrained(() => {
        if (isFinished) return;
        if (completeAtMs === undefined) waitAtMost(limits.idleMs);
        socket.resume();
      });
    };

    const total = setTimeout(() => expire(limits.totalMs, true), Math.max(0, limits.totalMs - elapsed()));
    waitAtMost(limits.firstByteMs);
    socket.on('data', take).on('end', endOfStream).on('close', endOfStream).on('error', fail);
    // One that came through a tunnel stands still, so that no byte behind the proxy's answer was lost.
    socket.resume();
    cancelled.listen(cancel);
    socket.write(options.requestBytes, (error) => {
      // A connection that broke before it had listeners here says so only now.
      if (error) fail(error);
      if (isFinished) return;
      isSent = true;
      reportRequest();
      if (receivedBytes === 0) waitAtMost(limits.firstByteMs);
    });
    if (cancelled.isCancelled()) cancel();
  });
}
