import { noBytes, utf8 } from '#core/http/bytes.ts';
import type { Ending, Exchange, Failure, Transport, TransportOptions, Way } from '#core/http/exchange.ts';
import type { HeaderField, HttpRequest } from '#core/http/message.ts';
import type { Now } from '#core/time/lifetime.ts';
import type { ClockJump } from '#core/time/steady.ts';
import { type Commands, createCommands } from '#app/session/commands.ts';
import { loadRecogniser } from '#app/session/recogniser.ts';
import type { Session } from '#app/session/session.ts';
import { previewAssertion } from '#app/session/preview-assertion.ts';
import { createWorkbench, nothingTyped } from '#app/session/workbench.ts';

// It comes after the first view, and these tests look at what follows.
await loadRecogniser(createWorkbench(nothingTyped, 'kept'));

/** A transport that answers when the test says so, and keeps what it was asked to send. */
export type HeldTransport = {
  readonly transports: Readonly<Record<Way, Transport>>;
  /** By which way each went, in order. */
  readonly ways: readonly Way[];
  readonly requests: readonly HttpRequest[];
  /** With what each was to be sent, in the same order. */
  readonly options: readonly TransportOptions[];
  readonly answerNext: (
    members: Readonly<Record<string, unknown>> | string,
    status?: number,
    headers?: readonly HeaderField[],
    ending?: Ending,
  ) => void;
  /** Nobody answers the next request; without more words the server is down. */
  readonly failNext: (failure?: Failure) => void;
};

function heldTransport(clock: { now: () => Now }): HeldTransport {
  const requests: HttpRequest[] = [];
  const options: TransportOptions[] = [];
  const waiting: ((exchange: Partial<Exchange>) => void)[] = [];
  const ways: Way[] = [];
  const by =
    (way: Way): Transport =>
    (request, asked) => {
      ways.push(way);
      options.push(asked);
      const detour = asked.detour && { detour: asked.detour };
      return transport(request, asked).then((exchange) => ({ ...exchange, ...detour, way }));
    };
  const transport: Transport = (request, { signal }) =>
    new Promise((resolve) => {
      requests.push(request);
      const finish = (part: Partial<Exchange>): void => resolve({ ...exchangeOf(request, clock), ...part });
      waiting.push(finish);
      signal.addEventListener('abort', () =>
        finish({
          outcome: { kind: 'failure', failure: { kind: 'cancelled', afterMs: 1200 }, received: { kind: 'nothing' } },
        }),
      );
    });
  const answerNext: HeldTransport['answerNext'] = (
    members,
    status = 200,
    headers = [],
    ending = { kind: 'complete' },
  ) => {
    const body = utf8(typeof members === 'string' ? members : JSON.stringify(members));
    waiting.shift()?.({
      outcome: {
        kind: 'response',
        response: {
          version: 'HTTP/1.1',
          status,
          reason: '',
          headers: [['Cache-Control', 'no-store'], ...headers],
          body,
          deviations: [],
        },
        received: { kind: 'bytes', bytes: body },
        ending,
      },
    });
  };
  const failNext: HeldTransport['failNext'] = (failure = { kind: 'proxy-gone' }) =>
    waiting.shift()?.({ outcome: { kind: 'failure', failure, received: { kind: 'nothing' } } });
  return { transports: { browser: by('browser'), proxy: by('proxy') }, requests, options, ways, answerNext, failNext };
}

export type WorkbenchUnderTest = {
  readonly session: Session;
  readonly commands: Commands;
  readonly server: HeldTransport;
  readonly clock: { at: Now; jump: ClockJump | undefined };
};

/** A session on a clock that stands still and a network that waits, with a connection typed in. */
export function workbenchUnderTest(): WorkbenchUnderTest {
  const clock: WorkbenchUnderTest['clock'] = { at: { wallMs: 1_800_000_000_000, monotonicMs: 1000 }, jump: undefined };
  const now = { now: () => clock.at, lastJump: () => clock.jump };
  const server = heldTransport(now);
  const session: Session = {
    store: createWorkbench(
      {
        ...nothingTyped,
        connection: {
          ...nothingTyped.connection,
          tokenEndpoint: 'https://as.example/token',
          clientId: 'machine',
          clientSecret: 's3cret',
        },
        apiCall: { ...nothingTyped.apiCall, url: 'https://api.example/hello' },
      },
      'kept',
    ),
    transports: server.transports,
    clock: now,
    connectionId: 'first',
    runIdPrefix: 'run-',
    origin: 'http://localhost:8400',
    surroundings: {
      proxy: true,
      playground: {
        httpsOrigin: 'https://localhost:8443',
        httpOrigin: 'http://localhost:8480',
        certificateSha256: 'ab'.repeat(32),
      },
    },
  };
  previewAssertion(session);
  return { session, commands: createCommands(session), server, clock };
}

function exchangeOf(request: HttpRequest, clock: { now: () => Now }): Exchange {
  return {
    way: 'proxy',
    request,
    sent: { kind: 'bytes', bytes: noBytes },
    outcome: { kind: 'failure', failure: { kind: 'proxy-gone' }, received: { kind: 'nothing' } },
    timing: { endMs: 12 },
    peer: undefined,
    startedAtMs: clock.now().wallMs,
    receivedAtMonotonicMs: clock.now().monotonicMs,
  };
}
