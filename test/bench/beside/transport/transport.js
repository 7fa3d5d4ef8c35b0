// The page's way through the proxy, alone, so that it can be timed without the rest of the page.
import { proxyTransport } from '../../../../src/app/session/proxy-transport.ts';

globalThis.benchSend = proxyTransport({
  now: () => ({ wallMs: Date.now(), monotonicMs: performance.now() }),
});
