import { utf8 } from '#core/http/bytes.ts';
import { writeRun } from '#core/keeping/codec.ts';
import { type KeptRun, type RunSummary, runVersion } from '#core/keeping/kept-run.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { ordinaryForm } from '#core/oauth/connection.ts';

/** One run as both of its records. */
export type KeptRecord = { readonly summary: RunSummary; readonly text: string };

const minute = 60_000;
const servers = ['id.example', 'login.test.example', 'as.internal.example'];
const clients = ['billing-batch', 'reporting', 'machine'];
const scopes = ['read', 'read write', 'invoices.read invoices.write', ''];
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYWNoaW5lIn0.redacted-3fa9c1';
const padding = 'x'.repeat(6000);

/** So many runs of different servers, clients and outcomes, five minutes apart, the newest at `untilMs`; each of some 10 kB. */
export function keptRecords(count: number, untilMs: number): readonly KeptRecord[] {
  return Array.from({ length: count }, (_, at) => keptRecord(keptRunAt(at, untilMs - at * 5 * minute)));
}

/** A run as it stands in the database. */
export function keptRecord(run: KeptRun): KeptRecord {
  const text = writeRun(run);
  return { summary: summaryOf(run, text.length), text };
}

/** The run with this number; the numbers decide what it is like. */
export function keptRunAt(at: number, atMs: number): KeptRun {
  const server = servers[at % 3] ?? '';
  const isApi = at % 4 === 3;
  const fails = at % 5 === 2;
  const url = isApi ? `https://api.${server}/v1/invoices/${at}` : `https://${server}/oauth2/token`;
  const answer = fails
    ? { error: isApi ? 'insufficient_scope' : 'invalid_client', trace: padding }
    : { access_token: jwt, token_type: 'Bearer', expires_in: 300, trace: padding };
  const body = utf8(JSON.stringify(answer));
  const status = fails ? 401 : 200;
  const head = `HTTP/1.1 ${status} \r\nContent-Type: application/json\r\n\r\n`;
  return {
    version: runVersion,
    id: `kept-${String(at).padStart(5, '0')}`,
    kind: isApi ? 'api' : 'token',
    atMs,
    connectionId: 'first',
    connection: {
      ...ordinaryForm,
      tokenEndpoint: `https://${server}/oauth2/token`,
      clientId: clients[at % clients.length] ?? '',
      clientSecret: '',
      scope: scopes[at % scopes.length] ?? '',
      clientAuthentication: 'client_secret_basic',
      basicEncoding: 'compatible',
      way: 'proxy',
      dpop: false,
      introspectionEndpoint: '',
      revocationEndpoint: '',
      parameters: [],
      provider: '',
      assertion: usualAssertion,
      assertionSecrets: noAssertionSecrets,
    },
    exchanges: [
      {
        name: isApi ? 'API call' : 'Token request',
        exchange: {
          way: 'proxy',
          request: {
            method: isApi ? 'GET' : 'POST',
            url,
            headers: [['Accept', 'application/json']],
            body: utf8(isApi ? '' : 'grant_type=client_credentials'),
          },
          sent: { kind: 'bytes', bytes: utf8(`${isApi ? 'GET' : 'POST'} ${new URL(url).pathname} HTTP/1.1\r\n\r\n`) },
          outcome: {
            kind: 'response',
            response: {
              version: 'HTTP/1.1',
              status,
              reason: '',
              headers: [['Content-Type', 'application/json']],
              body,
              deviations: [],
            },
            received: { kind: 'bytes', bytes: utf8(head + JSON.stringify(answer).slice(0, 3000)) },
            ending: { kind: 'complete' },
          },
          timing: { dnsMs: 1, tcpMs: 2, tlsMs: 9, sentMs: 9.4, firstByteMs: 30, endMs: 30 + (at % 200) },
          peer: undefined,
          startedAtMs: atMs,
          receivedAtMonotonicMs: 0,
        },
      },
    ],
    findings: fails
      ? [
          {
            id: 'invalid-client',
            severity: 'error',
            title: 'The server does not accept the client’s credentials',
            explanation: 'It answered invalid_client.',
            certainty: 'certain',
            evidence: [],
            source: undefined,
          },
        ]
      : [],
    cuts: [],
    ...(isApi && { call: { url, method: 'GET' as const, headersText: '', body: '' } }),
  };
}
