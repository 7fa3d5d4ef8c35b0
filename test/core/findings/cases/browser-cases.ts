import type { ExaminedRun } from '#core/findings/finding.ts';
import type { BrowserClues } from '#core/http/exchange.ts';
import { failedRun } from '../run-builder.ts';
import { corsCases } from './cors-cases.ts';
import type { RuleCase } from './rule-case.ts';

const clues: BrowserClues = {
  online: true,
  pageIsSecure: false,
  targetIsSecure: true,
  targetIsLoopback: false,
  needsPreflight: true,
};

/** A case for each rule about what the browser allows and hides. */
export const browserCases: readonly RuleCase[] = [
  {
    id: 'browser-hides-reason',
    example: 'a fetch of which the browser only says that it failed',
    speaks: hidden({}),
    silent: failedRun({ kind: 'opaque-redirect' }),
  },
  {
    id: 'browser-hides-redirect',
    example: 'a redirect that the browser does not let the page see',
    speaks: failedRun({ kind: 'opaque-redirect' }),
    silent: hidden({}),
  },
  {
    id: 'browser-offline',
    example: 'a browser that says it is offline',
    speaks: hidden({ online: false }),
    silent: hidden({}),
  },
  {
    id: 'browser-mixed-content',
    example: 'a page on https that calls a server on http',
    speaks: hidden({ pageIsSecure: true, targetIsSecure: false }),
    silent: hidden({ pageIsSecure: true, targetIsSecure: false, targetIsLoopback: true }),
  },
  {
    id: 'browser-bad-port',
    example: 'a server on port 6000, which belongs to X11',
    speaks: hidden({}, 'https://as.example:6000/token'),
    silent: hidden({}, 'https://as.example:6001/token'),
  },
  {
    id: 'browser-local-network',
    example: 'a page of another place that calls this machine without permission',
    speaks: hidden({ targetIsLoopback: true, localNetwork: 'denied' }, 'http://localhost:8480/token'),
    silent: hidden({ targetIsLoopback: true, localNetwork: 'granted' }, 'http://localhost:8480/token'),
  },
  {
    id: 'browser-entra-origin',
    example: 'a token request to Microsoft Entra from a page',
    speaks: hidden({}, 'https://login.microsoftonline.com/contoso/oauth2/v2.0/token'),
    silent: hidden({}, 'https://login.example.com/contoso/oauth2/v2.0/token'),
  },
  ...corsCases,
];

function hidden(change: Partial<BrowserClues>, url?: string): ExaminedRun {
  const run = failedRun({ kind: 'hidden-by-browser', clues: { ...clues, ...change } });
  if (url === undefined) return run;
  return { ...run, exchange: { ...run.exchange, request: { ...run.exchange.request, url } } };
}
