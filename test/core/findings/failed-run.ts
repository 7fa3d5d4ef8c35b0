import type { Failure } from '#core/http/exchange.ts';
import type { TokenRun } from '#core/findings/finding.ts';
import { failedRun } from './run-builder.ts';

/** A token request without an answer, at this address. */
export const failed = (
  failure: Failure,
  url = 'https://as.example/token',
  change: Partial<TokenRun['exchange']> = {},
): TokenRun => {
  const run = failedRun(failure);
  return { ...run, exchange: { ...run.exchange, ...change, request: { ...run.exchange.request, url } } };
};
