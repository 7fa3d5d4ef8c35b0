import type { Transport } from '#core/http/exchange.ts';
import type { Clock } from './clock.ts';

/** The way through the proxy, whose code comes after the first view. Where it does not come, the server is gone. */
export function deferredProxy(clock: Clock): { readonly transport: Transport; readonly load: () => Promise<unknown> } {
  let loading: Promise<Transport | undefined> | undefined;
  const load = () =>
    (loading ??= import('./proxy-transport.ts').then(
      ({ proxyTransport }) => proxyTransport(clock),
      () => undefined,
    ));
  const transport: Transport = async (request, options) => {
    const { wallMs, monotonicMs } = clock.now();
    const loaded = await load();
    if (loaded !== undefined) return loaded(request, options);
    return {
      way: 'proxy',
      request,
      ...(options.detour === undefined ? {} : { detour: options.detour }),
      sent: { kind: 'nothing' },
      outcome: { kind: 'failure', failure: { kind: 'proxy-gone' }, received: { kind: 'nothing' } },
      timing: { endMs: clock.now().monotonicMs - monotonicMs },
      peer: undefined,
      startedAtMs: wallMs,
      receivedAtMonotonicMs: clock.now().monotonicMs,
    };
  };
  return { transport, load };
}
