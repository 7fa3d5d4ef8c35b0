import type { Exchange } from '../http/exchange.ts';
import type { HttpResponse } from '../http/message.ts';
import type { ExaminedRun } from './finding.ts';

/** The one exchange that a run is about; undefined where it has none, or several that are compared. */
export function exchangeOf(run: ExaminedRun): Exchange | undefined {
  return run.kind === 'brought' || run.kind === 'draft' || run.kind === 'cors' ? undefined : run.exchange;
}

/** The answer in it, where one came. */
export function responseOf(run: ExaminedRun): HttpResponse | undefined {
  const outcome = exchangeOf(run)?.outcome;
  return outcome?.kind === 'response' ? outcome.response : undefined;
}
