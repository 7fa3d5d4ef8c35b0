import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import type { Exchange } from '#core/http/exchange.ts';
import { methods } from '#core/http/message.ts';
import { wireHeaders } from '#core/http/wire-request.ts';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { redactedRun } from '#core/keeping/redact-run.ts';
import { harOf } from '#core/sharing/exports/har.ts';
import { standIns } from '#core/sharing/stand-ins.ts';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { canaries, canariesIn, formsOf } from '../../../support/canaries.ts';
import { unanswered } from '../../../support/exchanges.ts';
import { apiRun, jwt, peer, tokenRun } from '../../keeping/compare/runs.ts';
import { messagesIn } from './har-reader.ts';
import { harFaults } from './har-schema.ts';

const count = process.env['GRANTSCOPE_LONG'] === '1' ? 1000 : 100;
const secrets = Object.values(canaries).map(({ name, value }) => ({ label: name.replaceAll(' ', '-'), value }));
const written = (...runs: readonly KeptRun[]) => JSON.stringify(harOf(runs), undefined, 2);

/** Texts that mean something to one reader or another, and each secret in eight forms. */
const said = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(...Object.values(canaries).flatMap(({ value }) => Object.values(formsOf(value)))),
  fc.constantFrom('"', '\\', '</script>', '\u2028', '\ud800', '{{x}}', '‹redacted client-secret›', '=', '&', ';'),
);
const ascii = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(canaries.token.value, canaries.cookie.value));
const name = fc.constantFrom('X-A', 'x-a', 'Cookie', 'Set-Cookie', 'Location', 'Authorization', 'X-Api-Key', 'Server');
const headers = fc.array(fc.tuple(name, ascii), { maxLength: 6 });
const body = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.array(said, { maxLength: 4 }).map((parts) => utf8(parts.join(' '))),
  fc.array(said, { maxLength: 4 }).map((parts) => utf8(JSON.stringify({ access_token: parts[0] ?? '', parts }))),
  fc
    .dictionary(
      fc.constantFrom('client_secret', 'a', 'b'),
      said.map((text) => wellFormed(text)),
    )
    .map((pairs) => utf8(String(new URLSearchParams(pairs)))),
);
const timing = fc.record(
  {
    dnsMs: fc.nat(9),
    tcpMs: fc.nat(20),
    tlsMs: fc.nat(40),
    sentMs: fc.nat(50),
    firstByteMs: fc.nat(90),
    endMs: fc.nat(),
  },
  { requiredKeys: [] },
);
const exchange: fc.Arbitrary<Exchange> = fc
  .record({
    way: fc.constantFrom('browser' as const, 'proxy' as const),
    method: fc.constantFrom(...methods),
    query: said.map((text) => encodeURIComponent(wellFormed(text))),
    sent: fc.tuple(headers, body),
    answer: fc.tuple(headers, body, fc.integer({ min: 100, max: 999 }), ascii),
    fails: fc.boolean(),
    timing,
    at: fc.nat(4_000_000_000_000),
  })
  .map(({ way, method, query, sent, answer, fails, ...rest }) => ({
    ...unanswered(),
    ...rest,
    way,
    startedAtMs: rest.at,
    request: { method, url: `https://as.example/t?api_key=${query}&q=${query}`, headers: sent[0], body: sent[1] },
    peer: peer({}),
    outcome: fails
      ? { kind: 'failure', failure: { kind: 'not-http' }, received: { kind: 'bytes', bytes: answer[1] } }
      : {
          kind: 'response',
          response: {
            version: 'HTTP/1.1',
            status: answer[2],
            reason: answer[3],
            headers: answer[0],
            body: answer[1],
            deviations: [{ code: 'bare-lf', evidence: answer[3] }],
          },
          received: { kind: 'parsed-by-browser' },
          ending: { kind: 'complete' },
        },
  }));

/** As the page does it before a run leaves. */
function shared(exchanges: readonly Exchange[]): KeptRun {
  const whole = {
    ...tokenRun(),
    findings: [],
    exchanges: exchanges.map((each, at) => ({ name: `Step ${at}`, exchange: each })),
  };
  return redactedRun(
    whole,
    { knownSecrets: secrets.map(({ value }) => value), fingerprint: standIns(secrets) },
    65_536,
  );
}

