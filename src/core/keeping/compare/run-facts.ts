import { formPairs } from '../../http/form-pairs.ts';
import { type Exchange } from '../../http/exchange.ts';
import { headerValue, type HttpResponse } from '../../http/message.ts';
import type { DecodedToken } from '../../jwt/decode.ts';
import { decodeToken } from '../../jwt/decode-token.ts';
import { jsonPairs } from '../../oauth/json-pairs.ts';
import { readTokenResponse, type TokenAnswer } from '../../oauth/token-response.ts';
import type { KeptRun } from '../kept-run.ts';

export type Pairs = readonly (readonly [name: string, value: string])[];

/** What a comparison looks at in one run, read once. */
export type RunFacts = {
  readonly run: KeptRun;
  /** The exchange that decides; undefined where a token was brought. */
  readonly exchange: Exchange | undefined;
  readonly response: HttpResponse | undefined;
  /** Of a token request whose answer could be read. */
  readonly answer: TokenAnswer | undefined;
  /** As it was kept, without what makes it work. */
  readonly tokenText: string | undefined;
  readonly token: DecodedToken | undefined;
  /** The parameters of the request's body; undefined where it is neither form nor a JSON object. */
  readonly parameters: Pairs | undefined;
};

/** Reads a kept run. */
export function runFacts(run: KeptRun): RunFacts {
  const exchange = run.exchanges.at(-1)?.exchange;
  const response = exchange?.outcome.kind === 'response' ? exchange.outcome.response : undefined;
  const answer = run.kind === 'token' && response !== undefined ? readTokenResponse(response) : undefined;
  const tokenText = answer?.kind === 'issued' ? answer.accessToken : (run.token ?? sentToken(exchange));
  return {
    run,
    exchange,
    response,
    answer,
    tokenText,
    token: tokenText === undefined ? undefined : decodeToken(tokenText),
    parameters: exchange === undefined ? undefined : parametersOf(exchange),
  };
}

/** Two runs, read. */
export type Both = { readonly before: RunFacts; readonly after: RunFacts };

/** The token that a call carried in its header (RFC 6750 §2.1, RFC 9449 §7.1). */
function sentToken(exchange: Exchange | undefined): string | undefined {
  const authorization = headerValue(exchange?.request.headers ?? [], 'authorization') ?? '';
  const [, token] = /^(?:bearer|dpop) +(\S.*)$/i.exec(authorization) ?? [];
  return token;
}

function parametersOf({ request }: Exchange): Pairs | undefined {
  const text = new TextDecoder().decode(request.body);
  const type = (headerValue(request.headers, 'content-type') ?? '').toLowerCase();
  if (text.trimStart().startsWith('{')) return jsonPairs(text);
  return text === '' || type.includes('x-www-form-urlencoded') ? formPairs(text) : undefined;
}
