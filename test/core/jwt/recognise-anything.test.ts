import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognisePaste } from '#core/jwt/recognise-paste.ts';
import { basicCredentials, claims, header, jwt } from './recognise-samples.ts';

describe('recognisePaste on whatever comes', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        jwt,
        header,
        claims,
        '.',
        '"',
        '{',
        '}',
        '[',
        ':',
        ',',
        '\n',
        ' ',
        '…',
        '...',
        '%2E',
        '=',
        '&',
        ';',
        'Bearer ',
        'Basic ',
        'curl ',
        'https://',
        '/token',
        'access_token',
        'client_secret',
        '-----BEGIN ',
        'PRIVATE KEY-----',
        '<html>',
        'eyJ',
        'Cookie: ',
        basicCredentials,
      ),
    ),
    { maxLength: 12 },
  );

  it('never throws, shows no secret, and offers only what is a token', () => {
    fc.assert(
      fc.property(pieces, (some) => {
        const recognised = recognisePaste(some.join(''));
        if (recognised.kind === 'token') return;
        expect(recognised.sentence).toMatch(/^(?:This|These|The|There) .*[.]$/);
        expect(recognised.sentence).not.toMatch(/eyJ|Secr3t|bWFjaGluZ/);
        for (const offer of recognised.offers) {
          if (offer.kind === 'use-token')
            expect([offer.text, recognisePaste(offer.text)]).toEqual([offer.text, { kind: 'token' }]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const bytes = fc.uint8Array({ minLength: 12, maxLength: 200 }).map((each) => Buffer.from(each));
  it.each([
    ['base64url', bytes.map((each) => each.toString('base64url'))],
    ['base64', bytes.map((each) => each.toString('base64'))],
    ['hex', bytes.map((each) => each.toString('hex'))],
    ['UUID', fc.uuid()],
  ])('takes every %s string for a token', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => recognisePaste(text).kind === 'token'),
      { numRuns: 1000 },
    );
  });

  it.each([
    'eyJ',
    'eyJ.',
    '.',
    'a=b&',
    'a=b; ',
    '{"',
    '[',
    '-----BEGIN ',
    '-----BEGIN A-----',
    ' a',
    '\n',
    'a\n',
    '0123456789abcdef\n',
    'Authorization: Bearer ',
    '%2E',
    '%',
    '<',
    '<a ',
    '...',
    '…',
    'bearer',
    '"access_token":',
    'access_token=',
    'curl ',
    'x:',
    `${jwt} `,
    `${jwt}\n`,
    '\u200B',
    '\\"',
    ',',
    '=',
    'https://',
    'eyJhbGciOiJub25lIn0.e30. ',
  ])('takes at most a moment for a megabyte of %j', (piece) => {
    const text = piece.repeat(Math.floor((1024 * 1024) / piece.length));
    const start = performance.now();
    recognisePaste(text);
    recognisePaste(`curl ${text.slice(8)}x`);
    recognisePaste(`x ${text.slice(8)}x`);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
