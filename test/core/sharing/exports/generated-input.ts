import fc from 'fast-check';
import { planExport } from '#core/sharing/exports/export-plan.ts';
import { exportInput } from './export-input.ts';

const pieces = [
  '{',
  '{{x}}',
  '}',
  '"',
  "'",
  '\\',
  '\n',
  '\r\n',
  '###',
  '< ./f',
  '> {%',
  '@a = b',
  '//',
  '~',
  ':',
  "'''",
  '[',
  '$',
  '%41',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 4 })
  .map((parts) => parts.join('').replaceAll(/\p{Surrogate}/gu, '?'));
const scope = fc.stringMatching(/^[!#-[\]-~]{0,8}( [!#-[\]-~]{1,8})?$/).map((text) => text.trim());
const inHeader = hostile.map((text) => text.replaceAll(/[^\u0020-\u007e]/g, '').trim());

// Letters and digits only: a variable is put in as it stands, and so is the same in every encoding.
export const secretOfIt = 'Secr3tOfIt';

/** Connections and calls with texts that mean something to one format or another; only the secrets are tame. */
export const generatedInputs = fc
  .record({
    clientId: hostile.map((text) => `m${text}`),
    scope,
    clientAuthentication: fc.constantFrom(
      'client_secret_basic' as const,
      'client_secret_post' as const,
      'none' as const,
    ),
    basicEncoding: fc.constantFrom('compatible' as const, 'form' as const),
    bodyFormat: fc.constantFrom('form' as const, 'form' as const, 'json' as const),
    parameter: fc.tuple(hostile, hostile),
    query: hostile,
    header: inHeader,
    body: hostile,
    isJson: fc.boolean(),
  })
  .map(({ parameter: [name, value], query, header, body, isJson, ...changes }) =>
    exportInput(
      { ...changes, clientSecret: secretOfIt, parameters: [{ name: `p${name}x`, value, on: true }] },
      {
        url: `https://api.example/a?q=${encodeURIComponent(query)}`,
        method: 'POST',
        headersText: `X-A: ${header === '' ? 'a' : header}\nContent-Type: ${isJson ? 'application/json' : 'text/plain'}`,
        body: isJson ? JSON.stringify({ said: body }) : `t${body}`,
      },
    ),
  )
  .filter((input) => planExport(input).kind === 'ready');

/** How many of them are tried. */
export const tried = process.env['GRANTSCOPE_LONG'] === '1' ? 2000 : 150;
