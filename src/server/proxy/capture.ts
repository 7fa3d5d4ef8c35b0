import type { SendEnvelope } from '#core/contract/send.ts';
import type { FrameError } from '#core/contract/send.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import type { HttpRequest } from '#core/http/message.ts';
import type { Authorities } from './authorities.ts';
import type { Cancellation } from './cancellation.ts';
import { converse, type Conversed } from './converse.ts';
import { dial, type Dialled } from './dial.ts';
import type { FrameWriter } from './frame-writer.ts';
import type { Limits } from './limits.ts';
import { type Lookup, type Resolved, resolveTarget, type Target, targetOf } from './resolve-target.ts';
import { secure } from './secure.ts';
import type { Stopwatch } from './stopwatch.ts';
import { judgeTls } from './trust-verdict.ts';

/** What does not change from one request to the next. */
export type CaptureSettings = {
  readonly limits: Limits;
  readonly ownPort: () => number;
  readonly find: Lookup;
  /** Loaded when the first https request needs it. */
  readonly authorities: () => Authorities;
};

export type CaptureOrder = {
  readonly request: HttpRequest;
  readonly trust: SendEnvelope['trust'];
  readonly maxResponseBytes: number;
  readonly frames: FrameWriter;
  readonly elapsed: Stopwatch;
  /** Aborted as soon as the page goes away. */
  readonly cancelled: Cancellation;
};

type Unsent = Omit<Conversed, 'end'> & {
  readonly end: { readonly kind: 'failed'; readonly error: FrameError } | { readonly kind: 'cancelled' };
};

/**
 * Carries out one request: resolve, judge, connect, handshake, judge again, and only then write. Each step is
 * reported as it happens; the frame that ends the answer is left to the caller.
 */
export async function capture(order: CaptureOrder, settings: CaptureSettings): Promise<Conversed> {
  const { frames, elapsed, cancelled } = order;
  const url = new URL(order.request.url);
  const target = targetOf(url);
  const unsent = (end: Unsent['end']): Unsent => ({ atMs: elapsed(), status: undefined, receivedBytes: 0, end });

  const resolved = await withinLimit(
    resolveTarget(target, settings.ownPort(), settings.find),
    settings.limits.connectMs,
  );
  if (cancelled.isCancelled()) return unsent({ kind: 'cancelled' });
  if (resolved.kind !== 'addresses') return unsent({ kind: 'failed', error: resolved });
  frames.write({ frame: 'dns', atMs: elapsed(), addresses: resolved.addresses });

  const limitMs = Math.min(settings.limits.connectMs, settings.limits.totalMs);
  const dialled = await dial({ addresses: resolved.addresses, port: target.port, limitMs, cancelled });
  if (dialled.kind !== 'connected') return unsent(dialled);
  frames.write({ frame: 'connect', atMs: elapsed(), address: dialled.address, port: target.port });

  const ready = url.protocol === 'https:' ? await secured(dialled, target, order, settings) : dialled;
  if (ready.kind !== 'connected') return unsent(ready);
  return converse({
    socket: ready.socket,
    method: order.request.method,
    requestBytes: asBuffer(wireBytes(order.request)),
    maxResponseBytes: order.maxResponseBytes,
    limits: settings.limits,
    elapsed,
    frames,
    cancelled,
  });
}

async function secured(
  { socket, address }: Extract<Dialled, { kind: 'connected' }>,
  target: Target,
  { frames, elapsed, cancelled, trust }: CaptureOrder,
  { authorities, limits }: CaptureSettings,
): Promise<Dialled> {
  const known = authorities();
  const done = await secure({ socket, host: target.host, authorities: known, limitMs: limits.tlsMs, cancelled });
  if (done.kind !== 'secured') return done;
  const atMs = elapsed();
  const { tls, refusal } = judgeTls(done.socket, trust, known.label);
  frames.write({ frame: 'tls', atMs, tls });
  if (refusal === undefined) return { kind: 'connected', socket: done.socket, address };
  done.socket.destroy();
  return { kind: 'failed', error: refusal };
}

/** The system's resolver has no limit of its own. Its late answer is of no interest to anyone. */
function withinLimit(
  resolving: Promise<Resolved>,
  limitMs: number,
): Promise<Resolved | Extract<FrameError, { kind: 'timeout' }>> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve({ kind: 'timeout', phase: 'dns', limitMs }), limitMs);
    void resolving.then((resolved) => {
      clearTimeout(limit);
      resolve(resolved);
    });
  });
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
