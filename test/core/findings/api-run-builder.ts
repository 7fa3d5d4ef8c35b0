import { utf8 } from '#core/http/bytes.ts';
import type { HeaderField, Method } from '#core/http/message.ts';
import type { ApiRun, TokenRun } from '#core/findings/finding.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { apiRun, tokenRun } from './run-builder.ts';

export type CallWishes = {
  readonly url?: string;
  readonly method?: Method;
  /** The whole header, or none; by default a bearer token. */
  readonly authorization?: string | undefined;
  readonly requestHeaders?: readonly HeaderField[];
  readonly requestBody?: string;
  readonly challenge?: string;
  readonly headers?: readonly HeaderField[];
  readonly body?: string | object;
  /** The claims of the token in hand; `opaque` for one without. */
  readonly claims?: object | 'opaque';
  readonly way?: 'browser';
  readonly run?: Partial<ApiRun>;
};

/** 23 November 2026, noon, when every call here is made. */
const calledAtMs = Date.UTC(2026, 10, 23, 12);
const live = { kind: 'left', ms: 200_000, ofMs: 300_000, source: 'exp' } as const;
export const seconds = calledAtMs / 1000;

/** A call of `https://api.example/a` with a token in hand, answered with this status. */
export function call(status: number, wishes: CallWishes = {}): ApiRun {
  const { challenge, headers = [], body = '{}', claims = 'opaque', way = 'proxy', run = {} } = wishes;
  const answered = apiRun(status, {
    way,
    headers: [...(challenge === undefined ? [] : [['WWW-Authenticate', challenge] as const]), ...headers],
    tokenLeft: live,
    token: claims === 'opaque' ? decodeToken('0123456789-opaque-token') : decodeToken(jwt(claims)),
    tokenScope: 'read',
    tokenType: 'Bearer',
    tokenOrigin: 'issued',
    connection: connectionOf(tokenRun('')),
    call: { url: 'https://api.example/a', method: 'GET', headersText: '', body: '' },
    ...run,
  });
  return { ...answered, exchange: exchangeOf(answered, wishes, body) };
}

function exchangeOf({ exchange }: ApiRun, wishes: CallWishes, body: string | object): ApiRun['exchange'] {
  const { url = 'https://api.example/a', method = 'GET', requestHeaders = [], requestBody = '' } = wishes;
  const authorization = 'authorization' in wishes ? wishes.authorization : 'Bearer 0123456789-token';
  const own = authorization === undefined ? [] : [['Authorization', authorization] as const];
  const request = { method, url, headers: [...own, ...requestHeaders], body: utf8(requestBody) };
  if (exchange.outcome.kind === 'failure') return { ...exchange, request };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = { ...exchange.outcome.response, body: utf8(text) };
  return { ...exchange, request, startedAtMs: calledAtMs, outcome: { ...exchange.outcome, response } };
}

function connectionOf({ connection }: TokenRun): TokenRun['connection'] {
  return connection;
}

/** An unverified JWT with these claims. */
export function jwt(claims: object, header: object = { alg: 'ES256', typ: 'at+jwt', kid: 'k' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.c2ln`;
}