describe('an HTTP Archive (F24)', () => {
  it('is valid by the published schema, reads back as the same messages, and holds no secret', () => {
    fc.assert(
      fc.property(fc.array(exchange, { minLength: 1, maxLength: 2 }), (exchanges) => {
        const run = shared(exchanges);
        const text = written(run);
        expect(harFaults(text)).toEqual([]);
        expect(messagesIn(text)).toEqual(run.exchanges.map((each) => expected(each.exchange)));
        expect(canariesIn(text)).toEqual([]);
        expect(canariesIn(JSON.stringify(messagesIn(text).map(decoded)))).toEqual([]);
      }),
      { numRuns: count },
    );
  });

  it('would be found out by the schema', () => {
    expect(harFaults(written(tokenRun()).replace('"startedDateTime"', '"started"'))).not.toEqual([]);
  });

  it('has a page for each run and its exchanges in the order in which they were sent', () => {
    const har = harOf([{ ...apiRun(), atMs: 1_800_000_060_000 }, tokenRun()]);
    expect(har.log.pages.map(({ title }) => title)).toEqual(['Token request to as.example', 'API call to api.example']);
    expect(har.log.entries.map(({ pageref, comment }) => [pageref, comment])).toEqual([
      ['run-1', 'Token request'],
      ['run-2', 'API call'],
    ]);
  });

  it('tells the time of each phase, with TLS as a part of connecting (HAR 1.2)', () => {
    const timing = { dnsMs: 2, tcpMs: 5, tlsMs: 12, sentMs: 13, firstByteMs: 40, endMs: 50 };
    const [entry] = harOf([tokenRun({ timing })]).log.entries;
    expect(entry?.timings).toEqual({ blocked: -1, dns: 2, connect: 10, ssl: 7, send: 1, wait: 27, receive: 10 });
    expect(entry?.time).toBe(50);
  });

  it('has the server’s certificates in a member of its own', () => {
    const [entry] = harOf([tokenRun({ peer: peer({}) })]).log.entries;
    expect(entry?.serverIPAddress).toBe('192.0.2.1');
    expect(entry?._tls?.chain.map(({ sha256 }) => sha256)).toEqual(['aa11']);
  });

  it('says why there is no answer, and that a browser wrote the request', () => {
    const [entry] = harOf([tokenRun({ failure: { kind: 'refused', address: '192.0.2.1' }, way: 'browser' })]).log
      .entries;
    expect(entry?.response.status).toBe(0);
    expect(entry?._failure).toEqual({ kind: 'refused', address: '192.0.2.1' });
    expect(entry?.request.comment).toContain('The browser wrote this request');
  });

  it('is read by Import as the connection that it came from', () => {
    const [candidate] = readImport([{ name: 'a.har', text: written(tokenRun(), apiRun()) }]).candidates;
    expect(candidate?.whole).toMatchObject({
      tokenEndpoint: 'https://as.example/token',
      scope: 'read write',
    });
    expect(candidate?.calls[0]?.whole.url).toBe('https://api.example/orders');
  });

  it('replaces a token by the same label in the answer and in the call', () => {
    const token = jwt({}, {}, canaries.assertion.value);
    const labels = [tokenRun({ answer: { access_token: token } }), apiRun({ token })].map(
      (run) => /redacted-[\w-]+/.exec(written(run))?.[0],
    );
    expect(labels[0]).toBeDefined();
    expect(labels[1]).toBe(labels[0]);
  });
});

function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '?');
}

function expected({ request, way, outcome }: Exchange) {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const response = outcome.kind === 'response' ? outcome.response : undefined;
  return {
    request: {
      first: `${request.method} ${new URL(request.url).href}`,
      headers: way === 'proxy' ? wireHeaders(request) : request.headers,
      body: hex(request.body),
    },
    response:
      response === undefined
        ? { first: ' 0 ', headers: [], body: '' }
        : {
            first: `HTTP/1.1 ${response.status} ${response.reason}`,
            headers: response.headers,
            body: hex(response.body),
          },
  };
}

function decoded({ request, response }: ReturnType<typeof messagesIn>[number]) {
  return [request, response].map(({ first, headers: fields, body: hex }) => [
    first,
    fields,
    Buffer.from(hex, 'hex').toString(),
  ]);
}
