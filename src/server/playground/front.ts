import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FaultPath, parseFaultPath } from '#core/contract/fault-path.ts';
import type { FaultOn } from '#core/contract/playground-faults.ts';
import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import { answerError, answerJson, commonHeaders } from './answer.ts';
import { faultsPage } from './faults/faults-page.ts';
import { answerWithFaults } from './faults/answer-with-faults.ts';
import { recordRequest } from './log/record-request.ts';
import type { ServerLog } from './log/server-log.ts';
import { createRoutes, type Loaded, pathOf } from './routes.ts';

/** One origin of the playground. */
export type FrontOptions = {
  /** Known once the port is bound, before the first request can come. */
  readonly origin: () => string;
  readonly clients: readonly PlaygroundClient[];
  /** What answers below this prefix, which is empty where no fault is asked for; it rejects when nothing could load. */
  readonly loaded: (prefix: string, faults: readonly FaultOn[]) => Promise<Loaded>;
  /** The wall clock, ms. */
  readonly nowMs: () => number;
  readonly log: ServerLog;
  readonly onNotice: (line: string) => void;
};

type Below = Extract<FaultPath, { kind: 'faults' }>;

/**
 * The thin layer in front of the authorization server: an allow-list of paths, CORS, the demo API, and the faults that
 * a path asks for. What is not on the list never reaches the library.
 */
export function createFront(options: FrontOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { clients, loaded, log, nowMs, origin } = options;
  const plain = createRoutes({ issuer: origin, clients, loaded: () => loaded('', []) });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
    const asked = parseFaultPath(pathOf(request));
    recordRequest({ request, response, asked }, log, nowMs);
    if (pathOf(request) === '/faults') return answerJson(response, 200, faultsPage(origin()));
    if (asked.kind === 'refused') return answerError(response, 404, 'not_found', asked.reason);
    if (asked.kind === 'plain') return plain(request, response);
    await answerBelow(request, response, asked, options);
  };
  return (request, response) => {
    answer(request, response).catch((error: unknown) => answerFailure(request, response, error, options.onNotice));
  };
}

/** An issuer of its own: what it names is below the prefix as well, and its tokens are its own. */
function answerBelow(
  request: IncomingMessage,
  response: ServerResponse,
  { prefix, path, faults }: Below,
  { origin, clients, loaded, nowMs }: FrontOptions,
): Promise<void> {
  const routes = createRoutes({
    issuer: () => `${origin()}${prefix}`,
    clients,
    loaded: () => loaded(prefix, faults),
  });
  return answerWithFaults({ request, response, routes, origin: origin(), prefix, path, faults, nowMs: nowMs() });
}

function answerFailure(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  onNotice: (line: string) => void,
): void {
  // The client went away in the middle of its own request: nobody to answer, nothing wrong here.
  if (request.destroyed && !request.complete) return;
  onNotice(`The playground failed to answer: ${error instanceof Error ? error.message : 'unknown reason'}`);
  if (response.headersSent) response.destroy();
  else answerError(response, 500, 'server_error', 'The playground failed to answer. The terminal says why.');
}
