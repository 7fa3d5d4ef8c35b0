import { type CorsList, corsList } from './cors-list.ts';
import { allowedOrigin, type OriginFault, originFault } from './cors-origin.ts';
import type { CorsPlan } from './cors-plan.ts';
import { safelistedMethods } from './cors-safelist.ts';
import { fieldsForThePage } from './cors-visible.ts';
import { headerValues, type HttpResponse } from './message.ts';

/** Why a browser refuses, in a stable code; each has a rule of its own. */
export type CorsCode =
  | 'preflight-redirect'
  | 'preflight-unauthorized'
  | 'preflight-forbidden'
  | 'preflight-no-options'
  | 'preflight-status'
  | OriginFault
  | 'acam-malformed'
  | 'acah-malformed'
  | 'method-case'
  | 'method-not-allowed'
  | 'header-not-allowed'
  | 'authorization-wildcard';

/** One thing that is wrong, with what came and what has to stand there instead. */
export type CorsProblem = {
  readonly code: CorsCode;
  /** Whether it stands in the answer to the preflight or in the answer to the request itself. */
  readonly at: 'preflight' | 'response';
  /** What the server said: the field's values joined, or the part of them at fault; undefined where the field is absent. */
  readonly got: string | undefined;
  /** The header line that a server has to answer with, complete; undefined where a status is at fault. */
  readonly line: string | undefined;
  /** The fields or the method that are not allowed. */
  readonly names: readonly string[];
};

/** What a browser makes of the answers, without cookies (credentials mode `omit`). */
export type CorsDiagnosis =
  | { readonly kind: 'same-origin' }
  /** `problems` in the order in which they matter, never empty. Mended one by one, the next would show. */
  | { readonly kind: 'refused'; readonly at: 'preflight' | 'response'; readonly problems: readonly CorsProblem[] }
  /** Nothing is refused so far, and the answer to the request itself is not known. */
  | { readonly kind: 'open'; readonly strict: CorsProblem | undefined }
  | {
      readonly kind: 'allowed';
      /** What Chromium lets through and the standard does not. */
      readonly strict: CorsProblem | undefined;
      /** Lower-case names of the fields that the page can read, and of those that stay hidden, in the answer's order. */
      readonly visible: readonly string[];
      readonly hidden: readonly string[];
      /** Of a redirect a page sees nothing at all, however open the server is. */
      readonly isRedirect: boolean;
    };

/** What is known of the server's answers; where the plan has no preflight, that answer has no part in it. */
export type CorsAnswers = {
  readonly preflight: HttpResponse | undefined;
  readonly response: HttpResponse | undefined;
};

/**
 * Judges a server's answers as the Fetch standard does ("CORS-preflight fetch", "CORS check"), and says all that is
 * wrong with them, not only what a browser stumbles over first.
 */
export function diagnoseCors(plan: CorsPlan, { preflight, response }: CorsAnswers): CorsDiagnosis {
  if (plan.sameOrigin) return { kind: 'same-origin' };
  const asked = plan.preflight === undefined || preflight === undefined ? [] : preflightProblems(plan, preflight);
  const strict = asked.find(({ code }) => code === 'authorization-wildcard');
  const problems = asked.filter((problem) => problem !== strict);
  // Beside other problems it is one more of them: whoever mends the list should mend it well.
  if (problems.length > 0) return { kind: 'refused', at: 'preflight', problems: asked };
  if (response === undefined || (plan.preflight !== undefined && preflight === undefined))
    return { kind: 'open', strict };
  const fault = originProblem(plan, response, 'response');
  if (fault !== undefined) return { kind: 'refused', at: 'response', problems: [fault] };
  return {
    kind: 'allowed',
    strict,
    ...fieldsForThePage(response.headers),
    isRedirect: redirects.has(response.status),
  };
}

/** The statuses that send a browser elsewhere (Fetch, "redirect status"). */
export const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function preflightProblems(plan: CorsPlan, answer: HttpResponse): readonly CorsProblem[] {
  const status = statusCode(answer.status);
  const problems = [
    status && problem({ code: status, at: 'preflight', got: String(answer.status) }),
    originProblem(plan, answer, 'preflight'),
    methodProblem(plan, corsList(answer.headers, 'access-control-allow-methods')),
    ...headerProblems(plan, corsList(answer.headers, 'access-control-allow-headers')),
  ];
  return problems.filter((each) => each !== undefined);
}

function statusCode(status: number): CorsCode | undefined {
  if (status >= 200 && status <= 299) return undefined;
  if (status >= 300 && status <= 399) return 'preflight-redirect';
  if (status === 401 || status === 407) return 'preflight-unauthorized';
  if (status === 403) return 'preflight-forbidden';
  return status === 404 || status === 405 || status === 501 ? 'preflight-no-options' : 'preflight-status';
}

function originProblem(
  { pageOrigin }: CorsPlan,
  { headers }: HttpResponse,
  at: CorsProblem['at'],
): CorsProblem | undefined {
  const code = originFault(headers, pageOrigin);
  if (code === undefined) return undefined;
  const line = `Access-Control-Allow-Origin: ${pageOrigin}`;
  return problem({ code, at, got: allowedOrigin(headers), line });
}

function methodProblem({ request }: CorsPlan, list: CorsList): CorsProblem | undefined {
  const { method } = request;
  const line = `Access-Control-Allow-Methods: ${method}`;
  const found = { at: 'preflight', line, names: [method] } as const;
  // A browser throws the whole answer away for it, also where it would not have needed the list.
  if (list.kind === 'malformed') return problem({ ...found, code: 'acam-malformed', got: list.item });
  const items = list.kind === 'absent' ? [] : list.items;
  if (safelistedMethods.has(method) || items.includes(method) || items.includes('*')) return undefined;
  const got = list.kind === 'absent' ? undefined : list.text;
  // Methods are compared with their case (Fetch, "CORS-preflight fetch"), unlike header names.
  const isOtherCase = items.some((item) => item.toUpperCase() === method);
  return problem({ ...found, code: isOtherCase ? 'method-case' : 'method-not-allowed', got });
}

function headerProblems({ unsafeHeaders }: CorsPlan, list: CorsList): readonly CorsProblem[] {
  const line = `Access-Control-Allow-Headers: ${unsafeHeaders.join(', ')}`;
  if (list.kind === 'malformed') {
    return [problem({ code: 'acah-malformed', at: 'preflight', got: list.item, line, names: unsafeHeaders })];
  }
  const items = list.kind === 'absent' ? [] : list.items.map((item) => item.toLowerCase());
  const missing = unsafeHeaders.filter((name) => !items.includes(name));
  if (missing.length === 0) return [];
  const found = { at: 'preflight', line, got: list.kind === 'absent' ? undefined : list.text } as const;
  if (!items.includes('*')) return [problem({ ...found, code: 'header-not-allowed', names: missing })];
  return missing.includes('authorization')
    ? [problem({ ...found, code: 'authorization-wildcard', names: ['authorization'] })]
    : [];
}

function problem(found: Partial<CorsProblem> & Pick<CorsProblem, 'code' | 'at'>): CorsProblem {
  return { got: undefined, line: undefined, names: [], ...found };
}

/** Whether an answer depends on the page that asks without telling caches so (Fetch, "CORS protocol and HTTP caches"). */
export function lacksVary({ headers }: HttpResponse, pageOrigin: string): boolean {
  if (allowedOrigin(headers) !== pageOrigin) return false;
  const names = headerValues(headers, 'vary').flatMap((value) => value.split(','));
  return !names.some((name) => ['origin', '*'].includes(name.trim().toLowerCase()));
}
