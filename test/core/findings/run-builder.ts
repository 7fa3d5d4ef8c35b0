import { noBytes, utf8 } from '#core/http/bytes.ts';
import type { Exchange, Failure, Way } from '#core/http/exchange.ts';
import type { HeaderField, HttpResponse } from '#core/http/message.ts';
import { examine } from '#core/findings/examine.ts';
import type { ApiRun, DraftRun, ExaminedRun, TokenRun } from '#core/findings/finding.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import { readTokenResponse } from '#core/oauth/token-response.ts';

const connection: Connection = {
  tokenEndpoint: 'https://as.example/token',
  clientId: 'machine',
  clientSecret: 'Secr3t!',
  scope: 'read write',
  clientAuthentication: 'client_secret_basic',
  basicEncoding: 'compatible',
  way: 'proxy',
  dpop: false,
  assertion: usualAssertion,
  assertionSecrets: noAssertionSecrets,
  introspectionEndpoint: '',
  revocationEndpoint: '',
  parameters: [],
  provider: '',
  ...ordinaryForm,
};

type Wishes = {
  readonly status?: number;
  readonly headers?: readonly HeaderField[];
  readonly way?: Way;
  readonly url?: string;
  /** The form that was sent. */
  readonly form?: string;
  readonly change?: Partial<Exchange>;
  readonly deviations?: HttpResponse['deviations'];
};

/** A token request answered with this body (a text, or members for JSON). */
export function tokenRun(
  body: string | object,
  wishes: Wishes & {
    readonly connection?: Partial<Connection>;
    readonly previousToken?: string;
    readonly editedByHand?: true;
  } = {},
): TokenRun {
  const exchange = answered(typeof body === 'string' ? body : JSON.stringify(body), {
    headers: [
      ['Content-Type', 'application/json'],
      ['Cache-Control', 'no-store'],
    ],
    ...wishes,
  });
  const answer = exchange.outcome.kind === 'response' ? readTokenResponse(exchange.outcome.response) : undefined;
  const token = answer?.kind === 'issued' ? decodeToken(answer.accessToken) : undefined;
  const asked = {
    ...connection,
    ...(wishes.url === undefined ? {} : { tokenEndpoint: wishes.url }),
    ...wishes.connection,
  };
  const built = tokenRequest(asked);
  const request = built.kind === 'ready' ? built.request : exchange.request;
  return {
    kind: 'token',
    connection: asked,
    exchange: { ...exchange, request: wishes.change?.request ?? request },
    answer,
    token,
    previousToken: wishes.previousToken,
    ...(wishes.editedByHand && { editedByHand: true }),
  };
}

/** An API call with a token, answered with this status. */
export function apiRun(status: number, wishes: Wishes & Partial<ApiRun> = {}): ApiRun {
  return {
    kind: 'api',
    exchange: {
      ...answered('{}', { status, ...wishes }),
      request: {
        method: 'GET',
        url: 'https://api.example/a',
        headers: wishes.tokenLeft === undefined && wishes.token === undefined ? [] : [['Authorization', 'Bearer t']],
        body: noBytes,
      },
    },
    token: wishes.token,
    tokenLeft: wishes.tokenLeft,
    tokenScope: wishes.tokenScope,
    tokenType: wishes.tokenType,
    tokenOrigin: wishes.tokenOrigin,
    connection: wishes.connection,
    call: wishes.call,
    ...(wishes.editedByHand && { editedByHand: true }),
  };
}

/** What is typed, before it is sent; by default a connection without a fault. */
export function draftRun(change: Partial<Connection> = {}, page: Partial<DraftRun['page']> = {}): DraftRun {
  return {
    kind: 'draft',
    connection: { ...connection, ...change },
    page: { origin: 'http://localhost:8400', hasProxy: true, ...page },
  };
}

/** A token request without an answer. */
export function failedRun(failure: Failure): TokenRun {
  const run = tokenRun('');
  return {
    ...run,
    answer: undefined,
    exchange: { ...run.exchange, outcome: { kind: 'failure', failure, received: { kind: 'nothing' } } },
  };
}

/** The ids of what is found, the heaviest first. */
export function idsOf(run: ExaminedRun): readonly string[] {
  return examine(run).map(({ id }) => id);
}

function answered(
  text: string,
  { status = 200, headers = [], way = 'proxy', url, form, change, deviations = [] }: Wishes,
): Exchange {
  const body = utf8(text);
  return {
    way,
    request: {
      method: 'POST',
      url: url ?? 'https://as.example/token',
      headers: [],
      body: form === undefined ? noBytes : utf8(form),
    },
    sent: { kind: 'bytes', bytes: noBytes },
    outcome: {
      kind: 'response',
      response: { version: 'HTTP/1.1', status, reason: '', headers, body, deviations },
      received: { kind: 'bytes', bytes: body },
      ending: { kind: 'complete' },
    },
    timing: { endMs: 12 },
    peer: undefined,
    startedAtMs: 0,
    receivedAtMonotonicMs: 12,
    ...change,
  };
}
