import type { Exchange, Failure, Transport, Way } from '#core/http/exchange.ts';
import type { Clock } from './clock.ts';

/** A way whose code comes after the first view, when it is idle or with the first request. */
export type DeferredTransport = { readonly transport: Transport; readonly load: () => Promise<unknown> };

/** The way through the proxy. Where its code does not come, the server is gone, and the proxy with it. */
export function deferredProxy(clock: Clock): DeferredTransport {
  const load = () => import('./proxy-transport.ts').then(({ proxyTransport }) => proxyTransport(clock));
  return deferred('proxy', clock, load, { kind: 'proxy-gone' });
}

/** The way by the page's own fetch. */
export function deferredBrowser(clock: Clock): DeferredTransport {
  const load = () => import('./browser-transport.ts').then(({ browserTransport }) => browserTransport(clock));
  return deferred('browser', clock, load, {
    kind: 'request-refused',
    part: 'page',
    reason: 'The part of this page that sends by the browser did not load. Is its server still there? Reload the page.',
  });
}

function deferred(way: Way, clock: Clock, bring: () => Promise<Transport>, absent: Failure): DeferredTransport {
  let loading: Promise<Transport | undefined> | undefined;
  const load = () => (loading ??= bring().catch(() => undefined));
  const transport: Transport = async (request, options) => {
    const { wallMs, monotonicMs } = clock.now();
    const loaded = await load();
    if (loaded !== undefined) return loaded(request, options);
    // The next request asks for it anew.
    loading = undefined;
    const unsent: Exchange = {
      way,
      request,
      ...(options.detour === undefined ? {} : { detour: options.detour }),
      sent: { kind: 'nothing' },
      outcome: { kind: 'failure', failure: absent, received: { kind: 'nothing' } },
      timing: { endMs: clock.now().monotonicMs - monotonicMs },
      peer: undefined,
      startedAtMs: wallMs,
      receivedAtMonotonicMs: clock.now().monotonicMs,
    };
    return unsent;
  };
  return { transport, load };
}
