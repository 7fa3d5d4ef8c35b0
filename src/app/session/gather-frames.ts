import type { Frame, FrameEnding, FrameError } from '#core/contract/send.ts';
import { answerReader, type AnswerSoFar } from '#core/http/answer-so-far.ts';
import { concatBytes, fromBase64, noBytes } from '#core/http/bytes.ts';
import type { Detour } from '#core/http/detour.ts';
import type { Ending, Exchange, Failure, Outcome, Peer, Received, Sent, Timing, Tls } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { readResponse } from '#core/http/response-reader.ts';
import type { Clock } from './clock.ts';

/** The frames of one proxied request on their way to becoming an exchange. */
export type Gathering = {
  readonly add: (frame: Frame) => void;
  readonly receivedBytes: () => number;
  /** What is there of the answer, once its head is. */
  readonly answer: () => AnswerSoFar | undefined;
  readonly fail: (failure: Failure) => Exchange;
  /** No more frames will come. Without a `done` or `error` frame, the proxy stopped in the middle, unless the user did. */
  readonly finish: (cancelled: boolean) => Exchange;
};

export function startGathering(request: HttpRequest, clock: Clock, detour?: Detour): Gathering {
  const start = clock.now();
  const parts: Uint8Array[] = [];
  const reader = answerReader(request.method);
  let size = 0;
  let sent: Sent = { kind: 'nothing' };
  let connected: Extract<Frame, { frame: 'connect' }> | undefined;
  let tunnelAnswer: string | undefined;
  let tls: Tls | undefined;
  let timing: Timing = {};
  let last: Extract<Frame, { frame: 'done' | 'error' }> | undefined;

  const add = (frame: Frame): void => {
    switch (frame.frame) {
      case 'dns':
        timing = { ...timing, dnsMs: frame.atMs };
        return;
      case 'connect':
        timing = { ...timing, tcpMs: frame.atMs };
        connected = frame;
        return;
      case 'tunnel':
        timing = { ...timing, tunnelMs: frame.atMs };
        tunnelAnswer = frame.answer;
        return;
      case 'tls':
        timing = { ...timing, tlsMs: frame.atMs };
        tls = frame.tls;
        return;
      case 'request-bytes':
        timing = { ...timing, sentMs: frame.atMs };
        sent = { kind: 'bytes', bytes: fromBase64(frame.base64) ?? noBytes };
        return;
      case 'response-bytes': {
        timing = { firstByteMs: frame.atMs, ...timing };
        const bytes = fromBase64(frame.base64) ?? noBytes;
        parts.push(bytes);
        reader.push(bytes);
        size += bytes.length;
        return;
      }
      case 'done':
      case 'error':
        timing = { ...timing, endMs: frame.atMs };
        last = frame;
    }
  };

  const exchange = (outcome: Outcome): Exchange => {
    const now = clock.now();
    return {
      way: 'proxy',
      request,
      ...(detour === undefined ? {} : { detour }),
      sent,
      outcome,
      timing: { endMs: now.monotonicMs - start.monotonicMs, ...timing },
      peer: connected && peerOf(connected, tunnelAnswer, tls),
      startedAtMs: start.wallMs,
      receivedAtMonotonicMs: now.monotonicMs,
    };
  };

  const fail = (failure: Failure): Exchange => exchange({ kind: 'failure', failure, received: received(parts) });

  const finish = (cancelled: boolean): Exchange => {
    if (last?.frame === 'error') return fail(failureOf(last.error));
    if (last === undefined && parts.length === 0) {
      return fail(
        cancelled
          ? { kind: 'cancelled', afterMs: clock.now().monotonicMs - start.monotonicMs }
          : { kind: 'proxy-gone' },
      );
    }
    const ending: Ending = last === undefined ? { kind: cancelled ? 'cancelled' : 'truncated' } : endingOf(last.ending);
    const bytes = concatBytes(parts);
    // Only the server's own closing tells that the answer was cut short by it: not our limits, and not a proxy that is gone.
    const closedByPeer = last?.frame === 'done' && (last.ending.kind === 'closed' || last.ending.kind === 'truncated');
    const read = readResponse(request.method, bytes, closedByPeer);
    if (read.kind === 'not-http') return fail({ kind: 'not-http' });
    return exchange({ kind: 'response', response: read.response, received: { kind: 'bytes', bytes }, ending });
  };

  return { add, receivedBytes: () => size, answer: reader.read, fail, finish };
}

function peerOf(
  { address, port, via: proxy }: Extract<Frame, { frame: 'connect' }>,
  answer: string | undefined,
  tls: Tls | undefined,
): Peer {
  if (proxy === undefined) return { address, port, tls };
  return { address, port, via: { proxy, ...(answer === undefined ? {} : { answer }) }, tls };
}

function received(parts: readonly Uint8Array[]): Received {
  return parts.length === 0 ? { kind: 'nothing' } : { kind: 'bytes', bytes: concatBytes(parts) };
}

function endingOf(ending: FrameEnding): Ending {
  return ending.kind === 'truncated' ? { kind: 'truncated' } : ending;
}

function failureOf(error: FrameError): Failure {
  if (error.kind !== 'busy') return error;
  return {
    kind: 'proxy-refused',
    code: 'busy',
    message: 'The proxy has too many requests under way; try again in a moment.',
  };
}
