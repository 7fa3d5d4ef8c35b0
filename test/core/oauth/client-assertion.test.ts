import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { formPairs } from '#core/http/form-pairs.ts';
import { readClientKey } from '#core/jwt/client-key.ts';
import { generateSigningKey } from '#core/jwt/signing-key-generate.ts';
import { secretKey } from '#core/jwt/signing-key-secret.ts';
import type { SigningAlgorithm } from '#core/jwt/signing-algorithms.ts';
import type { SigningKey } from '#core/jwt/signing-key.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { assertionFault } from '#core/oauth/assertion-faults.ts';
import { makeClientAssertion } from '#core/oauth/client-assertion.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';

const connection: Connection = {
  tokenEndpoint: 'https://as.test/token',
  clientId: 'machine',
  clientSecret: 'a secret of thirty-two characters',
  scope: 'read',
  clientAuthentication: 'private_key_jwt',
  basicEncoding: 'compatible',
  assertion: usualAssertion,
  assertionSecrets: { ...noAssertionSecrets, privateKey: 'stands for a key' },
  way: 'proxy',
  introspectionEndpoint: '',
  revocationEndpoint: '',
  parameters: [],
  provider: '',
  dpop: false,
  ...ordinaryForm,
};
const at = { nowMs: 1_800_000_000_900, jti: 'one-of-a-kind' };
const with_ = (change: Partial<Connection['assertion']>): Connection => ({
  ...connection,
  assertion: { ...usualAssertion, ...change },
});

const pastedAs = (readyAssertion: string) =>
  ({
    clientAuthentication: 'client_assertion',
    assertionSecrets: { ...noAssertionSecrets, readyAssertion },
  }) as const;

describe('a client assertion (RFC 7523 §3)', () => {
  it('names the client twice, the token endpoint, a random id and its times, and has no nbf', async () => {
    const text = await assertionOf(connection, await generated('ES256'));
    expect(decodeJwt(text)).toEqual({
      iss: 'machine',
      sub: 'machine',
      aud: 'https://as.test/token',
      jti: 'one-of-a-kind',
      iat: 1_800_000_000,
      exp: 1_800_000_060,
    });
  });

  it('has alg and the key’s kid in its header, and no typ unless it is chosen', async () => {
    const key = await generated('ES256');
    expect(decodeProtectedHeader(await assertionOf(connection, key))).toEqual({ alg: 'ES256', kid: key.kid });
  });

  it('has the header members that are typed, in the order typ, kid, thumbprints', async () => {
    const typed = with_({ typ: 'client-authentication+jwt', kid: 'mine', x5t: 'dGh1bWI', x5tS256: 'dGh1bWIy' });
    const header = decodeProtectedHeader(await assertionOf(typed, await generated('PS256')));
    expect(Object.entries(header)).toEqual([
      ['alg', 'PS256'],
      ['typ', 'client-authentication+jwt'],
      ['kid', 'mine'],
      ['x5t', 'dGh1bWI'],
      ['x5t#S256', 'dGh1bWIy'],
    ]);
  });

  it.each([
    [{ audience: 'issuer', issuer: 'https://as.test/' }, 'https://as.test/'],
    [{ audience: 'issuer' }, 'https://as.test'],
    [{ audience: 'own', ownAudience: ' urn:one ' }, 'urn:one'],
    [{ audience: 'own', ownAudience: 'urn:one urn:two' }, ['urn:one', 'urn:two']],
    [{ audienceForm: 'list' }, ['https://as.test/token']],
  ] as const)('takes the audience that is chosen: %j', async (change, aud) => {
    expect(decodeJwt(await assertionOf(with_(change), await generated('ES256'))).aud).toEqual(aud);
  });

  it('is back-dated and made to last as chosen', async () => {
    const text = await assertionOf(with_({ backdateSeconds: 30, lifetimeSeconds: 300 }), await generated('ES256'));
    expect(decodeJwt(text)).toMatchObject({ iat: 1_799_999_970, exp: 1_800_000_300 });
  });

  it.each(['ES256', 'RS256', 'PS256', 'EdDSA'] as const)('is verified with the public key: %s', async (alg) => {
    const key = await generated(alg);
    const publicKey = await importJWK({ ...key.publicJwk, kty: String(key.publicJwk?.['kty']) }, alg);
    expect((await compactVerify(await assertionOf(connection, key), publicKey)).protectedHeader.alg).toBe(alg);
  });

  it('is signed with the bytes of the secret for client_secret_jwt', async () => {
    const bytes = new TextEncoder().encode(connection.clientSecret);
    const key = await secretKey({ bytes, alg: 'HS256', source: 'given' });
    const made = await makeClientAssertion({ ...connection, clientAuthentication: 'client_secret_jwt' }, key, at);
    if (made.kind !== 'made') throw new Error(made.message);
    expect((await compactVerify(made.text, bytes)).protectedHeader).toEqual({ alg: 'HS256' });
  });

  it('says at the key why there is none', async () => {
    const key = await readClientKey({ text: 'no key', passphrase: '', algorithm: undefined });
    const failed = await makeClientAssertion(connection, key.kind === 'client-key' ? key.key : key, at);
    expect(failed).toMatchObject({ kind: 'failed', field: 'privateKey' });
  });
});

