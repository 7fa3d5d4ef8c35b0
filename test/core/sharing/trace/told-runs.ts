import { noBytes, utf8 } from '#core/http/bytes.ts';
import type { Exchange, Outcome } from '#core/http/exchange.ts';
import type { HeaderField, HttpRequest } from '#core/http/message.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import type { KeptFinding, KeptRun } from '#core/keeping/kept-run.ts';
import { redactedRun } from '#core/keeping/redact-run.ts';
import { standIns } from '#core/sharing/stand-ins.ts';
import { type Story, storyOf } from '#core/sharing/trace/story.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';

const header = Buffer.from('{"alg":"RS256","typ":"at+jwt","kid":"2026-11"}').toString('base64url');
const claims = Buffer.from(
  '{"iss":"https://id.example","sub":"billing-batch","aud":"https://api.example","exp":1795694700,"iat":1795694400,"client_id":"billing-batch","scope":"read","account":12345678901234567890}',
).toString('base64url');

/** The secrets of these runs; none of them may leave the page. */
export const toldSecrets = {
  clientSecret: 's3cret-of-billing+batch',
  token: `${header}.${claims}.c2lnbmF0dXJlIG9mIHRoZSB0b2tlbg`,
};

const atMs = Date.UTC(2026, 10, 26, 12, 0, 0, 250);

type Told = {
  readonly status: number;
  readonly reason?: string;
  readonly headers?: readonly HeaderField[];
  readonly body: string;
  readonly request?: Partial<HttpRequest>;
};

function exchangeOf(request: HttpRequest, { status, reason = '', headers = [], body }: Told): Exchange {
  const fields: readonly HeaderField[] = [['Content-Type', 'application/json'], ...headers];
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const outcome: Outcome = {
    kind: 'response',
    response: { version: 'HTTP/1.1', status, reason, headers: fields, body: utf8(body), deviations: [] },
    received: { kind: 'bytes', bytes: utf8(`HTTP/1.1 ${status} ${reason}\r\n${head}\r\n${body}`) },
    ending: { kind: 'complete' },
  };
  return {
    way: 'proxy',
    request,
    sent: { kind: 'bytes', bytes: wireBytes(request) },
    outcome,
    timing: { dnsMs: 1, tcpMs: 2.5, sentMs: 2.6, firstByteMs: 40, endMs: 41.5 },
    peer: { address: '192.0.2.7', port: 443, tls: undefined },
    startedAtMs: atMs,
    receivedAtMonotonicMs: 0,
  };
}

/** A run without its secrets, as it is handed to what makes a trace of it. */
function shared(run: Omit<KeptRun, 'cuts'>): KeptRun {
  const named = [
    { label: 'client-secret', value: toldSecrets.clientSecret },
    { label: 'access-token', value: toldSecrets.token },
  ];
  const redaction = { knownSecrets: named.map(({ value }) => value), fingerprint: standIns(named) };
  return redactedRun({ ...run, findings: run.findings.map((each) => ({ ...each, remedies: [] })) }, redaction, 65_536);
}

/** A token request that was answered so. */
export function toldTokenRun(told: Told, findings: readonly KeptFinding[] = []): KeptRun {
  const basic = Buffer.from(`billing-batch:${encodeURIComponent(toldSecrets.clientSecret)}`).toString('base64');
  const request: HttpRequest = {
    method: 'POST',
    url: 'https://id.example/oauth2/token',
    headers: [
      ['Authorization', `Basic ${basic}`],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Accept', 'application/json'],
    ],
    body: utf8('grant_type=client_credentials&scope=read'),
    ...told.request,
  };
  const kept = keptRunAt(0, atMs);
  const connection = { ...kept.connection, tokenEndpoint: request.url, clientId: 'billing-batch', scope: 'read' };
  return shared({
    ...kept,
    connection,
    findings,
    exchanges: [{ name: 'Token request', exchange: exchangeOf(request, told) }],
  });
}

/** An API call with the token that was answered so. */
export function toldApiRun(told: Told): KeptRun {
  const request: HttpRequest = {
    method: 'GET',
    url: 'https://api.example/v1/invoices?state=open',
    headers: [['Authorization', `Bearer ${toldSecrets.token}`]],
    body: noBytes,
    ...told.request,
  };
  return shared({
    ...keptRunAt(3, atMs),
    findings: [],
    exchanges: [{ name: 'API call', exchange: exchangeOf(request, told) }],
  });
}

/** The answer of a server that issues a token. */
export const issued: Told = {
  status: 200,
  reason: 'OK',
  headers: [['Cache-Control', 'no-store']],
  body: JSON.stringify({ access_token: toldSecrets.token, token_type: 'Bearer', expires_in: 300, scope: 'read' }),
};

/** The answer of a server that takes the client for another. */
export const refused: Told = {
  status: 401,
  reason: 'Unauthorized',
  headers: [
    ['X-Request-Id', 'req-7f3a'],
    ['WWW-Authenticate', 'Basic realm="id.example"'],
  ],
  body: '{"error":"invalid_client","error_description":"Client authentication failed"}',
};

export const refusedFinding: KeptFinding = {
  id: 'invalid-client',
  severity: 'error',
  title: 'The server does not accept the client’s credentials',
  explanation: 'It answered invalid_client. Compare the client’s ID and secret with what the server has.',
  certainty: 'certain',
  evidence: [{ kind: 'status' }, { kind: 'response-member', name: 'error' }],
  source: { label: 'RFC 6749 §5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
};

/** A token request and the API call after it, as one story. */
export function toldStory(): Story {
  const sizes = [{ bytesOut: 341, bytesIn: 720 }];
  return storyOf([
    { run: toldTokenRun(issued), sizes },
    { run: toldApiRun({ status: 200, reason: 'OK', body: '{"invoices":[]}' }), sizes },
  ]);
}

/** A token request that was refused. */
export function refusedStory(): Story {
  return storyOf([{ run: toldTokenRun(refused, [refusedFinding]), sizes: [{ bytesOut: 341, bytesIn: 240 }] }]);
}

/** The same with four seconds between the answer and the call, as when a person presses. */
export function pressedStory(): Story {
  const story = toldStory();
  const steps = story.steps.map((step, at) => {
    const startedAtMs = step.exchange.startedAtMs + at * 4041.5;
    return { ...step, exchange: { ...step.exchange, startedAtMs } };
  });
  return { ...story, steps };
}
