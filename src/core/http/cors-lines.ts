import type { CorsPlan } from './cors-plan.ts';
import { safelistedMethods } from './cors-safelist.ts';

/** The header lines with which a server lets one page send one request and read the answer: all of them, to be copied. */
export type CorsLines = {
  /** For the answer to OPTIONS, beside a status of 204; empty where a browser asks nothing first. */
  readonly preflight: readonly string[];
  /** For the answer to the request itself, also where it is an error. */
  readonly response: readonly string[];
};

/** What is needed, whatever the server answers by now. No cookies are involved. */
export function corsLines({ pageOrigin, request, unsafeHeaders, preflight }: CorsPlan): CorsLines {
  const origin = `Access-Control-Allow-Origin: ${pageOrigin}`;
  // Answers to OPTIONS are in no cache (RFC 9110 §9.3.7), so they need no Vary.
  const response = [origin, 'Vary: Origin'];
  if (preflight === undefined) return { preflight: [], response };
  return {
    preflight: [
      origin,
      ...(safelistedMethods.has(request.method) ? [] : [`Access-Control-Allow-Methods: ${request.method}`]),
      ...(unsafeHeaders.length === 0 ? [] : [`Access-Control-Allow-Headers: ${unsafeHeaders.join(', ')}`]),
    ],
    response,
  };
}
