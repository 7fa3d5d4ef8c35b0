import { providerReport } from '#core/sharing/trace/provider-report.ts';
import { dateFormat } from '../ui/date-format.ts';
import { isRecorded } from '../session/selectors.ts';
import type { ApiCallRun, Run, TokenRequestRun } from '../session/run.ts';
import type { Workbench } from '../session/workbench.ts';
import { traceRun } from './trace-tab-runs.ts';

const localTime = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });

// As many as somebody reads.
const mostTried = 10;

/** The report about a run, without its secrets; undefined where there is nothing to report. */
export function reportOf(run: TokenRequestRun | ApiCallRun, state: Workbench): string | undefined {
  const failed = traceRun(run, state);
  if (failed === undefined) return undefined;
  const { url } = run.exchange.request;
  const tried = state.runs
    .flatMap((each) => (isBefore(each, run) ? [each] : []))
    .filter((each) => each.exchange.request.url === url)
    .slice(0, mostTried)
    .flatMap((each) => traceRun(each, state)?.run ?? [])
    .toReversed();
  return providerReport(failed, { tried, localTime });
}

function isBefore(each: Run, run: TokenRequestRun | ApiCallRun): each is TokenRequestRun | ApiCallRun {
  if ((each.kind !== 'token' && each.kind !== 'api') || each.kind !== run.kind || isRecorded(each)) return false;
  return each.id !== run.id && each.exchange.startedAtMs < run.exchange.startedAtMs;
}
