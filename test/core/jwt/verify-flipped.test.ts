import fc from 'fast-check';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readKeys } from '#core/jwt/read-keys.ts';
import { verifyToken } from '#core/jwt/verify-token.ts';

const numRuns = process.env['GRANTSCOPE_LONG'] === '1' ? 20_000 : 100;
const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'Ed25519', 'HS256', 'HS384', 'HS512'] as const;

type Signed = { readonly token: string; readonly jwk: Readonly<Record<string, string>> };
const signed = new Map<string, Signed>();

beforeAll(async () => {
  for (const alg of algorithms) {
    const claims = new SignJWT({ sub: 'machine', scope: 'read' }).setProtectedHeader({ alg });
    if (alg.startsWith('HS')) {
      const secret = crypto.getRandomValues(new Uint8Array(64));
      const k = Buffer.from(secret).toString('base64url');
      signed.set(alg, { token: await claims.sign(secret), jwk: { kty: 'oct', k } });
      continue;
    }
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const { kty, crv, n, e, x, y } = await exportJWK(publicKey);
    const members = Object.entries({ kty, crv, n, e, x, y });
    const jwk = Object.fromEntries(members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    signed.set(alg, { token: await claims.sign(privateKey), jwk });
  }
});

const flipped = (bytes: Uint8Array, place: number, mask: number): Uint8Array =>
  bytes.map((byte, index) => (index === place % bytes.length ? byte ^ mask : byte));

async function kindOf(token: string, jwk: object): Promise<string> {
  return (await verifyToken({ token, reading: await readKeys(JSON.stringify(jwk), 'given') })).kind;
}

describe.each([...algorithms])('%s, one byte changed (T50)', (alg) => {
  const place = fc.nat({ max: 4096 });
  const mask = fc.integer({ min: 1, max: 255 });

  it('is verified as it is', async () => {
    const { token, jwk } = signed.get(alg) ?? { token: '', jwk: {} };
    expect(await kindOf(token, jwk)).toBe('verified');
  });

  it('is never verified with a byte of the token changed', async () => {
    const { token, jwk } = signed.get(alg) ?? { token: '', jwk: {} };
    await fc.assert(
      fc.asyncProperty(place, mask, async (at, bits) => {
        const text = Buffer.from(flipped(Buffer.from(token, 'latin1'), at, bits)).toString('latin1');
        // White space around a token is no part of it; a changed dot or letter is.
        fc.pre(text.trim() === text);
        expect(await kindOf(text, jwk)).not.toBe('verified');
      }),
      { numRuns },
    );
  });

  it('is never verified with a stretch of the token taken out, doubled, or put elsewhere', async () => {
    const { token, jwk } = signed.get(alg) ?? { token: '', jwk: {} };
    const stretch = fc.tuple(fc.nat({ max: token.length - 1 }), fc.integer({ min: 1, max: 40 }));
    await fc.assert(
      fc.asyncProperty(stretch, fc.constantFrom('', 'twice', 'moved'), async ([at, length], how) => {
        const [before, piece, after] = [token.slice(0, at), token.slice(at, at + length), token.slice(at + length)];
        const text =
          how === 'twice' ? before + piece + piece + after : how === '' ? before + after : piece + before + after;
        fc.pre(text !== token);
        expect(await kindOf(text, jwk)).not.toBe('verified');
      }),
      { numRuns },
    );
  });

  it('is never verified with a byte of a decoded part changed', async () => {
    const { token, jwk } = signed.get(alg) ?? { token: '', jwk: {} };
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 }), place, mask, async (part, at, bits) => {
        const parts = token.split('.');
        const changed = flipped(Buffer.from(parts[part] ?? '', 'base64url'), at, bits);
        parts[part] = Buffer.from(changed).toString('base64url');
        expect(await kindOf(parts.join('.'), jwk)).not.toBe('verified');
      }),
      { numRuns },
    );
  });

  it('is never verified with a byte of the key changed', async () => {
    const { token, jwk } = signed.get(alg) ?? { token: '', jwk: {} };
    const names = ['n', 'e', 'x', 'y', 'k'].filter((name) => Object.hasOwn(jwk, name));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), place, mask, async (name, at, bits) => {
        const changed = flipped(Buffer.from(jwk[name] ?? '', 'base64url'), at, bits);
        expect(await kindOf(token, { ...jwk, [name]: Buffer.from(changed).toString('base64url') })).not.toBe(
          'verified',
        );
      }),
      { numRuns },
    );
  });
});
