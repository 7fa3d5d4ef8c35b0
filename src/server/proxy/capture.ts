import type { FrameError, SendEnvelope } from '#core/contract/send.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import type { Authorities } from './authorities.ts';
import type { Cancellation } from './cancellation.ts';
import { clientIdentity, type Identity } from './client-identity.ts';
import { converse, type Conversed } from './converse.ts';
import type { FrameWriter } from './frame-writer.ts';
import { reach, type Reached, type ReachSettings } from './reach.ts';
import { targetOf } from './resolve-target.ts';
import { secure } from './secure.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { TlsFailureCode } from './tls-failure.ts';
import { judgeTls } from './trust-verdict.ts';

/** What does not change from one request to the next. */
export type CaptureSettings = ReachSettings & {
  /** Loaded when the first https request needs it. */
  readonly authorities: () => Authorities;
  /** Wall clock, ms since the epoch, for the dates of a client certificate. */
  readonly nowMs: () => number;
};

export type CaptureOrder = Pick<SendEnvelope, 'trust' | 'maxResponseBytes' | 'detour' | 'clientCertificate'> & {
  readonly request: HttpRequest;
  readonly frames: FrameWriter;
  readonly elapsed: Stopwatch;
  /** Aborted as soon as the page goes away. */
  readonly cancelled: Cancellation;
};

type Ready = Extract<Identity, { kind: 'ready' }>;

/**
 * Carries out one request: resolve, judge, connect, handshake, judge again, and only then write. Each step is
 * reported as it happens; the frame that ends the answer is left to the caller.
 */
export async function capture(order: CaptureOrder, settings: CaptureSettings): Promise<Conversed> {
  const { request, trust, frames, elapsed, cancelled, clientCertificate: given } = order;
  const url = new URL(request.url);
  const target = targetOf(url);
  const unsent = (end: Exclude<Reached, { kind: 'connected' }>): Conversed => ({
    atMs: elapsed(),
    status: undefined,
    receivedBytes: 0,
    end,
  });
  const { authorities } = settings;
  const identity = given && clientIdentity({ given, url, trust, authorities, nowMs: settings.nowMs() });
  if (identity?.kind === 'unfit') {
    const { code, detail } = identity;
    return unsent({ kind: 'failed', error: { kind: 'client-certificate', code, detail } });
  }
  const dialled = order.detour?.connectTo ?? target;
  const reached = await reach({ url, target, dialled, frames, elapsed, cancelled }, settings);
  if (reached.kind !== 'connected') return unsent(reached);
  const ready = url.protocol === 'https:' ? await secured(reached, target.host, identity, order, settings) : reached;
  if (ready.kind !== 'connected') return unsent(ready);
  const conversed = await converse({
    socket: ready.socket,
    method: request.method,
    requestBytes: asBuffer(wireBytes(request)),
    maxResponseBytes: order.maxResponseBytes,
    limits: settings.limits,
    elapsed,
    frames,
    cancelled,
  });
  const { end } = conversed;
  return end.kind === 'failed' ? { ...conversed, end: { ...end, error: seenWith(identity, end.error) } } : conversed;
}

async function secured(
  { socket }: Extract<Reached, { kind: 'connected' }>,
  host: string,
  identity: Ready | undefined,
  order: CaptureOrder,
  { authorities, limits }: CaptureSettings,
): Promise<Reached> {
  const known = authorities();
  let atMs = 0;
  const done = await secure({
    socket,
    host,
    serverName: order.detour?.serverName,
    context: identity?.context ?? known.context,
    holdsCertificate: identity !== undefined,
    trust: order.trust,
    judge: (tlsSocket, problem) => {
      // Before the judging, which takes time of its own.
      atMs = order.elapsed();
      return judgeTls({ socket: tlsSocket, problem, trust: order.trust, authorities: known.label, identity });
    },
    limitMs: limits.tlsMs,
    cancelled: order.cancelled,
  });
  if (done.kind === 'cancelled') return done;
  if (done.kind === 'failed') return { kind: 'failed', error: seenWith(identity, done.error) };
  order.frames.write({ frame: 'tls', atMs, tls: done.tls });
  return done.kind === 'secured' ? { kind: 'connected', socket: done.socket } : { kind: 'failed', error: done.error };
}

/** A server that asks for a certificate after one was shown to it does not want that one. */
function seenWith(identity: Ready | undefined, error: FrameError): FrameError {
  if (identity === undefined || error.kind !== 'tls') return error;
  const missing: TlsFailureCode = 'client-certificate-required';
  return error.code === missing ? { ...error, code: 'client-certificate-rejected' satisfies TlsFailureCode } : error;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
