import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { lookupOf } from '#app/session/lookups-of.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

const as = 'https://as.example';
const metadata = { issuer: as, token_endpoint: `${as}/token`, introspection_endpoint: `${as}/introspect` };

async function answer({ server }: WorkbenchUnderTest, count: number, members: object, status = 200): Promise<string> {
  // What asks is loaded with the first question, which takes its time on a busy machine.
  await expect.poll(() => server.requests.length, { timeout: 15_000 }).toBe(count);
  server.answerNext({ ...members }, status);
  return server.requests[count - 1]?.url ?? '';
}

function withToken(): WorkbenchUnderTest {
  const under = workbenchUnderTest();
  under.commands.pasteToken('a-reference-of-some-length');
  return under;
}

const carriesSecret = ({ server }: WorkbenchUnderTest) =>
  server.requests.filter((request) => JSON.stringify(request.headers).includes('Basic ')).map(({ url }) => url);

describe('introspect', () => {
  it('finds the endpoint in the metadata of the typed token endpoint (RFC 8414 §2)', async () => {
    const under = withToken();
    const done = under.commands.introspect();
    await answer(under, 1, metadata);
    expect(await answer(under, 2, { active: true })).toBe(`${as}/introspect`);
    await done;
    const run = lookupOf(under.session.store.getState(), 'introspect');
    expect(run?.steps.map(({ name }) => name)).toEqual(['Metadata', 'Introspection']);
    expect(carriesSecret(under)).toEqual([`${as}/introspect`]);
  });

  it('asks a typed endpoint at once', async () => {
    const under = withToken();
    under.commands.editConnection({ introspectionEndpoint: 'https://other.example/introspect' });
    const done = under.commands.introspect();
    expect(await answer(under, 1, { active: false })).toBe('https://other.example/introspect');
    await done;
  });

  it('gives the secret to another host only once that was agreed to', async () => {
    const under = withToken();
    const url = 'https://elsewhere.example/introspect';
    const done = under.commands.introspect();
    await answer(under, 1, { ...metadata, introspection_endpoint: url });
    await done;
    expect(under.session.store.getState().lookupFault).toMatchObject({
      purpose: 'introspect',
      elsewhere: { host: 'elsewhere.example', url },
    });
    expect(carriesSecret(under)).toEqual([]);

    const agreed = under.commands.introspect(url);
    await answer(under, 2, { ...metadata, introspection_endpoint: url });
    await answer(under, 3, { active: true });
    await agreed;
    expect(carriesSecret(under)).toEqual([url]);
    expect(under.session.store.getState().lookupFault).toBeUndefined();
  });

  it.each([
    ['that proves itself by it', { clientAuthentication: 'self_signed_tls_client_auth' }],
    ['that has its tokens from the alias', { tokenEndpoint: 'https://mtls.as.example/token' }],
  ] as const)('asks the alias for clients with a certificate, for one %s (RFC 8705 §5)', async (_, typed) => {
    const under = withToken();
    under.commands.editConnection({ ...typed });
    const mtls = 'https://mtls.as.example';
    const aliases = { token_endpoint: `${mtls}/token`, introspection_endpoint: `${mtls}/introspect` };
    const issuer = 'tokenEndpoint' in typed ? mtls : as;
    const done = under.commands.introspect(`${mtls}/introspect`);
    await answer(under, 1, { ...metadata, issuer, mtls_endpoint_aliases: aliases });
    expect(await answer(under, 2, { active: true })).toBe(`${mtls}/introspect`);
    await done;
  });

  it('never gives the secret to an endpoint that a token’s iss leads to', async () => {
    const under = workbenchUnderTest();
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    under.commands.pasteToken(`${part({ alg: 'ES256' })}.${part({ iss: 'https://attacker.example' })}.c2ln`);
    const done = under.commands.introspect();
    await answer(under, 1, metadata);
    await answer(under, 2, { active: true });
    await done;
    expect(under.server.requests.every(({ url }) => url.startsWith(as))).toBe(true);
  });

  it('asks on nowhere once a server does not answer at all, and says so', async () => {
    const under = withToken();
    const done = under.commands.introspect();
    await expect.poll(() => under.server.requests.length).toBe(1);
    under.server.failNext();
    await done;
    expect(under.server.requests).toHaveLength(1);
    expect(under.session.store.getState().lookupFault?.sentence).toContain('gave no answer');
  });

  it('asks nobody any more once it was cancelled', async () => {
    const under = withToken();
    const done = under.commands.introspect();
    await expect.poll(() => under.server.requests.length).toBe(1);
    under.commands.cancelLookup();
    await done;
    expect(under.server.requests).toHaveLength(1);
    expect(under.session.store.getState().lookupFault).toBeUndefined();
  });

  it('says of an endpoint that is no address that it is none, not that there is none', async () => {
    const under = withToken();
    const done = under.commands.introspect();
    await answer(under, 1, { ...metadata, introspection_endpoint: 'javascript:alert(1)' });
    await done;
    expect(under.session.store.getState().lookupFault?.sentence).toContain('no web address');
    expect(under.server.requests).toHaveLength(1);
  });

  it.each([
    ['client_secret_basic', 'Basic bWFjaGluZTpzM2NyZXQ=', ''],
    ['client_secret_post', undefined, '&client_id=machine&client_secret=s3cret'],
    ['none', undefined, '&client_id=machine'],
  ] as const)('authenticates as the connection does: %s (RFC 7662 §2.1)', async (method, header, pairs) => {
    const under = withToken();
    under.commands.editConnection({ clientAuthentication: method, introspectionEndpoint: `${as}/introspect` });
    const done = under.commands.introspect();
    await answer(under, 1, { active: true });
    await done;
    const [request] = under.server.requests;
    expect(request?.headers.find(([name]) => name === 'Authorization')?.[1]).toBe(header);
    expect(new TextDecoder().decode(request?.body)).toBe(
      `token=a-reference-of-some-length&token_type_hint=access_token${pairs}`,
    );
  });

  it('asks once for two presses at the same moment', async () => {
    const under = withToken();
    under.commands.editConnection({ introspectionEndpoint: `${as}/introspect` });
    const done = Promise.all([under.commands.introspect(), under.commands.introspect()]);
    await answer(under, 1, { active: true });
    await done;
    expect(under.server.requests).toHaveLength(1);
  });

  it('says that it does not know where, when no metadata names this token endpoint', async () => {
    const under = withToken();
    const done = under.commands.introspect();
    await answer(under, 1, { ...metadata, token_endpoint: `${as}/another` });
    for (let count = 2; under.session.store.getState().lookupFlight !== undefined; count++) {
      const isAsked = await expect
        .poll(() => under.server.requests.length >= count || under.session.store.getState().lookupFlight === undefined)
        .toBe(true)
        .then(() => under.server.requests.length >= count);
      if (isAsked) under.server.answerNext({}, 404);
    }
    await done;
    expect(under.session.store.getState().lookupFault?.sentence).toContain('Type the introspection endpoint');
    expect(carriesSecret(under)).toEqual([]);
  });
});

