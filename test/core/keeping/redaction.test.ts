import { describe, expect, it } from 'vitest';
import { base64, utf8 } from '#core/http/bytes.ts';
import { writeRun } from '#core/keeping/codec.ts';
import { redactedBody, redactedHeaders, redactedText, type Redaction } from '#core/keeping/redact.ts';
import { redactedRun } from '#core/keeping/redact-run.ts';
import { apiRun, jwt, tokenRun } from './compare/runs.ts';

const canary = 'C4nary/+s3cr3t&"ü';
const marker = '‹redacted 3fa9c1›';
const knowing = (...knownSecrets: readonly string[]): Redaction => ({ knownSecrets, fingerprint: () => '3fa9c1' });
const ignorant = knowing();
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

// security.md 5.5: by name, whoever sends or answers them.
const parameters = [
  'client_secret',
  'client_assertion',
  'assertion',
  'password',
  'code',
  'code_verifier',
  'refresh_token',
  'access_token',
  'id_token',
  'subject_token',
  'actor_token',
  'device_code',
];
const headers = ['Authorization', 'Proxy-Authorization', 'Cookie', 'Set-Cookie', 'DPoP', 'X-Api-Key', 'Api-Key'];

describe('what is recorded', () => {
  it.each(parameters)('has no value of the parameter %s', (name) => {
    const form = redactedBody(
      utf8(`a=1&${name}=value-of-it&b=2`),
      'request',
      'application/x-www-form-urlencoded',
      ignorant,
    );
    expect(decode(form)).toBe(`a=1&${name}=${marker}&b=2`);
    const json = redactedBody(utf8(`{"a":1,"${name}":"value-of-it"}`), 'response', 'application/json', ignorant);
    expect(decode(json)).not.toContain('value-of-it');
    expect(JSON.parse(decode(json))).toEqual({ a: 1, [name]: marker });
  });

  it.each(headers)('has no value of the header %s', (name) => {
    expect(JSON.stringify(redactedHeaders([[name, 'value-of-it']], ignorant))).not.toContain('value-of-it');
  });

  it('has no credentials of a URL, and no PEM', () => {
    expect(redactedText('https://machine:pa55word@as.example/token', ignorant)).not.toContain('pa55word');
    const pem = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----';
    expect(redactedText(`key: ${pem}`, ignorant)).not.toContain('MIIEvQ');
  });

  it('keeps header and claims of a JWT, and not its signature', () => {
    const [header, claims] = jwt({}).split('.');
    const kept = redactedText(`token ${jwt({}, {}, 'c2lnbmF0dXJl')}`, ignorant);
    expect(kept).toBe(`token ${header}.${claims}.redacted-3fa9c1`);
  });
});

// What a secret may have become on its way into a message.
const encodings: readonly (readonly [name: string, encode: (secret: string) => string])[] = [
  ['plain', (secret) => secret],
  ['URL', encodeURIComponent],
  ['form', (secret) => new URLSearchParams({ a: secret }).toString().slice(2)],
  ['URL, twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ['JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
  ['HTML', (secret) => secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
  ['base64', (secret) => base64(utf8(secret))],
  ['base64url', (secret) => base64(utf8(secret)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')],
  ['Basic', (secret) => base64(utf8(`machine:${secret}`))],
  ['hex', (secret) => Buffer.from(secret).toString('hex')],
];

describe('a known secret', () => {
  it.each(encodings)('is found as %s, wherever it stands', (_, encode) => {
    const text = `before ${encode(canary)} after`;
    const redacted = [
      redactedText(text, knowing(canary)),
      decode(redactedBody(utf8(text), 'response', 'text/plain', knowing(canary))),
      JSON.stringify(redactedHeaders([['X-Trace', text]], knowing(canary))),
    ];
    for (const kept of redacted) {
      expect(kept).not.toContain(encode(canary));
      expect(kept).toContain('redacted');
      expect(kept).toContain('before');
    }
  });

  it.each(encodings)('as %s is in no part of a kept run', (_, encode) => {
    const asked = tokenRun();
    const [only] = asked.exchanges;
    if (only === undefined) throw new Error('no exchange');
    const bytes = utf8(`HTTP/1.1 400 ${encode('x')}\r\nX-Echo: ${encode(canary)}\r\n\r\n${encode(canary)}`);
    const echo = {
      ...only.exchange,
      request: { ...only.exchange.request, url: `https://as.example/token?e=${encode(canary)}` },
    };
    const outcome = {
      kind: 'failure',
      failure: { kind: 'tls', code: 'E', detail: encode(canary) },
      received: { kind: 'bytes', bytes },
    } as const;
    const kept = redactedRun(
      {
        ...apiRun(),
        connection: { ...asked.connection, scope: canary, headers: [{ name: 'X-Own', value: canary, on: true }] },
        exchanges: [{ name: 'API call', exchange: { ...echo, outcome } }],
        call: { url: `https://api.example/?q=${canary}`, method: 'GET', headersText: `X-Own: ${canary}`, body: canary },
        findings: [
          {
            id: 'a',
            severity: 'error',
            title: `It said ${encode(canary)}`,
            explanation: encode(canary),
            certainty: 'certain',
            evidence: [],
            source: undefined,
            remedies: [],
          },
        ],
      },
      knowing(canary),
      64 * 1024,
    );
    const text = writeRun(kept);
    for (const [, form] of encodings) {
      expect(text).not.toContain(form(canary));
      expect(text).not.toContain(JSON.stringify(form(canary)).slice(1, -1));
    }
  });

  it('is the same marker wherever it stands, so that two runs can be compared', () => {
    const kept = redactedText(`${canary} and ${canary}`, knowing(canary));
    expect(kept).toBe(`${marker} and ${marker}`);
  });
});
