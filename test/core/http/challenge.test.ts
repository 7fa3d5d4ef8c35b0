import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bearerError, type Challenge, parseChallenges } from '#core/http/challenge.ts';

const challenge = (scheme: string, parameters: Challenge['parameters'] = [], complete = true): Challenge => ({
  scheme,
  parameters,
  complete,
});

describe('parseChallenges (RFC 9110 §11.6.1)', () => {
  it.each<[string, string[], Challenge[]]>([
    ['nothing', [], []],
    ['an empty value', ['', ' , ,'], []],
    ['a scheme alone', ['Negotiate'], [challenge('Negotiate')]],
    [
      'parameters, quoted and not',
      ['Bearer realm="a b", error=invalid_token'],
      [
        challenge('Bearer', [
          ['realm', 'a b'],
          ['error', 'invalid_token'],
        ]),
      ],
    ],
    [
      'commas and escapes inside quotes',
      [String.raw`Bearer realm="a, \"b\" \\c", error="x"`],
      [
        challenge('Bearer', [
          ['realm', String.raw`a, "b" \c`],
          ['error', 'x'],
        ]),
      ],
    ],
    [
      'several challenges in one field',
      ['Newauth realm="apps", type=1, title="Login", Basic realm="simple"'],
      [
        challenge('Newauth', [
          ['realm', 'apps'],
          ['type', '1'],
          ['title', 'Login'],
        ]),
        challenge('Basic', [['realm', 'simple']]),
      ],
    ],
    ['several fields', ['Basic realm="a"', 'bearer'], [challenge('Basic', [['realm', 'a']]), challenge('bearer')]],
    [
      'a token68',
      ['Negotiate YWJj==, Basic realm=x'],
      [{ ...challenge('Negotiate'), token68: 'YWJj==' }, challenge('Basic', [['realm', 'x']])],
    ],
    ['white space around the equals sign', ['Bearer error = "x"'], [challenge('Bearer', [['error', 'x']])]],
    ['an empty quoted string', ['Bearer error=""'], [challenge('Bearer', [['error', '']])]],
    [
      'two schemes with a comma between',
      ['Bearer, Basic realm="x"'],
      [challenge('Bearer'), challenge('Basic', [['realm', 'x']])],
    ],
  ])('reads %s', (_name, values, challenges) => {
    expect(parseChallenges(values)).toEqual(challenges);
  });

  it.each<[string, string, Challenge[]]>([
    ['a missing scheme', 'error="invalid_token"', [challenge('', [['error', 'invalid_token']], false)]],
    [
      'a missing comma',
      'Bearer realm="x" error="y"',
      [
        challenge(
          'Bearer',
          [
            ['realm', 'x'],
            ['error', 'y'],
          ],
          false,
        ),
      ],
    ],
    ['a quote without end', 'Bearer error="inva', [challenge('Bearer', [['error', 'inva']], false)]],
    [
      'a value that should be quoted',
      'Bearer error_uri=https://as.test/e',
      [challenge('Bearer', [['error_uri', 'https://as.test/e']], false)],
    ],
    ['stray characters', 'Bearer @ error="x"', [challenge('Bearer', [['error', 'x']], false)]],
    [
      'a parameter without value',
      'Bearer realm="x", error=',
      [
        challenge(
          'Bearer',
          [
            ['realm', 'x'],
            ['error', ''],
          ],
          false,
        ),
      ],
    ],
  ])('makes what it can of %s, and says that it is not complete', (_name, value, challenges) => {
    expect(parseChallenges([value])).toEqual(challenges);
  });

  it('reads a value with spaces whose quotation marks were forgotten, and says that it is odd', () => {
    expect(parseChallenges(['Bearer error=invalid_token, error_description=The token has expired, realm=a'])).toEqual([
      {
        scheme: 'Bearer',
        parameters: [
          ['error', 'invalid_token'],
          ['error_description', 'The token has expired'],
          ['realm', 'a'],
        ],
        complete: false,
      },
    ]);
  });

  it('reads values in single quotes, and says that they are odd', () => {
    expect(parseChallenges(["Bearer error='invalid_token', error_description='It ended, sorry'"])).toEqual([
      {
        scheme: 'Bearer',
        parameters: [
          ['error', 'invalid_token'],
          ['error_description', 'It ended, sorry'],
        ],
        complete: false,
      },
    ]);
  });

  it('finds a well-known scheme also where the comma before it was forgotten', () => {
    const schemes = parseChallenges(['Basic realm="a" Bearer error="invalid_token"']).map(({ scheme }) => scheme);
    expect(schemes).toEqual(['Basic', 'Bearer']);
  });

  it('takes any text', () => {
    const piece = fc.oneof(fc.constantFrom('Bearer', ' ', ',', '=', '"', '\\', 'a="b"', 'YQ==', '\t'), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(Array.isArray(parseChallenges([pieces.join('')]))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('bearerError (RFC 6750 §3)', () => {
  it('gives the error of the Bearer challenge, whatever the case and order', () => {
    const challenges = parseChallenges([
      'Basic realm="x", error="not mine", bearer SCOPE="read write", Error="insufficient_scope", error_description="more", error_uri="https://as.test/e"',
    ]);
    expect(bearerError(challenges)).toEqual({
      error: 'insufficient_scope',
      description: 'more',
      scope: 'read write',
      uri: 'https://as.test/e',
    });
  });

  it.each([
    ['a DPoP challenge (RFC 9449 §7.1)', 'DPoP algs="ES256", error="use_dpop_nonce"', 'use_dpop_nonce'],
    ['one whose scheme is missing', 'error="invalid_token"', 'invalid_token'],
  ])('takes %s as well', (_name, value, error) => {
    expect(bearerError(parseChallenges([value]))?.error).toBe(error);
  });

  it('is undefined where no credentials were sent (RFC 6750 §3.1)', () => {
    expect(bearerError(parseChallenges(['Bearer realm="x"']))).toBeUndefined();
  });
});
