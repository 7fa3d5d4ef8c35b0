import type { Exchange } from '../http/exchange.ts';
import { hostAndPort } from '../oauth/connection.ts';
import { bearerError, parseChallenges } from '../http/challenge.ts';
import { headerValues, type HttpResponse } from '../http/message.ts';
import { readTokenResponse } from '../oauth/token-response.ts';
import type { KeptRun, RunMarks, RunOutcome, RunSummary } from './kept-run.ts';

/** What a list shows of a run. `size` is the length of its text. */
export function summaryOf(run: KeptRun, size: number, marks: RunMarks = { name: '', knownGood: false }): RunSummary {
  const { id, kind, atMs, connectionId, connection, exchanges, findings, purpose, editedByHand } = run;
  const last = exchanges.at(-1)?.exchange;
  return {
    id,
    kind,
    atMs,
    connectionId,
    ...marks,
    server: last === undefined ? '' : (hostAndPort(last.request.url) ?? ''),
    method: last?.request.method ?? '',
    path: last === undefined ? '' : pathOf(last.request.url),
    clientId: connection.clientId,
    scope: connection.scope,
    way: last?.way ?? '',
    statuses: exchanges.flatMap(({ exchange: { outcome } }) =>
      outcome.kind === 'response' ? [outcome.response.status] : [],
    ),
    error: last === undefined ? '' : errorOf(last),
    outcome: outcomeOf(run, last),
    tookMs: last === undefined ? 0 : tookMs(exchanges.map(({ exchange }) => exchange)),
    title: findings[0]?.title ?? '',
    size,
    ...(purpose === undefined ? {} : { purpose }),
    ...(editedByHand === undefined ? {} : { editedByHand }),
  };
}

/** The exchanges of a run follow each other at once, so their times add up. */
function tookMs(exchanges: readonly Exchange[]): number {
  return exchanges.reduce((sum, { timing }) => sum + (timing.endMs ?? 0), 0);
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}

/** The registered code where the answer has one: in its body, or in the challenge of an API. */
function errorOf({ outcome }: Exchange): string {
  if (outcome.kind === 'failure') return '';
  const answer = readTokenResponse(outcome.response);
  if (answer.kind === 'refused') return answer.error;
  return challengeError(outcome.response) ?? '';
}

function challengeError({ headers }: HttpResponse): string | undefined {
  return bearerError(parseChallenges(headerValues(headers, 'www-authenticate')))?.error;
}

/** A token request has succeeded where the answer brought a token; every other request where the status says so. */
function outcomeOf(run: KeptRun, last: Exchange | undefined): RunOutcome {
  if (last === undefined) return 'none';
  const { outcome } = last;
  if (outcome.kind === 'failure') return outcome.failure.kind === 'cancelled' ? 'cancelled' : 'failure';
  if (outcome.ending.kind === 'cancelled') return 'cancelled';
  if (run.kind === 'token') return readTokenResponse(outcome.response).kind === 'issued' ? 'success' : 'failure';
  return outcome.response.status >= 200 && outcome.response.status < 300 ? 'success' : 'failure';
}