describe('the token request with an assertion (RFC 7521 §4.2)', () => {
  const made = { clientAssertion: { kind: 'made', text: 'a.b.c' } } as const;
  const type = 'urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer';

  it('carries type and assertion in the body, and no Authorization header', () => {
    expect(bodyOf(tokenRequest(connection, made))).toBe(
      `grant_type=client_credentials&client_id=machine&client_assertion_type=${type}&client_assertion=a.b.c&scope=read`,
    );
  });

  it('leaves client_id out where the server does not want it', () => {
    expect(bodyOf(tokenRequest(with_({ sendsClientId: false }), made))).toBe(
      `grant_type=client_credentials&client_assertion_type=${type}&client_assertion=a.b.c&scope=read`,
    );
  });

  it('waits until the assertion is there, also for one that was pasted', () => {
    for (const clientAuthentication of ['client_secret_jwt', 'private_key_jwt', 'client_assertion'] as const) {
      const faults = [{ field: 'assertion', message: 'The assertion is being made.' }];
      expect(tokenRequest({ ...connection, clientAuthentication })).toEqual({ kind: 'incomplete', faults });
    }
  });

  it('needs no client ID where a pasted assertion names the client', () => {
    const pasted: Connection = { ...with_({ sendsClientId: false }), clientAuthentication: 'client_assertion' };
    expect(tokenRequest({ ...pasted, clientId: '' }, made).kind).toBe('ready');
    expect(tokenRequest({ ...connection, clientId: '' }, made)).toMatchObject({ faults: [{ field: 'clientId' }] });
  });

  it.each([
    [{ clientAuthentication: 'client_assertion' }, 'readyAssertion', 'Paste the assertion'],
    [pastedAs('x.y.z\n'), 'readyAssertion', 'white space'],
    [{ clientAuthentication: 'client_secret_jwt', clientSecret: '' }, 'clientSecret', 'it signs the assertion'],
    [{ assertionSecrets: noAssertionSecrets }, 'privateKey', 'Paste the private key'],
    [{ assertion: { ...usualAssertion, audience: 'own' } }, 'assertion', 'Type the audience'],
    [{ assertion: { ...usualAssertion, lifetimeSeconds: Number.NaN } }, 'assertion', 'lifetime'],
    [{ assertion: { ...usualAssertion, backdateSeconds: -1 } }, 'assertion', 'back-dating'],
  ] as const)('has no assertion with %j', (change, field, words) => {
    const fault = assertionFault({ ...connection, ...change });
    expect(fault).toMatchObject({ kind: 'failed', field, message: expect.stringContaining(words) });
  });

  it('says what came of signing', () => {
    const failed = { kind: 'failed', field: 'privateKey', message: 'Why.' } as const;
    expect(tokenRequest(connection, { clientAssertion: failed })).toMatchObject({
      faults: [{ field: 'privateKey', message: 'Why.' }],
    });
  });
});

