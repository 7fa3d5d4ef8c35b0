import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import { curlCommand } from '#core/http/curl.ts';
import { formEncode } from '#core/http/form.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { messageView } from '#core/http/message-view.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { ordinaryForm } from '#core/oauth/connection.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import { examine } from '#core/findings/examine.ts';
import { keptText } from '#core/sharing/kept.ts';
import { maskedText, maskSegments } from '#core/sharing/secrets.ts';
import { draftRun } from '../findings/run-builder.ts';
import { isLong, naughtyTexts, patience, portions } from './hostile-texts.ts';

// Shorter ones occur by chance in other words; they are masked by their place (src/core/http/secret-forms.ts).
const secrets = naughtyTexts.filter((text) => text.length >= 4 && !maskedText.includes(text));

const places: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'between words': (secret) => `The secret ${secret} was refused.`,
  'in JSON': (secret) => JSON.stringify({ error: 'invalid_client', error_description: `not ${secret} but` }),
  'in JSON within JSON': (secret) => JSON.stringify({ detail: JSON.stringify({ got: secret }) }),
  'form-encoded': (secret) => `a=1&client_secret=${formEncode(secret)}&b=2`,
  'form-encoded, under another name': (secret) => `a=1&echo=x${formEncode(secret)}y&b=2`,
  'broken JSON': (secret) => `{"echo":"${secret}`,
};

const shown = (text: string, secret: string): string =>
  maskSegments(messageView(`HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n${text}`, 'response'), [
    secret,
  ])
    .map((segment) => (segment.secret ? maskedText : segment.text))
    .join('');

describe.each(Object.entries(places))('a secret %s', patience, (_, place) => {
  it.each(portions(secrets))('is masked whatever it is made of (%s)', (__, part) => {
    for (const secret of part) expect(shown(place(secret), secret)).not.toContain(secret);
  });

  it('is masked, also at random', () => {
    const secret = fc
      .string({ unit: 'binary', minLength: 4, maxLength: 24 })
      .filter((text) => !maskedText.includes(text));
    fc.assert(
      fc.property(secret, (text) => !shown(place(text), text).includes(text)),
      { numRuns: isLong ? 20_000 : 100 },
    );
  });
});

describe('a secret, whatever it is made of', patience, () => {
  it.each(portions(secrets))(
    'is in no finding about what is typed, and none of these speaks in code (%s)',
    (_, part) => {
      for (const secret of part) {
        const said = wordsAbout({ clientSecret: secret });
        // A short one, as `null`, may be a word of our own sentences.
        if (secret.length >= 12) expect(said).not.toContain(secret);
        const own = `${said} ${wordsAbout({ clientId: secret, scope: secret })}`.replaceAll(/“[^”]*”/g, '“…”');
        expect(own).not.toMatch(/undefined|\[object|NaN|SyntaxError/);
      }
    },
  );

  it('is kept nowhere with the text around it', () => {
    for (const secret of secrets) expect(keptText(`a ${secret} b`, [secret])).toBe('');
  });

  it.each(portions(secrets))('stands in no curl command, in whatever way it is sent (%s)', (_, part) => {
    for (const secret of part) {
      for (const request of requestsWith(secret)) {
        const command = curlCommand(request, [{ value: secret, variable: 'CLIENT_SECRET' }], {
          trust: { kind: 'system' },
        });
        expect(command).toContain('CLIENT_SECRET');
        // A secret made of what every command holds, as `curl`, is no secret in it.
        if (!commandWithout.includes(secret)) expect(command).not.toContain(secret);
      }
    }
  });
});

function wordsAbout(typed: Parameters<typeof draftRun>[0]): string {
  return examine(draftRun(typed))
    .map(({ title, explanation }) => `${title} ${explanation}`)
    .join(' ');
}

const connection = {
  tokenEndpoint: 'https://as.example/token',
  clientId: 'machine',
  scope: 'read',
  way: 'proxy',
  assertion: usualAssertion,
  assertionSecrets: noAssertionSecrets,
  introspectionEndpoint: '',
  revocationEndpoint: '',
  basicEncoding: 'compatible',
  parameters: [],
  dpop: false,
  provider: '',
  ...ordinaryForm,
} as const;

function requestsWith(clientSecret: string): readonly HttpRequest[] {
  const built = (['client_secret_basic', 'client_secret_post'] as const).map((clientAuthentication) =>
    tokenRequest({ ...connection, clientSecret, clientAuthentication }),
  );
  const json: HttpRequest = {
    method: 'POST',
    url: 'https://api.example/a',
    headers: [['Content-Type', 'application/json']],
    body: utf8(JSON.stringify({ echo: clientSecret })),
  };
  return [json, ...built.flatMap((one) => (one.kind === 'ready' ? [one.request] : []))];
}

const commandWithout = requestsWith('')
  .map((request) => curlCommand(request, [], { trust: { kind: 'system' } }))
  .join('\n');
