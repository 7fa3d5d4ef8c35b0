import { type CorsDiagnosis, diagnoseCors } from '#core/http/cors-diagnosis.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { HttpResponse } from '#core/http/message.ts';
import type { CorsCheckRun, CorsStep } from './run.ts';

/** What the answers so far say. */
export function diagnosisOf(run: CorsCheckRun): CorsDiagnosis {
  return diagnoseCors(run.plan, {
    preflight: answerIn(stepOf(run, 'Preflight')),
    response: answerIn(stepOf(run, 'Request with Origin')),
  });
}

export function stepOf({ steps }: CorsCheckRun, name: CorsStep['name']): Exchange | undefined {
  return steps.find((step) => step.name === name)?.exchange;
}

function answerIn(exchange: Exchange | undefined): HttpResponse | undefined {
  return exchange?.outcome.kind === 'response' ? exchange.outcome.response : undefined;
}
