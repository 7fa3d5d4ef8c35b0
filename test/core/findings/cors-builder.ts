import type { CorsRun } from '#core/findings/finding.ts';
import { noBytes, utf8 } from '#core/http/bytes.ts';
import { diagnoseCors } from '#core/http/cors-diagnosis.ts';
import { corsPlan, withOrigin } from '#core/http/cors-plan.ts';
import type { Exchange, Failure, TrustVerdict } from '#core/http/exchange.ts';
import type { HeaderField, HttpRequest, HttpResponse } from '#core/http/message.ts';
import { answered } from '../../support/exchanges.ts';

export const pageOrigin = 'http://localhost:8400';

/** An answer's status, its header fields, and its body. */
export type Said = readonly [status: number, headers?: readonly HeaderField[], body?: string];

type Wishes = {
  readonly request?: Partial<HttpRequest>;
  readonly page?: string;
  readonly preflight?: Said | Failure;
  readonly replayed?: Said | Failure;
  readonly peer?: Exchange['peer'];
};

export const allowOrigin: HeaderField = ['Access-Control-Allow-Origin', pageOrigin];
export const allowHeaders: HeaderField = ['Access-Control-Allow-Headers', 'authorization'];
export const varyOrigin: HeaderField = ['Vary', 'Origin'];
/** What lets a token request with Basic through. */
export const goodPreflight: Said = [204, [allowOrigin, allowHeaders, varyOrigin]];

/** A token request with Basic from another origin. */
const tokenPost: HttpRequest = {
  method: 'POST',
  url: 'https://as.example/token',
  headers: [
    ['Authorization', 'Basic YTpi'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ],
  body: utf8('grant_type=client_credentials'),
};

/** A check of a token request, with what the server answered to it. */
export function corsRun({ request, page = pageOrigin, peer, ...said }: Wishes = {}): CorsRun {
  const plan = corsPlan(page, { ...tokenPost, ...request });
  const exchanges = {
    preflight: said.preflight && exchangeOf(plan.preflight ?? plan.request, said.preflight, peer),
    replayed: said.replayed && exchangeOf(withOrigin(plan), said.replayed, peer),
  };
  const diagnosis = diagnoseCors(plan, {
    preflight: responseOf(exchanges.preflight),
    response: responseOf(exchanges.replayed),
  });
  return { kind: 'cors', plan, ...exchanges, diagnosis };
}

/** A check that went as far as the preflight. */
export function preflight(said: Said | Failure): CorsRun {
  return corsRun({ preflight: said });
}

/** A check whose preflight was answered well, and the request itself so. */
export function replayed(said: Said): CorsRun {
  return corsRun({ preflight: goodPreflight, replayed: said });
}

/** A server behind TLS, as the proxy saw it. */
export function peerWith(trust: TrustVerdict): Exchange['peer'] {
  return {
    address: '203.0.113.5',
    port: 443,
    tls: { protocol: 'TLSv1.3', cipher: 'x', alpn: undefined, trust, chain: [] },
  };
}

function exchangeOf(request: HttpRequest, said: Said | Failure, peer: Exchange['peer']): Exchange {
  if ('kind' in said) {
    return {
      ...answered({}),
      request,
      peer,
      outcome: { kind: 'failure', failure: said, received: { kind: 'nothing' } },
    };
  }
  const [status, headers = [], body = ''] = said;
  return { ...answered({ status, headers, body }), request, peer };
}

function responseOf(exchange: Exchange | undefined): HttpResponse | undefined {
  return exchange?.outcome.kind === 'response' ? exchange.outcome.response : undefined;
}

/** A request for which a browser asks nothing first. */
export const simpleGet: Partial<HttpRequest> = { method: 'GET', headers: [], body: noBytes };
