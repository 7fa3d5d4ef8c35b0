import { badPort } from '../http/bad-port.ts';
import { failureRule, type SaidOfFailure } from './failure-rule.ts';
import type { BrowserClues } from '../http/exchange.ts';
import type { Rule } from './finding.ts';
import { fetchStandard, localNetworkAccess } from './sources.ts';

/** What a page can tell of a failure whose reason the browser hides: each leads before the list of what it may be. */
export const browserClueRules: readonly Rule[] = [
  clueRule('browser-offline', ({ online }) =>
    online
      ? undefined
      : {
          title: 'This device is offline',
          explanation:
            'The browser says that this device is offline. Servers on this machine work all the same; others cannot be reached until it is connected. Connect, and send again.',
          certainty: 'likely',
          source: { label: 'HTML, navigator.onLine', url: 'https://html.spec.whatwg.org/#dom-navigator-online-dev' },
        },
  ),
  clueRule('browser-mixed-content', ({ pageIsSecure, targetIsSecure, targetIsLoopback }, url) =>
    !pageIsSecure || targetIsSecure || targetIsLoopback
      ? undefined
      : {
          title: 'A page on https may not call a server on http',
          explanation: `Browsers refuse it (mixed content): ${new URL(url).host} would get the request in clear text. Use the server’s https address; where it has none, Grantscope on your own machine can call it, from http or through its proxy.`,
          source: {
            label: 'Mixed Content, blocked requests',
            url: 'https://w3c.github.io/webappsec-mixed-content/#should-block-fetch',
          },
        },
  ),
  clueRule('browser-bad-port', (_, url) => {
    const port = badPort(url);
    if (port === undefined) return undefined;
    return {
      title: `Browsers send nothing to port ${port}`,
      explanation: `Port ${port} belongs to another protocol and stands on a fixed list that every browser refuses, whatever the server says. Let the server listen on another port, or use the proxy, which has no such list.`,
      source: fetchStandard('port blocking', 'port-blocking'),
      remedies: [{ kind: 'try-through-proxy' }],
    };
  }),
  clueRule('browser-local-network', ({ localNetwork, targetIsLoopback }, url) => {
    if (localNetwork === undefined || localNetwork === 'granted') return undefined;
    const place = targetIsLoopback ? 'this machine' : 'your own network';
    const isDenied = localNetwork === 'denied';
    return {
      title: isDenied
        ? `The browser does not let this page call ${place}`
        : `The browser asks you before this page may call ${place}`,
      explanation: `${new URL(url).host} is in ${targetIsLoopback ? 'the browser’s own machine' : 'a private network'}, and this page comes from elsewhere. ${isDenied ? 'The permission was refused' : 'The permission is not given yet: perhaps the question was overlooked or closed'}. Allow it in the settings of this site (local network, or apps on this device; Chrome asks since version 142) and send again, or use Grantscope on your own machine.`,
      certainty: isDenied ? 'likely' : 'hint',
      severity: isDenied ? 'error' : 'warning',
      source: localNetworkAccess,
    };
  }),
  clueRule('browser-entra-origin', (_, url) =>
    /^login\.(microsoftonline\.(com|us)|partner\.microsoftonline\.cn)$/.test(new URL(url).hostname)
      ? {
          title: 'Microsoft Entra gives out no tokens to pages for clients with a secret',
          explanation:
            'A browser adds Origin to the request, and Entra refuses that for every client that is not a single-page application (AADSTS9002326). The answer cannot be read here, so this is what usually lies behind it. The proxy sends no Origin: try through it.',
          certainty: 'likely',
          source: {
            label: 'Microsoft Entra error codes',
            url: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
          },
          remedies: [{ kind: 'try-through-proxy' }],
        }
      : undefined,
  ),
];

function clueRule(id: string, say: (clues: BrowserClues, url: string) => SaidOfFailure | undefined): Rule {
  return failureRule(id, 'hidden-by-browser', ({ clues }, _, { exchange }) => say(clues, exchange.request.url), {
    group: 'browser',
    explains: ['browser-hides-reason'],
  });
}