describe('beside oauth4webapi', () => {
  const told = ({ iss, sub, aud, iat = 0, exp = 0 }: ReturnType<typeof decodeJwt>) => ({
    iss,
    sub,
    aud,
    lifetimeSeconds: exp - iat,
  });
  const claimNames = (claims: object) => Object.keys(claims).toSorted();

  it.each(['ES256', 'RS256', 'PS256', 'EdDSA'] as const)('makes the same assertion and body: %s', async (alg) => {
    const key = await generated(alg);
    const typed = with_({ audience: 'issuer', issuer: 'https://as.test' });
    const theirs = await witness(oauth.PrivateKeyJwt({ key: key.cryptoKey, kid: key.kid ?? '' }));
    const ours = await sent(typed, key);
    expect(names(ours)).toEqual(names(theirs));
    const [one, other] = [assertionIn(ours), assertionIn(theirs)];
    // The library calls the algorithm of RFC 8037 by its name of RFC 9864.
    const alike = alg === 'EdDSA' ? { alg: 'Ed25519' } : {};
    expect({ ...decodeProtectedHeader(one), ...alike }).toEqual(decodeProtectedHeader(other));
    expect(told(decodeJwt(one))).toEqual(told(decodeJwt(other)));
    // The one difference: no nbf, which a server whose clock is behind would stumble over.
    expect([...claimNames(decodeJwt(one)), 'nbf'].toSorted()).toEqual(claimNames(decodeJwt(other)));
  });

  it('makes the same assertion and body for client_secret_jwt', async () => {
    const bytes = new TextEncoder().encode(connection.clientSecret);
    const key = await secretKey({ bytes, alg: 'HS256', source: 'given' });
    if (key.kind === 'no-key') throw new Error(key.reason);
    const typed: Connection = {
      ...with_({ audience: 'issuer', issuer: 'https://as.test' }),
      clientAuthentication: 'client_secret_jwt',
    };
    const theirs = await witness(oauth.ClientSecretJwt(connection.clientSecret));
    const ours = await sent(typed, key);
    expect(names(ours)).toEqual(names(theirs));
    const [one, other] = [assertionIn(ours), assertionIn(theirs)];
    expect(decodeProtectedHeader(one)).toEqual(decodeProtectedHeader(other));
    expect(told(decodeJwt(one))).toEqual(told(decodeJwt(other)));
  });
});

async function generated(alg: SigningAlgorithm): Promise<SigningKey> {
  const key = await generateSigningKey(alg);
  if (key.kind === 'no-key') throw new Error(key.reason);
  return key;
}

async function assertionOf(typed: Connection, key: SigningKey): Promise<string> {
  const made = await makeClientAssertion(typed, key, at);
  if (made.kind === 'failed') throw new Error(made.message);
  return made.text;
}

function bodyOf(built: ReturnType<typeof tokenRequest>): string {
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  return new TextDecoder().decode(built.request.body);
}

async function sent(typed: Connection, key: SigningKey): Promise<string> {
  return bodyOf(tokenRequest(typed, { clientAssertion: await makeClientAssertion(typed, key, at) }));
}

/** The parameters with their values, but for the assertion, which differs each time. */
function names(body: string): readonly string[] {
  return formPairs(body)
    .map(([name, value]) => (name === 'client_assertion' ? name : `${name}=${value}`))
    .toSorted();
}

function assertionIn(body: string): string {
  return formPairs(body).find(([name]) => name === 'client_assertion')?.[1] ?? '';
}

async function witness(authentication: oauth.ClientAuth): Promise<string> {
  let seen = '';
  await oauth.clientCredentialsGrantRequest(
    { issuer: 'https://as.test', token_endpoint: 'https://as.test/token' },
    { client_id: 'machine' },
    authentication,
    { scope: 'read' },
    {
      [oauth.customFetch]: (_url, { body }) => {
        seen = String(body);
        return Promise.resolve(new Response('{}'));
      },
    },
  );
  return seen;
}
