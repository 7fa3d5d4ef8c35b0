import type { Socket } from 'node:net';
import type { FrameError } from '#core/contract/send.ts';
import { destinationText } from '#core/http/detour.ts';
import type { OuterProxyFault } from '#core/http/exchange.ts';
import type { Cancellation } from './cancellation.ts';
import { dial } from './dial.ts';
import type { FrameWriter } from './frame-writer.ts';
import type { Limits } from './limits.ts';
import { type OuterProxies, type OuterProxy, outerProxyFor } from './outer-proxies.ts';
import { judgeUnresolved, type Lookup, type Resolved, resolveTarget, type Target } from './resolve-target.ts';
import type { Stopwatch } from './stopwatch.ts';
import { tunnel } from './tunnel.ts';

/** A connection on which the server itself is spoken to next, or why there is none. */
export type Reached =
  | { readonly kind: 'connected'; readonly socket: Socket }
  | { readonly kind: 'failed'; readonly error: FrameError }
  | { readonly kind: 'cancelled' };

export type ReachOrder = {
  readonly url: URL;
  /** The URL's host and port. */
  readonly target: Target;
  /** What is dialled, which is the same unless the user wants another. */
  readonly dialled: Target;
  readonly frames: FrameWriter;
  readonly elapsed: Stopwatch;
  readonly cancelled: Cancellation;
};

export type ReachSettings = {
  readonly limits: Limits;
  readonly ownPort: () => number;
  readonly find: Lookup;
  readonly outerProxies: OuterProxies;
};

/** Resolves, judges and connects, straight or through the proxy of the machine's network, and reports each step. */
export async function reach(order: ReachOrder, settings: ReachSettings): Promise<Reached> {
  const outer = outerProxyFor(order.url, order.target, order.dialled, settings.outerProxies);
  if (outer === undefined) return connectTo(order.dialled, order, settings);
  if (outer.kind === 'unusable') return outerFailure(outer.variable, 'unusable', outer.variable);
  const refusal = judgeUnresolved(order.dialled, settings.ownPort());
  return refusal === undefined ? reachThrough(outer, order, settings) : { kind: 'failed', error: refusal };
}

async function reachThrough(
  outer: Extract<OuterProxy, { kind: 'proxy' }>,
  order: ReachOrder,
  settings: ReachSettings,
): Promise<Reached> {
  const proxy = destinationText(outer.address);
  const connected = await connectTo(outer.address, order, settings, proxy);
  if (connected.kind === 'failed') return connectFailure(proxy, connected.error);
  if (connected.kind === 'cancelled') return connected;
  const { frames, elapsed, cancelled, dialled } = order;
  const opened = await tunnel({
    socket: connected.socket,
    proxy: outer,
    target: dialled,
    limitMs: settings.limits.connectMs,
    cancelled,
  });
  if (opened.kind === 'failed') return outerFailure(proxy, opened.code, opened.detail);
  if (opened.kind === 'cancelled') return opened;
  frames.write({ frame: 'tunnel', atMs: elapsed(), answer: opened.answer });
  return connected;
}

async function connectTo(
  place: Target,
  { frames, elapsed, cancelled }: ReachOrder,
  { limits, ownPort, find }: ReachSettings,
  via?: string,
): Promise<Reached> {
  const resolved = await withinLimit(resolveTarget(place, ownPort(), find), limits.connectMs);
  if (cancelled.isCancelled()) return { kind: 'cancelled' };
  if (resolved.kind !== 'addresses') return { kind: 'failed', error: resolved };
  const { addresses } = resolved;
  frames.write({ frame: 'dns', atMs: elapsed(), addresses });
  const limitMs = Math.min(limits.connectMs, limits.totalMs);
  const dialled = await dial({ addresses, port: place.port, limitMs, cancelled });
  if (dialled.kind !== 'connected') return dialled;
  const { address, socket } = dialled;
  frames.write({ frame: 'connect', atMs: elapsed(), address, port: place.port, ...(via === undefined ? {} : { via }) });
  return { kind: 'connected', socket };
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

/** What kept us from the proxy itself is no verdict on the server, so it is said in other words. */
function connectFailure(proxy: string, error: FrameError): Reached {
  if (error.kind === 'dns') return outerFailure(proxy, 'name-not-found', error.code);
  if (error.kind === 'refused') return outerFailure(proxy, 'refused', error.address);
  if (error.kind === 'unreachable') return outerFailure(proxy, 'unreachable', error.code);
  if (error.kind === 'address-refused') return outerFailure(proxy, 'address-refused', error.rule);
  return error.kind === 'timeout' ? outerFailure(proxy, 'timeout', 'connect') : { kind: 'failed', error };
}

function outerFailure(proxy: string, code: OuterProxyFault, detail: string): Reached {
  return { kind: 'failed', error: { kind: 'outer-proxy', proxy, code, detail } };
}
