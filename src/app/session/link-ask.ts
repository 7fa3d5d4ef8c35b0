import type { Exchange, Failure, Transport, TransportOptions, Way } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { hostAndPort } from '#core/oauth/connection.ts';
import type { Clock } from './clock.ts';
import type { HostQuestion } from './linked.ts';
import type { WorkbenchStore } from './workbench.ts';

type Asking = {
  readonly store: WorkbenchStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly way: Way;
  readonly send: Transport;
};

/** Sends a request once its host was agreed to; where it is not, that is a request which was refused here. */
export async function sendOnceAgreed(
  { store, clock, way, send }: Asking,
  request: HttpRequest,
  options: TransportOptions,
): Promise<Exchange> {
  const { wallMs, monotonicMs } = clock.now();
  if (await isAgreed(store, request.url, options.signal)) return send(request, options);
  const now = clock.now();
  const endMs = now.monotonicMs - monotonicMs;
  return {
    way,
    request,
    sent: { kind: 'nothing' },
    outcome: {
      kind: 'failure',
      failure: options.signal.aborted ? { kind: 'cancelled', afterMs: endMs } : notAgreed(request),
      received: { kind: 'nothing' },
    },
    timing: { endMs },
    peer: undefined,
    startedAtMs: wallMs,
    receivedAtMonotonicMs: now.monotonicMs,
  };
}

function notAgreed({ url }: HttpRequest): Failure {
  const host = hostAndPort(url) ?? url;
  return {
    kind: 'request-refused',
    part: 'host',
    reason: `You were asked whether this connection from a link may send to ${host}, and did not agree.`,
  };
}

async function isAgreed(store: WorkbenchStore, url: string, signal: AbortSignal): Promise<boolean> {
  const host = hostAndPort(url);
  if (host === undefined) return false;
  // One question at a time: another may have been about the same host.
  for (let open = store.getState().hostQuestion; open !== undefined; open = store.getState().hostQuestion)
    await open.answered;
  if (store.getState().agreedHosts?.includes(host) !== false) return true;
  const question = questionAbout(host, url, store);
  signal.addEventListener('abort', () => question.answer(false));
  if (signal.aborted) return false;
  store.setState({ hostQuestion: question });
  return question.answered;
}

function questionAbout(host: string, url: string, store: WorkbenchStore): HostQuestion {
  let settle: (agreed: boolean) => void = () => undefined;
  const answered = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  const question: HostQuestion = {
    host,
    url,
    answered,
    answer: (agreed) => {
      store.setState(({ agreedHosts, hostQuestion }) => ({
        ...(hostQuestion === question && { hostQuestion: undefined }),
        ...(agreed && agreedHosts !== undefined && { agreedHosts: [...new Set([...agreedHosts, host])] }),
      }));
      settle(agreed);
    },
  };
  return question;
}
