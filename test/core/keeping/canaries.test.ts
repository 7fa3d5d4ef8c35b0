import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import { redactedRun, type RunToKeep } from '#core/keeping/redact-run.ts';
import { writeRun } from '#core/keeping/codec.ts';
import { usualAssertion } from '#core/oauth/assertion-settings.ts';
import { canaries, canariesIn, formsOf, jwtWith, pemWith } from '../../support/canaries.ts';
import { keptRunAt } from '../../support/kept-runs.ts';

const { clientSecret, privateKey, passphrase, assertion, token, refreshToken, authorization } = canaries;
const { parameter, cookie, apiKey, pemInBody, userinfo } = canaries;
const known = [clientSecret.value, passphrase.value, token.value, parameter.value, apiKey.value];
const oneOf = keptRunAt(3, 0);
const [firstExchange] = oneOf.exchanges;

/** A run with a secret in each place that has one, and an answer that says `echo` as well. */
function runWith(echo: Readonly<Record<string, unknown>>): RunToKeep {
  if (firstExchange === undefined) throw new Error('The run has no exchange.');
  const url = `https://user:${encodeURIComponent(userinfo.value)}@as.example/token?api_key=${encodeURIComponent(parameter.value)}`;
  const form = new URLSearchParams({
    client_secret: clientSecret.value,
    client_assertion: jwtWith(assertion),
    api_key: parameter.value,
  }).toString();
  const headers: [string, string][] = [
    ['Authorization', `Bearer ${authorization.value}`],
    ['Cookie', `a=b; session=${cookie.value}`],
    ['X-Api-Key', apiKey.value],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ];
  const head = (first: string, fields: readonly [string, string][]) =>
    `${first}\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const members = { access_token: token.value, refresh_token: refreshToken.value, key: pemWith(pemInBody), ...echo };
  const body = JSON.stringify(members);
  const answered: [string, string][] = [
    ['Content-Type', 'application/json'],
    ['Set-Cookie', `session=${cookie.value}; HttpOnly`],
  ];
  const exchange = {
    ...firstExchange.exchange,
    request: { method: 'POST' as const, url, headers, body: utf8(form) },
    sent: { kind: 'bytes' as const, bytes: utf8(head(`POST ${new URL(url).pathname} HTTP/1.1`, headers) + form) },
    outcome: {
      kind: 'response' as const,
      response: { version: 'HTTP/1.1', status: 200, reason: '', headers: answered, body: utf8(body), deviations: [] },
      received: { kind: 'bytes' as const, bytes: utf8(head('HTTP/1.1 200 OK', answered) + body) },
      ending: { kind: 'complete' as const },
    },
  };
  return {
    ...oneOf,
    findings: [],
    kind: 'token',
    connection: {
      ...oneOf.connection,
      tokenEndpoint: url,
      clientSecret: clientSecret.value,
      parameters: [{ name: 'api_key', value: parameter.value, on: true }],
      headers: [{ name: 'X-Api-Key', value: apiKey.value, on: true }],
      assertion: usualAssertion,
      assertionSecrets: {
        privateKey: pemWith(privateKey),
        passphrase: passphrase.value,
        readyAssertion: jwtWith(assertion),
      },
    },
    exchanges: [{ name: 'Token request', exchange }],
  };
}

function leaks(echo: Readonly<Record<string, unknown>>): readonly string[] {
  const redaction = { knownSecrets: known, fingerprint: () => '3fa9c1' };
  return canariesIn(writeRun(redactedRun(runWith(echo), redaction, 64 * 1024)));
}

describe('a run with twelve secrets is kept without any of them (F22)', () => {
  it('in their own places', () => {
    expect(leaks({})).toEqual([]);
  });

  const sent = { clientSecret, passphrase, token, refreshToken, authorization, parameter, cookie, apiKey, userinfo };
  for (const { name, value } of Object.values(sent)) {
    it.each(Object.entries(formsOf(value)))(`${name} that the server says again, as %s`, (_, form) => {
      expect(leaks({ error_description: `it was ${form}` })).toEqual([]);
      expect(leaks({ deep: [{ said: form }] })).toEqual([]);
    });
  }

  it.each(Object.entries(formsOf(jwtWith(assertion))))('an assertion that the server says again, as %s', (_, form) => {
    expect(leaks({ error_description: `it was ${form}` })).toEqual([]);
  });

  it('a private key that the server says again, as base64 or inside JSON', () => {
    expect(leaks({ inside: JSON.stringify({ key: pemWith(privateKey) }) })).toEqual([]);
    expect(leaks({ inside: Buffer.from(pemWith(privateKey)).toString('base64') })).toEqual([]);
  });
});
