import type { BrowserClues, Exchange, Outcome, Timing, Transport, TransportOptions } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { requestFault } from '#core/http/wire-request.ts';
import { corsPlan } from '#core/http/cors-plan.ts';
import { isLoopback } from '#core/http/cross-origin.ts';
import { responseLimits } from '#core/http/response-limits.ts';
import type { Clock } from './clock.ts';
import { localNetworkPermission } from './local-network.ts';
import { pace } from './pace.ts';
import { readBody } from './read-body.ts';

/**
 * The page's own fetch. It sends no cookies, follows nothing, leaves no referrer, and reports what a page is allowed
 * to see; everything else is marked as hidden, never guessed.
 */
export function browserTransport(clock: Clock): Transport {
  return async (request, options) => {
    const start = clock.now();
    const since = () => clock.now().monotonicMs - start.monotonicMs;
    const finish = (sent: Exchange['sent'], outcome: Outcome, timing: Timing): Exchange => ({
      way: 'browser',
      request,
      sent,
      outcome,
      timing: { ...timing, endMs: since() },
      peer: undefined,
      startedAtMs: start.wallMs,
      receivedAtMonotonicMs: clock.now().monotonicMs,
    });
    const fault = requestFault(request) ?? wayFault(options);
    if (fault !== undefined) {
      return finish(
        { kind: 'nothing' },
        { kind: 'failure', failure: { kind: 'request-refused', ...fault }, received: { kind: 'nothing' } },
        {},
      );
    }
    const sent = { kind: 'handed-to-browser' } as const;
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers.map(([name, value]): [string, string] => [name, value]),
        ...(request.body.length > 0 ? { body: new Uint8Array(request.body) } : {}),
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: options.signal,
      });
      const firstByteMs = since();
      if (response.type === 'opaqueredirect') {
        return finish(
          sent,
          { kind: 'failure', failure: { kind: 'opaque-redirect' }, received: { kind: 'nothing' } },
          { firstByteMs },
        );
      }
      options.onProgress?.({ phase: 'body', receivedBytes: 0 });
      const { body, ending } = await watchedBody(response, options, responseLimits.totalMs - since());
      const outcome: Outcome = {
        kind: 'response',
        response: {
          // The browser does not tell which version of HTTP it spoke.
          version: '',
          status: response.status,
          reason: response.statusText,
          headers: [...response.headers],
          body,
          deviations: [],
        },
        received: { kind: 'parsed-by-browser' },
        ending,
      };
      return finish(sent, outcome, { firstByteMs });
    } catch {
      const failure = options.signal.aborted
        ? ({ kind: 'cancelled', afterMs: since() } as const)
        : ({ kind: 'hidden-by-browser', clues: await clues(request) } as const);
      return finish(sent, { kind: 'failure', failure, received: { kind: 'nothing' } }, {});
    }
  };
}

/** A page chooses neither; leaving them out silently would show another connection than the one that was asked for. */
function wayFault({ detour, wayFault: misread, clientCertificate }: TransportOptions) {
  if (misread !== undefined) return misread;
  if (clientCertificate !== undefined) {
    const reason = 'Scripts cannot choose a client certificate: only the browser itself can, from its own store.';
    return { part: 'client certificate', reason } as const;
  }
  if (detour === undefined) return undefined;
  const reason = 'A page cannot choose the address it connects to or the name it asks for in TLS.';
  return { part: 'way to the server', reason } as const;
}

/** The body, and on the way to its end what is there of the answer. */
async function watchedBody(response: Response, options: TransportOptions, leftMs: number) {
  const { status, statusText: reason } = response;
  const headers = [...response.headers];
  let seen: { readonly parts: readonly Uint8Array[]; readonly receivedBytes: number } = { parts: [], receivedBytes: 0 };
  const watched = pace(() => {
    const answer = { status, reason, headers, body: [...seen.parts], received: [] };
    options.onProgress?.({ phase: 'body', receivedBytes: seen.receivedBytes, answer });
  });
  const read = await readBody({
    response,
    limitBytes: options.maxResponseBytes,
    leftMs,
    signal: options.signal,
    onPart: (parts, receivedBytes) => {
      seen = { parts, receivedBytes };
      watched.note();
    },
  });
  watched.stop();
  return read;
}

async function clues(request: HttpRequest): Promise<BrowserClues> {
  const target = new URL(request.url);
  const localNetwork = await localNetworkPermission(target);
  return {
    online: navigator.onLine,
    pageIsSecure: location.protocol === 'https:',
    targetIsSecure: target.protocol === 'https:',
    targetIsLoopback: isLoopback(target.hostname),
    needsPreflight: corsPlan(location.origin, request).preflight !== undefined,
    ...(localNetwork === undefined ? {} : { localNetwork }),
  };
}
