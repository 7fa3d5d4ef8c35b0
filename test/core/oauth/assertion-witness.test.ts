import fc from 'fast-check';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { formPairs } from '#core/http/form-pairs.ts';
import { headerValue } from '#core/http/message.ts';
import { generateSigningKey } from '#core/jwt/signing-key-generate.ts';
import { secretKey } from '#core/jwt/signing-key-secret.ts';
import type { SigningKey } from '#core/jwt/signing-key.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { makeClientAssertion } from '#core/oauth/client-assertion.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';

const numRuns = process.env['GRANTSCOPE_LONG'] === '1' ? 300 : 150;
const patience = 120_000;
const server = { issuer: 'https://as.test', token_endpoint: 'https://as.test/token' };
// The library has the issuer in aud, and this lifetime.
const assertion = { ...usualAssertion, audience: 'issuer', issuer: server.issuer, lifetimeSeconds: 60 } as const;

const text = (minLength: number) =>
  fc
    .oneof(
      fc.string({ minLength }),
      fc.string({ minLength, unit: 'grapheme' }),
      fc.string({ minLength, unit: 'binary' }),
    )
    .filter((each) => each.trim() !== '' && !/\p{Surrogate}/u.test(each));
const input = fc.record({
  clientId: text(1),
  clientSecret: text(32),
  scope: fc.constantFrom('read', 'read write', 'a:b/c'),
  nowMs: fc.integer({ min: 1, max: 4_000_000_000_000 }),
});
type Input = typeof input extends fc.Arbitrary<infer Typed> ? Typed : never;

describe('a request with an assertion, beside oauth4webapi', () => {
  it(
    'has the same parameters, header and claims for private_key_jwt (RFC 7523 §2.2)',
    { timeout: patience },
    async () => {
      const made = await generateSigningKey('ES256');
      if (made.kind !== 'key') throw new Error(made.reason);
      const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
      const kid = made.kid ?? '';
      await fc.assert(
        fc.asyncProperty(input, async (typed) => {
          const theirs = await witness(typed, oauth.PrivateKeyJwt({ key: pair.privateKey, kid }));
          await expectSame(await ours(typed, 'private_key_jwt', made), theirs, typed);
        }),
        { numRuns },
      );
    },
  );

  it('has the same, signed with the same bytes, for client_secret_jwt', { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(input, async (typed) => {
        const theirs = await witness(typed, oauth.ClientSecretJwt(typed.clientSecret));
        const bytes = new TextEncoder().encode(typed.clientSecret);
        const key = await secretKey({ bytes, alg: 'HS256', source: 'given' });
        const mine = await ours(typed, 'client_secret_jwt', key);
        await expectSame(mine, theirs, typed);
        const currentDate = new Date(typed.nowMs);
        for (const each of [mine, theirs]) {
          const token = valueIn(each, 'client_assertion');
          // Theirs is dated by the machine’s own clock.
          await jwtVerify(token, bytes, { audience: server.issuer, ...(each === mine ? { currentDate } : {}) });
        }
      }),
      { numRuns },
    );
  });
});

type Pairs = readonly (readonly [name: string, value: string])[];

async function expectSame(mine: Pairs, theirs: Pairs, { clientId, nowMs }: Input): Promise<void> {
  expect(withoutAssertion(mine)).toEqual(withoutAssertion(theirs));
  const [ourToken, theirToken] = [valueIn(mine, 'client_assertion'), valueIn(theirs, 'client_assertion')];
  expect(decodeProtectedHeader(ourToken)).toEqual(decodeProtectedHeader(theirToken));
  const { jti, iat, exp, ...claims } = decodeJwt(ourToken);
  const { jti: theirJti, iat: theirIat = 0, exp: theirExp = 0, nbf: _, ...theirClaims } = decodeJwt(theirToken);
  expect(claims).toEqual(theirClaims);
  expect(claims).toEqual({ iss: clientId, sub: clientId, aud: server.issuer });
  expect([typeof jti, typeof theirJti]).toEqual(['string', 'string']);
  expect([iat, exp]).toEqual([Math.floor(nowMs / 1000), Math.floor(nowMs / 1000) + 60]);
  expect(theirExp - theirIat).toBe(60);
}

async function ours(
  typed: Input,
  clientAuthentication: 'private_key_jwt' | 'client_secret_jwt',
  key: SigningKey | { kind: 'no-key'; reason: string },
): Promise<Pairs> {
  const connection: Connection = {
    ...ordinaryForm,
    tokenEndpoint: server.token_endpoint,
    clientId: typed.clientId,
    clientSecret: typed.clientSecret,
    scope: typed.scope,
    clientAuthentication,
    basicEncoding: 'compatible',
    assertion,
    assertionSecrets: { ...noAssertionSecrets, privateKey: 'stands for a key' },
    way: 'proxy',
    introspectionEndpoint: '',
    revocationEndpoint: '',
    parameters: [],
    provider: '',
    dpop: false,
  };
  const clientAssertion = await makeClientAssertion(connection, key, { nowMs: typed.nowMs, jti: 'one-of-a-kind' });
  const built = tokenRequest(connection, { clientAssertion });
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  expect(headerValue(built.request.headers, 'Authorization')).toBeUndefined();
  return formPairs(new TextDecoder().decode(built.request.body));
}

async function witness({ clientId, scope }: Input, authentication: oauth.ClientAuth): Promise<Pairs> {
  let seen: Pairs = [];
  await oauth.clientCredentialsGrantRequest(
    server,
    { client_id: clientId },
    authentication,
    { scope },
    {
      [oauth.customFetch]: (_url, { headers, body }) => {
        expect(headers['authorization']).toBeUndefined();
        seen = formPairs(String(body));
        return Promise.resolve(new Response('{}'));
      },
    },
  );
  return seen;
}

/** The library fixes another order of the parameters. */
function withoutAssertion(pairs: Pairs): Pairs {
  return pairs.filter(([name]) => name !== 'client_assertion').toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function valueIn(pairs: Pairs, wanted: string): string {
  return pairs.find(([name]) => name === wanted)?.[1] ?? '';
}
