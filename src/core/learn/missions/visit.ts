import type { PlaygroundAddresses } from '../../contract/surroundings.ts';
import { bearerError, parseChallenges } from '../../http/challenge.ts';
import type { CorsPlan } from '../../http/cors-plan.ts';
import type { Exchange } from '../../http/exchange.ts';
import { headerValue, headerValues, type HttpResponse } from '../../http/message.ts';
import { decodeToken } from '../../jwt/decode-token.ts';
import type { DecodedToken } from '../../jwt/decode.ts';
import type { Verdict } from '../../jwt/verdict.ts';
import type { Connection } from '../../oauth/connection.ts';
import { type IssuedToken, readTokenResponse, type TokenAnswer } from '../../oauth/token-response.ts';

/** What was sent and received since the page was opened: all that a mission is judged by. */
export type Visit = {
  /** Oldest first. */
  readonly runs: readonly Traffic[];
  /** What checking a signature came to last, and where its keys came from; undefined before the first time. */
  readonly verdict: FiledCheck | undefined;
  /** Where the playground is; undefined where there is none. */
  readonly playground: PlaygroundAddresses | undefined;
};

export type FiledCheck = {
  readonly tokenText: string;
  readonly verdict: Verdict;
  readonly source: { readonly kind: 'url' | 'given' | 'none' };
};

/** One press and what came of it, as far as missions look at it. */
export type Traffic =
  | TokenTraffic
  | ApiTraffic
  | LookupTraffic
  | CorsTraffic
  | { readonly kind: 'pasted' | 'made'; readonly id: string };

export type TokenTraffic = {
  readonly kind: 'token';
  readonly id: string;
  readonly connection: Connection;
  readonly exchange: Exchange;
  readonly earlier: readonly { readonly exchange: Exchange }[];
};

export type ApiTraffic = { readonly kind: 'api'; readonly id: string; readonly exchange: Exchange };

export type LookupTraffic = {
  readonly kind: 'lookup';
  readonly id: string;
  readonly purpose: string;
  readonly tokenText: string;
  readonly steps: readonly NamedExchange[];
};

export type CorsTraffic = {
  readonly kind: 'cors';
  readonly id: string;
  readonly plan: CorsPlan;
  readonly steps: readonly NamedExchange[];
};

type NamedExchange = { readonly name: string; readonly exchange: Exchange };

/** A token that a token endpoint answered with; `at` is its place among the runs. */
export type Issued = {
  readonly at: number;
  readonly run: TokenTraffic;
  readonly answer: IssuedToken;
  readonly decoded: DecodedToken;
};

/** An API call that was answered, with the token that it carried. */
export type Called = {
  readonly at: number;
  readonly run: ApiTraffic;
  readonly response: HttpResponse;
  /** What stands behind the scheme in Authorization; undefined where there is none. */
  readonly tokenText: string | undefined;
};

// A visit never changes, and every mission asks the same of it.
const issued = new WeakMap<Visit, readonly Issued[]>();
const called = new WeakMap<Visit, readonly Called[]>();
const answers = new WeakMap<Exchange, TokenAnswer | undefined>();

/** All tokens that were issued, oldest first. */
export function issuedIn(visit: Visit): readonly Issued[] {
  const found = issued.get(visit) ?? readIssued(visit);
  issued.set(visit, found);
  return found;
}

/** All API calls that were answered, oldest first. */
export function callsIn(visit: Visit): readonly Called[] {
  const found = called.get(visit) ?? readCalls(visit);
  called.set(visit, found);
  return found;
}

function readIssued({ runs }: Visit): readonly Issued[] {
  return runs.flatMap((run, at) => {
    if (run.kind !== 'token') return [];
    const answer = answerOf(run);
    return answer?.kind === 'issued' ? [{ at, run, answer, decoded: decodeToken(answer.accessToken) }] : [];
  });
}

function readCalls({ runs }: Visit): readonly Called[] {
  return runs.flatMap((run, at) => {
    const response = run.kind === 'api' ? responseOf(run.exchange) : undefined;
    if (run.kind !== 'api' || response === undefined) return [];
    return [{ at, run, response, tokenText: carriedToken(run.exchange) }];
  });
}

/** What the token endpoint said; undefined where nothing came. */
export function answerOf({ exchange }: TokenTraffic): TokenAnswer | undefined {
  if (answers.has(exchange)) return answers.get(exchange);
  const response = responseOf(exchange);
  const answer = response === undefined ? undefined : readTokenResponse(response);
  answers.set(exchange, answer);
  return answer;
}

export function responseOf({ outcome }: Exchange): HttpResponse | undefined {
  return outcome.kind === 'response' ? outcome.response : undefined;
}

export function isSuccess({ response }: Called): boolean {
  return response.status >= 200 && response.status < 300;
}

/** The error code of the challenge (RFC 6750 §3.1); undefined where it has none. */
export function challengeError({ response }: Called): string | undefined {
  return bearerError(parseChallenges(headerValues(response.headers, 'WWW-Authenticate')))?.error;
}

/** The words of the scope that a token has (RFC 6749 §5.1): what was granted, else what was asked for. */
export function scopesOf({ run, answer }: Issued): readonly string[] {
  return (answer.scope ?? run.connection.scope).split(' ').filter((word) => word !== '');
}

function carriedToken({ request }: Exchange): string | undefined {
  return /^\S+ +(\S+)$/.exec(headerValue(request.headers, 'Authorization') ?? '')?.[1];
}
