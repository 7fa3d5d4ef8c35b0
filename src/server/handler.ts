import type { IncomingMessage, ServerResponse } from 'node:http';
import { appOrigin, judgeHost } from './own-host.ts';
import { sendPlain } from './plain-answer.ts';

/** Answers the request if it is its own to answer, and says whether it was. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => boolean;

export type HandlerOptions = {
  /** The port on which the app really listens. */
  readonly port: number;
  /** The proxy, where there is one: it has a stricter gate of its own and is asked first. */
  readonly proxy: Answerer | undefined;
  /** The playground's administration, where there is a playground; behind the same gate. */
  readonly administration: Answerer | undefined;
};

/**
 * What stands in front of the page, in the served product and in Vite alike: what has a gate of its own, and the check
 * of `Host`.
 */
export function createHandler({ port, proxy, administration }: HandlerOptions): Answerer {
  return (request, response) => {
    if (proxy?.(request, response) || administration?.(request, response)) return true;
    const verdict = judgeHost(request, port);
    if (verdict.kind === 'own') return false;
    if (verdict.kind === 'other-name' && isRead(request)) {
      redirectToOrigin(request, response, port);
      return true;
    }
    sendPlain(response, {
      status: 421,
      sentence: `Grantscope answers at ${appOrigin(port)} only.`,
      headers: { Connection: 'close' },
    });
    return true;
  };
}

/** A page may be asked for, and nothing else: whatever has an effect has a path and a gate of its own. */
export function isRead(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function redirectToOrigin(request: IncomingMessage, response: ServerResponse, port: number): void {
  const origin = appOrigin(port);
  // Not a permanent one: a browser would keep it for whatever else is served on this port one day.
  sendPlain(response, {
    status: 307,
    sentence: `Grantscope has one address: ${origin}`,
    headers: { Location: `${origin}${request.url ?? '/'}` },
  });
}
