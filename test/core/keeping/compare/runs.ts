import { createHash } from 'node:crypto';
import { base64, noBytes, utf8 } from '#core/http/bytes.ts';
import type { Certificate, Exchange, Failure, Outcome, Peer, Timing, Tls, Way } from '#core/http/exchange.ts';
import type { HeaderField, HttpRequest } from '#core/http/message.ts';
import type { KeptRun, NamedExchange } from '#core/keeping/kept-run.ts';
import { redactedRun, type RunToKeep } from '#core/keeping/redact-run.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';

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

export type Wishes = {
  readonly connection?: Partial<Connection>;
  /** The answer's body: a text, or members for JSON. */
  readonly answer?: string | object | Uint8Array;
  readonly status?: number;
  readonly headers?: readonly HeaderField[];
  /** Sent besides what the form sends. */
  readonly sent?: readonly HeaderField[];
  /** Instead of what the form sends. */
  readonly body?: string;
  readonly way?: Way;
  readonly timing?: Timing;
  readonly peer?: Peer;
  readonly failure?: Failure;
  readonly exchange?: Partial<Exchange>;
  readonly earlier?: readonly NamedExchange[];
  readonly run?: Partial<RunToKeep>;
  readonly keptBytes?: number;
  /** Another device replaces secrets in another way; `none` is one that can make no fingerprints. */
  readonly salt?: string;
};

export const usualAnswer = { access_token: jwt({}), token_type: 'Bearer', expires_in: 300, scope: 'read write' };

/** A token request as it is kept; by default one that brought a JWT through the proxy. */
export function tokenRun(wishes: Wishes = {}): KeptRun {
  const asked = { ...connection, ...wishes.connection };
  const built = tokenRequest(asked);
  const request: HttpRequest =
    built.kind === 'ready' ? built.request : { method: 'POST', url: asked.tokenEndpoint, headers: [], body: noBytes };
  return kept('token', 'Token request', request, { answer: usualAnswer, ...wishes });
}

/** A call to an API as it is kept; by default one with a JWT, answered with 200. */
export function apiRun(
  wishes: Wishes & { readonly url?: string; readonly token?: string; readonly method?: HttpRequest['method'] } = {},
): KeptRun {
  const { url = 'https://api.example/orders', token = jwt({}), method = 'GET' } = wishes;
  const headers: readonly HeaderField[] = token === '' ? [] : [['Authorization', `Bearer ${token}`]];
  return kept('api', 'API call', { method, url, headers, body: noBytes }, { answer: { orders: 3 }, ...wishes });
}

/** A question about a token. */
export function lookupRun(purpose: string, answer: object): KeptRun {
  const request: HttpRequest = { method: 'POST', url: 'https://as.example/introspect', headers: [], body: noBytes };
  return kept('lookup', 'Introspection', request, { answer, run: { purpose, token: jwt({}) } });
}

/** A token that was brought along. */
export function pastedRun(token: string, kind: 'pasted' | 'made' = 'pasted', salt = ''): KeptRun {
  return redact({ ...common(kind), exchanges: [], token }, { salt });
}

/** A connection over TLS. */
export function peer(change: Partial<Tls>): Peer {
  const trust = { kind: 'verified', authorities: 'Node’s list' } as const;
  const tls = { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', alpn: undefined, trust, ...change };
  return { address: '192.0.2.1', port: 443, tls: { chain: [certificate({})], ...tls } };
}

export function certificate(change: Partial<Certificate>): Certificate {
  const names = { subject: 'CN=as.example', issuer: 'CN=Example CA', altNames: ['as.example'] };
  const dates = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' };
  return { ...names, ...dates, sha256: 'aa11', serialNumber: '01', publicKey: 'EC P-256', pem: '', ...change };
}

/** A JWT with these claims instead of, or besides, the usual ones; undefined leaves one out. */
export function jwt(claims: object, header: object = {}, signature = 'c2lnbmF0dXJlLW9mLW9uZQ'): string {
  const usual = { iss: 'https://as.example', sub: 'machine', aud: 'https://api.example', scope: 'read write' };
  const times = { iat: 1_800_000_000, exp: 1_800_000_300, jti: 'a1' };
  return `${part({ alg: 'ES256', kid: 'k1', ...header })}.${part({ ...usual, ...times, ...claims })}.${signature}`;
}

function part(value: object): string {
  return base64(utf8(JSON.stringify(value)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function kept(kind: 'token' | 'api' | 'lookup', name: string, request: HttpRequest, wishes: Wishes): KeptRun {
  const { sent = [], body, way = 'proxy', timing = { endMs: 50 }, failure, earlier = [] } = wishes;
  const isConnected = way === 'proxy' && failure === undefined;
  const exchange: Exchange = {
    way,
    request: {
      ...request,
      headers: [...request.headers, ...sent],
      body: body === undefined ? request.body : utf8(body),
    },
    sent: { kind: 'handed-to-browser' },
    outcome: outcomeOf(wishes),
    timing,
    peer: wishes.peer ?? (isConnected ? peer({}) : undefined),
    startedAtMs: 1_800_000_000_000,
    receivedAtMonotonicMs: 1000,
    ...wishes.exchange,
  };
  const run = { ...common(kind), exchanges: [...earlier, { name, exchange }], ...wishes.run };
  return redact({ ...run, connection: { ...connection, ...wishes.connection, way } }, wishes);
}

function outcomeOf({ failure, answer = '', status = 200, headers }: Wishes): Outcome {
  if (failure !== undefined) return { kind: 'failure', failure, received: { kind: 'nothing' } };
  const body =
    answer instanceof Uint8Array ? answer : utf8(typeof answer === 'string' ? answer : JSON.stringify(answer));
  const usual: readonly HeaderField[] = [['Content-Type', 'application/json']];
  return {
    kind: 'response',
    response: { version: 'HTTP/1.1', status, reason: '', headers: headers ?? usual, body, deviations: [] },
    received: { kind: 'parsed-by-browser' },
    ending: { kind: 'complete' },
  };
}

function common(kind: KeptRun['kind']) {
  return { id: 'r1', kind, atMs: 1_800_000_000_000, connectionId: 'c1', connection, findings: [] };
}

function redact(run: RunToKeep, { salt = '', keptBytes = 64 * 1024 }: Wishes): KeptRun {
  const hash = (secret: string) => createHash('sha256').update(`${salt}${secret}`).digest('hex').slice(0, 6);
  const fingerprint = (secret: string) => (salt === 'none' ? '' : hash(secret));
  const knownSecrets = run.connection.clientSecret === '' ? [] : [run.connection.clientSecret];
  return redactedRun(run, { knownSecrets, fingerprint }, keptBytes);
}
