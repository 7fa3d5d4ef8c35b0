import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { shownVerdict } from '#app/session/lookups-of.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

const issuer = 'https://as.example';
let token: string;
let jwks: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  token = await new SignJWT({ iss: issuer, sub: 'machine' })
    .setProtectedHeader({ alg: 'ES256', kid: 'one', jku: 'https://attacker.example/keys' })
    .sign(privateKey);
  jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', use: 'sig' }] };
});

function withToken(): WorkbenchUnderTest {
  const under = workbenchUnderTest();
  under.commands.pasteToken(token);
  return under;
}

/** Answers the next request once it has been sent. */
async function answer({ server }: WorkbenchUnderTest, count: number, members: object, status = 200): Promise<string> {
  await expect.poll(() => server.requests.length).toBe(count);
  server.answerNext({ ...members }, status);
  return server.requests[count - 1]?.url ?? '';
}

const metadata = { issuer, jwks_uri: `${issuer}/keys`, token_endpoint: `${issuer}/token` };
const verdictOf = ({ session }: WorkbenchUnderTest) => shownVerdict(session.store.getState())?.verdict;

describe('verify', () => {
  it('asks the issuer for its metadata and keys, on a press only, and says with which key', async () => {
    const under = withToken();
    expect(under.server.requests).toEqual([]);
    const done = under.commands.verify();
    expect(await answer(under, 1, metadata)).toBe(`${issuer}/.well-known/oauth-authorization-server`);
    expect(await answer(under, 2, jwks)).toBe(`${issuer}/keys`);
    await done;
    expect(verdictOf(under)).toMatchObject({ kind: 'verified', key: { kid: 'one', kty: 'EC' } });
    expect(under.session.store.getState().verdict?.source).toMatchObject({ kind: 'url', url: `${issuer}/keys` });
    expect(under.session.store.getState().lookupFlight).toBeUndefined();
  });

  it('forgets the verdict with any edit of the token or of the choice of keys (T50)', async () => {
    const under = withToken();
    const done = under.commands.verify();
    await answer(under, 1, metadata);
    await answer(under, 2, jwks);
    await done;
    under.commands.editVerification({ givenKey: 'x' });
    expect(verdictOf(under)).toBeUndefined();

    const again = withToken();
    const doneAgain = again.commands.verify();
    await answer(again, 1, metadata);
    await answer(again, 2, jwks);
    again.commands.pasteToken(`${token.slice(0, -4)}AAAA`);
    await doneAgain;
    expect(verdictOf(again)).toBeUndefined();
  });

  it('does not take metadata of another issuer, and asks on for no keys (RFC 8414 §3.3)', async () => {
    const under = withToken();
    const done = under.commands.verify();
    await answer(under, 1, { ...metadata, issuer: 'https://other.example' });
    await done;
    expect(verdictOf(under)).toMatchObject({ kind: 'cannot-check', code: 'issuer-mismatch' });
    expect(under.server.requests).toHaveLength(1);
  });

  it('asks another host for keys only once that was agreed to (T49)', async () => {
    const under = withToken();
    const url = 'https://keys.example/all';
    const done = under.commands.verify();
    await answer(under, 1, { ...metadata, jwks_uri: url });
    await done;
    expect(verdictOf(under)).toMatchObject({ kind: 'cannot-check', code: 'keys-elsewhere' });
    expect(under.session.store.getState().verdict?.elsewhere).toEqual({ host: 'keys.example', url });

    const agreed = under.commands.verify(url);
    await answer(under, 2, { ...metadata, jwks_uri: url });
    expect(await answer(under, 3, jwks)).toBe(url);
    await agreed;
    expect(verdictOf(under)).toMatchObject({ kind: 'verified' });
  });

  it('asks the second place where the first has nothing (RFC 8414 §5)', async () => {
    const under = withToken();
    const done = under.commands.verify();
    await answer(under, 1, { error: 'not_found' }, 404);
    expect(await answer(under, 2, metadata)).toBe(`${issuer}/.well-known/openid-configuration`);
    await answer(under, 3, jwks);
    await done;
    expect(verdictOf(under)).toMatchObject({ kind: 'verified' });
    const [run] = under.session.store.getState().runs;
    expect(run?.kind === 'lookup' && run.steps.map(({ name }) => name)).toEqual([
      'Metadata',
      'Metadata, second place',
      'Keys',
    ]);
  });

  it('asks the second place where the browser hides what the first answered', async () => {
    const under = withToken();
    under.commands.editConnection({ way: 'browser' });
    const done = under.commands.verify();
    await expect.poll(() => under.server.requests.length).toBe(1);
    under.server.failNext({ kind: 'opaque-redirect' });
    expect(await answer(under, 2, metadata)).toBe(`${issuer}/.well-known/openid-configuration`);
    await answer(under, 3, jwks);
    await done;
    expect(verdictOf(under)).toMatchObject({ kind: 'verified' });
  });

  it('sends nothing where no key could change the verdict, and nothing with a given key', async () => {
    const under = workbenchUnderTest();
    under.commands.pasteToken('eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUifQ.');
    await under.commands.verify();
    expect(verdictOf(under)).toMatchObject({ kind: 'not-valid', code: 'unsigned' });

    under.commands.pasteToken(token);
    under.commands.editVerification({ keysFrom: 'given', givenKey: JSON.stringify(jwks) });
    await under.commands.verify();
    expect(verdictOf(under)).toMatchObject({ kind: 'verified' });
    expect(under.server.requests).toEqual([]);
  });

  it('asks once for two presses at the same moment', async () => {
    const under = withToken();
    const done = Promise.all([under.commands.verify(), under.commands.verify()]);
    await answer(under, 1, metadata);
    await answer(under, 2, jwks);
    await done;
    expect(verdictOf(under)).toMatchObject({ kind: 'verified' });
    expect(under.server.requests).toHaveLength(2);
  });

  it('keeps the verdict of the newest press, where an older one ends later', async () => {
    const under = withToken();
    under.commands.editVerification({ keysFrom: 'given', givenKey: 'no key' });
    const older = under.commands.verify();
    under.commands.editVerification({ givenKey: JSON.stringify(jwks) });
    const newer = under.commands.verify();
    await Promise.all([older, newer]);
    expect(verdictOf(under)).toMatchObject({ kind: 'verified' });
  });

  it('files what came of it for the token it was about, when that was replaced meanwhile', async () => {
    const under = withToken();
    const done = under.commands.verify();
    await answer(under, 1, metadata);
    under.commands.pasteToken(`${token.slice(0, -4)}AAAA`);
    await answer(under, 2, jwks);
    await done;
    expect(verdictOf(under)).toBeUndefined();
    under.commands.pasteToken(token);
    expect(verdictOf(under)).toMatchObject({ kind: 'verified' });
  });

  it.each(['browser', 'proxy'] as const)('asks by the way of the connection: %s', async (way) => {
    const under = withToken();
    under.commands.editConnection({ way });
    const done = under.commands.verify();
    await answer(under, 1, metadata);
    await answer(under, 2, jwks);
    await done;
    expect(under.server.ways).toEqual([way, way]);
    expect(under.session.store.getState().verdict?.source).toMatchObject({ way });
  });

  it('files no verdict once it was cancelled', async () => {
    const under = withToken();
    const done = under.commands.verify();
    await expect.poll(() => under.server.requests.length).toBe(1);
    under.commands.cancelLookup();
    await done;
    expect(under.session.store.getState().verdict).toBeUndefined();
    expect(under.session.store.getState().lookupFlight).toBeUndefined();
  });
});