describe('introspect with a signed answer (RFC 9701)', () => {
  const withKeys = { ...metadata, jwks_uri: `${as}/keys` };
  const answerType = [['Content-Type', 'application/token-introspection+jwt']] as const;
  const signatureOf = ({ session }: WorkbenchUnderTest) =>
    lookupOf(session.store.getState(), 'introspect')?.answerSignature;

  async function signedAnswer(claims: object = {}) {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwt = await new SignJWT({ iss: as, aud: 'machine', token_introspection: { active: true }, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'token-introspection+jwt' })
      .sign(privateKey);
    return { jwt, jwks: { keys: [await exportJWK(publicKey)] } };
  }

  async function asked(jwt: string, jwks: object): Promise<WorkbenchUnderTest> {
    const under = withToken();
    under.commands.chooseIntrospectionForm('jwt');
    const done = under.commands.introspect();
    await answer(under, 1, withKeys);
    expect(await answer(under, 2, jwks)).toBe(`${as}/keys`);
    await expect.poll(() => under.server.requests.length).toBe(3);
    expect(under.server.requests[2]?.headers[0]).toEqual(['Accept', 'application/token-introspection+jwt']);
    under.server.answerNext(jwt, 200, answerType);
    await done;
    return under;
  }

  it('checks it with the keys that the server publishes', async () => {
    const { jwt, jwks } = await signedAnswer();
    const under = await asked(jwt, jwks);
    expect(signatureOf(under)).toMatchObject({ kind: 'verified', remarks: [] });
    const steps = lookupOf(under.session.store.getState(), 'introspect')?.steps.map(({ name }) => name);
    expect(steps).toEqual(['Metadata', 'Keys', 'Introspection']);
    expect(carriesSecret(under)).toEqual([`${as}/introspect`]);
  });

  it('never takes the keys of whom the answer names itself', async () => {
    const { jwt } = await signedAnswer({ iss: 'https://attacker.example' });
    const { jwks } = await signedAnswer();
    const under = await asked(jwt, jwks);
    expect(signatureOf(under)).toMatchObject({ kind: 'not-valid' });
    expect(under.server.requests.some(({ url }) => url.includes('attacker'))).toBe(false);
  });

  it('says that it was not checked where the server answers plainly', async () => {
    const { jwks } = await signedAnswer();
    const under = withToken();
    under.commands.chooseIntrospectionForm('jwt');
    const done = under.commands.introspect();
    await answer(under, 1, withKeys);
    await answer(under, 2, jwks);
    await answer(under, 3, { active: true });
    await done;
    expect(signatureOf(under)).toMatchObject({ kind: 'not-checked' });
  });

  it('asks no other host for the keys, and says so', async () => {
    const under = withToken();
    const { jwt } = await signedAnswer();
    under.commands.chooseIntrospectionForm('jwt');
    const done = under.commands.introspect();
    await answer(under, 1, { ...withKeys, jwks_uri: 'https://keys.example/all' });
    await expect.poll(() => under.server.requests.length).toBe(2);
    under.server.answerNext(jwt, 200, answerType);
    await done;
    const signature = signatureOf(under);
    expect(signature?.kind === 'not-checked' && signature.reason).toContain('keys.example');
  });
});

describe('revoke', () => {
  it('says that the server offers none where the metadata names none', async () => {
    const under = withToken();
    const done = under.commands.revoke();
    await answer(under, 1, metadata);
    await done;
    expect(under.session.store.getState().lookupFault?.sentence).toContain('names no revocation endpoint');
  });
});
