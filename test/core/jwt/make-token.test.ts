import fc from 'fast-check';
import { compactVerify, importJWK, importSPKI } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeToken, type TokenDraft } from '#core/jwt/make-token.ts';
import { generateSigningKey } from '#core/jwt/signing-key-generate.ts';
import { signingAlgorithms, type SigningAlgorithm } from '#core/jwt/signing-algorithms.ts';
import type { SigningKey } from '#core/jwt/signing-key.ts';
import { made } from './make-key.ts';

const keys = new Map<SigningAlgorithm, SigningKey>();

beforeAll(async () => {
  for (const alg of signingAlgorithms) keys.set(alg, await made(generateSigningKey(alg)));
}, 60_000);

describe('makeToken', () => {
  it.each(signingAlgorithms)(
    'signs %s so that jose verifies it with the key that is shown (RFC 7515 §5.1)',
    async (alg) => {
      const key = keyFor(alg);
      const text = await madeText({ headerJson: `{"alg":"${alg}"}`, claimsJson: '{"sub":"machine"}', key });
      const { payload } = await compactVerify(text, await verifyingKey(key));
      expect(new TextDecoder().decode(payload)).toBe('{"sub":"machine"}');
    },
  );

  it('makes the token of RFC 7519 §6.1, unsigned, byte for byte', async () => {
    const text = await madeText({
      headerJson: '{"alg":"none"}',
      claimsJson: '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}',
      key: 'unsigned',
    });
    expect(text).toBe(
      'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.',
    );
  });

  it('spoils one bit of the signature when it is asked to, and nothing else', async () => {
    const key = keyFor('HS256');
    const draft = { headerJson: '{"alg":"HS256"}', claimsJson: '{}', key };
    const [right, broken] = [await madeText(draft), await madeText({ ...draft, signature: 'broken' })];
    expect(broken.split('.').slice(0, 2)).toEqual(right.split('.').slice(0, 2));
    expect(broken).not.toBe(right);
    await expect(compactVerify(broken, await verifyingKey(key))).rejects.toThrow('signature verification failed');
  });

  it('takes any header and claims text into the token exactly as it was typed', async () => {
    const space = fc.constantFrom('', ' ', '\n', '\t', '\r\n  ');
    const key = keyFor('HS256');
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
        space,
        space,
        async (claims, before, after) => {
          const claimsJson = before + JSON.stringify(claims, null, after) + after;
          const headerJson = `${after}{"alg":"HS256",${before}"x":${JSON.stringify(before)}}`;
          const parts = (await madeText({ headerJson, claimsJson, key })).split('.');
          expect(parts.slice(0, 2).map((part) => Buffer.from(part, 'base64url').toString())).toEqual([
            headerJson,
            claimsJson,
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['repeated names', '{"sub":"a","sub":"b"}'],
    ['digits that no number holds', '{"exp":12345678901234567890.50,"n":-0,"e":1E+2}'],
    ['escapes as they were written', '{"a":"\\u0061\\/"}'],
    ['other scripts, joined emoji, right-to-left marks', '{"名":"👩‍👩‍👧 \u202eabc\u0000"}'.replace('\u0000', '\\u0000')],
    ['markup and quotes', '{"<script>":"</textarea>\\"\'`${1}"}'],
    ['a name of the prototype', '{"__proto__":{"a":1},"constructor":null}'],
    ['a hundred thousand levels', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('keeps %s', async (_, claimsJson) => {
    const text = await madeText({ headerJson: '{"alg":"none"}', claimsJson, key: 'unsigned' });
    expect(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()).toBe(claimsJson);
  });

  it('signs a header that is odd on purpose: repeated alg, unknown crit, other spellings of none', async () => {
    const key = keyFor('HS256');
    for (const headerJson of ['{"alg":"none","alg":"HS256"}', '{"alg":"HS256","crit":["x"],"x":1,"typ":7}'])
      expect((await makeToken({ headerJson, claimsJson: '{}', key })).kind).toBe('made');
    expect((await makeToken({ headerJson: '{"alg":"nOnE"}', claimsJson: '{}', key: 'unsigned' })).kind).toBe('made');
  });

  it.each<[string, Omit<TokenDraft, 'key'>, object]>([
    [
      'the header is no JSON',
      { headerJson: '{"alg":"HS256",}', claimsJson: '{}' },
      { field: 'header', reason: 'Line 1, column 16: there is a comma too many before this }.' },
    ],
    [
      'the claims are no JSON',
      { headerJson: '{"alg":"HS256"}', claimsJson: '{\n "a": b }' },
      { field: 'claims', reason: 'Line 2, column 7: a value belongs here, and “b” is none.' },
    ],
    [
      'alg is missing',
      { headerJson: '{}', claimsJson: '{}' },
      { field: 'header', reason: '“alg” is missing; write "alg": "HS256" (RFC 7515 §4.1.1).' },
    ],
    [
      'alg is no text',
      { headerJson: '{"alg":256}', claimsJson: '{}' },
      { field: 'header', reason: '“alg” must be a text; write "alg": "HS256" (RFC 7515 §4.1.1).' },
    ],
    [
      'alg says something else than the key',
      { headerJson: '{"alg":"RS256"}', claimsJson: '{}' },
      {
        field: 'header',
        reason: '“alg” says "RS256", and the key signs HS256: write "HS256", or choose another signing algorithm.',
      },
    ],
    [
      'alg is none, and there is a key',
      { headerJson: '{"alg":"none"}', claimsJson: '{}' },
      {
        field: 'header',
        reason: '“alg” says "none", and the key signs HS256: write "HS256", or choose another signing algorithm.',
      },
    ],
  ])('says what is wrong when %s', async (_, draft, fault) => {
    expect(await makeToken({ ...draft, key: keyFor('HS256') })).toEqual({ kind: 'failed', ...fault });
  });

  it('leaves no token unsigned by accident: alg must say none', async () => {
    expect(await makeToken({ headerJson: '{"alg":"ES256"}', claimsJson: '{}', key: 'unsigned' })).toEqual({
      kind: 'failed',
      field: 'header',
      reason: '“alg” says "ES256", and the token is to be unsigned: write "none", or choose a signing algorithm.',
    });
  });
});

function keyFor(alg: SigningAlgorithm): SigningKey {
  const key = keys.get(alg);
  if (key === undefined) throw new Error(`no key for ${alg}`);
  return key;
}

async function madeText(draft: TokenDraft): Promise<string> {
  const token = await makeToken(draft);
  if (token.kind === 'failed') throw new Error(token.reason);
  return token.text;
}

/** What an API would be given: the PEM, the JWK (both, where there are both), or the secret. */
async function verifyingKey({
  alg,
  publicJwk,
  publicPem,
  generatedSecret,
}: SigningKey): Promise<CryptoKey | Uint8Array> {
  if (publicPem === undefined) return new TextEncoder().encode(generatedSecret);
  await importJWK({ ...publicJwk, kty: String(publicJwk?.['kty']) });
  return importSPKI(publicPem, alg);
}
