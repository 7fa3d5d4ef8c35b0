import { badPort } from './bad-port.ts';
import { noBytes } from './bytes.ts';
import { isDropped, safelistedMethods, unsafeHeaderNames } from './cors-safelist.ts';
import { isLoopback } from './cross-origin.ts';
import type { HttpRequest } from './message.ts';

/** What a browser does with a request of a page, as far as it follows from the request alone (Fetch, "HTTP fetch"). */
export type CorsPlan = {
  /** As the browser writes it in `Origin`. */
  readonly pageOrigin: string;
  /** Without the fields that a browser does not let a page set, and without `Origin`. */
  readonly request: HttpRequest;
  /** The server is the page's own origin, so the CORS protocol has no part in it. */
  readonly sameOrigin: boolean;
  /** The names of the fields that the browser leaves out, as they were given. */
  readonly dropped: readonly string[];
  /** A port that no browser sends to. */
  readonly badPort: number | undefined;
  /** A page on https calls an http server that is not this machine. */
  readonly mixedContent: boolean;
  /** The fields that make the browser ask first, lower-case and sorted. */
  readonly unsafeHeaders: readonly string[];
  /** The question that a browser asks before it sends the request; undefined where it asks none. */
  readonly preflight: HttpRequest | undefined;
};

/** Plans a request of a page without cookies (credentials mode `omit`, always). */
export function corsPlan(pageOrigin: string, asked: HttpRequest): CorsPlan {
  const target = new URL(asked.url);
  const sameOrigin = target.origin === pageOrigin;
  const request = { ...asked, headers: asked.headers.filter((field) => !isDropped(field)) };
  const unsafeHeaders = unsafeHeaderNames(request.headers);
  const asksFirst = !sameOrigin && (!safelistedMethods.has(request.method) || unsafeHeaders.length > 0);
  return {
    pageOrigin,
    request,
    sameOrigin,
    dropped: asked.headers.filter(isDropped).map(([name]) => name),
    badPort: badPort(asked.url),
    mixedContent: pageOrigin.startsWith('https:') && target.protocol === 'http:' && !isLoopback(target.hostname),
    unsafeHeaders,
    preflight: asksFirst ? preflightOf(pageOrigin, request, unsafeHeaders) : undefined,
  };
}

/** The request with the field that tells the server which page asks: what a browser sends to another origin. */
export function withOrigin({ pageOrigin, request }: CorsPlan): HttpRequest {
  return { ...request, headers: [...request.headers, ['Origin', pageOrigin]] };
}

/** Fetch, "CORS-preflight fetch": no secret is in it, only the names of the fields. */
function preflightOf(pageOrigin: string, { method, url }: HttpRequest, unsafeHeaders: readonly string[]): HttpRequest {
  return {
    method: 'OPTIONS',
    url,
    headers: [
      ['Accept', '*/*'],
      ['Access-Control-Request-Method', method],
      ...(unsafeHeaders.length === 0 ? [] : [['Access-Control-Request-Headers', unsafeHeaders.join(',')] as const]),
      ['Origin', pageOrigin],
    ],
    body: noBytes,
  };
}
