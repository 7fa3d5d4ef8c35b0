import type { Transport, Way } from '#core/http/exchange.ts';
import { hostAndPort } from '#core/oauth/connection.ts';
import type { Clock } from './clock.ts';
import type { Session } from './session.ts';
import type { WorkbenchStore } from './workbench.ts';

/**
 * The ways to the network, of which a connection that came with a link asks before each host that nobody has agreed to
 * yet (security.md T30). It stands here and not at a button, so that no request goes round it: no lookup, no trial.
 */
export function linkGuarded(
  transports: Session['transports'],
  store: WorkbenchStore,
  clock: Pick<Clock, 'now'>,
): Session['transports'] {
  const guarded =
    (way: Way): Transport =>
    async (request, options) => {
      const { agreedHosts } = store.getState();
      const send = transports[way];
      if (agreedHosts?.includes(hostAndPort(request.url) ?? '') !== false) return send(request, options);
      const { sendOnceAgreed } = await import('./link-ask.ts');
      return sendOnceAgreed({ store, clock, way, send }, request, options);
    };
  return { browser: guarded('browser'), proxy: guarded('proxy') };
}
