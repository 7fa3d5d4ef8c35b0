import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import type { HeaderField } from '#core/http/message.ts';
import { headerValue } from '#core/http/message.ts';
import { heldToken } from '#app/session/selectors.ts';
import { staleInputs } from '#app/session/stale-inputs.ts';
import type { Run } from '#app/session/run.ts';
import { jwt } from '../../core/findings/api-run-builder.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

const wanted = { error: 'use_dpop_nonce' };
const nonce = (value: string): readonly HeaderField[] => [['DPoP-Nonce', value]];
const challenge = (value: string): readonly HeaderField[] => [
  ['WWW-Authenticate', 'DPoP error="use_dpop_nonce"'],
  ...nonce(value),
];
const token = (tokenType = 'DPoP', accessToken = 'token-1') => ({ access_token: accessToken, token_type: tokenType });

type Answer = readonly [members: object, status?: number, headers?: readonly HeaderField[]];

describe('a token request with DPoP', () => {
  it('carries a proof for this request, and is one exchange where the server wants no nonce', async () => {
    const under = proving();
    await getToken(under, [token()]);
    const [claims] = proofsOf(under);
    expect(claims).toMatchObject({ htm: 'POST', htu: 'https://as.example/token', iat: 1_800_000_000 });
    expect(claims).not.toHaveProperty('nonce');
    expect(newest(under)).toMatchObject({ kind: 'token', earlier: [] });
  });

  it('carries none where it is switched off', async () => {
    const under = workbenchUnderTest();
    const done = under.commands.getToken();
    under.server.answerNext(token('Bearer'));
    await done;
    expect(headerValue(under.server.requests[0]?.headers ?? [], 'DPoP')).toBeUndefined();
    expect(newest(under)).not.toHaveProperty('dpopKey');
  });

  it('is sent once more with the nonce that the server wants: one run of two exchanges (RFC 9449 §8)', async () => {
    const under = proving();
    await getToken(under, [wanted, 400, nonce('n-1')], [token()]);
    const [first, second] = proofsOf(under);
    expect([first?.['nonce'], second?.['nonce']]).toEqual([undefined, 'n-1']);
    expect(first?.jti).not.toBe(second?.jti);
    expect(under.session.store.getState().runs).toHaveLength(1);
    expect(newest(under)).toMatchObject({
      earlier: [{ name: 'Token request', exchange: { outcome: { response: { status: 400 } } } }],
      exchange: { outcome: { response: { status: 200 } } },
    });
  });

  it('does not answer a second challenge, and keeps its nonce for the next press', async () => {
    const under = proving();
    await getToken(under, [wanted, 400, nonce('n-1')], [wanted, 400, nonce('n-2')]);
    expect(under.server.requests).toHaveLength(2);
    await getToken(under, [token()]);
    expect(proofsOf(under).map((claims) => claims['nonce'])).toEqual([undefined, 'n-1', 'n-2']);
  });

  it('uses the newest nonce at once with a server that changes it each time (§8.2)', async () => {
    const under = proving();
    await getToken(under, [wanted, 400, nonce('n-1')], [token(), 200, nonce('n-2')]);
    await getToken(under, [token(), 200, nonce('n-3')]);
    await getToken(under, [wanted, 400, nonce('n-4')], [token(), 200, nonce('n-5')]);
    await getToken(under, [token()]);
    expect(proofsOf(under).map((claims) => claims['nonce'])).toEqual([undefined, 'n-1', 'n-2', 'n-3', 'n-4', 'n-5']);
  });

  it('sends nothing more where the first exchange was cancelled', async () => {
    const under = proving();
    const done = under.commands.getToken();
    await expect.poll(() => under.server.requests.length).toBe(1);
    under.commands.cancelToken();
    await done;
    expect(under.server.requests).toHaveLength(1);
    expect(under.session.store.getState().tokenFlight).toBeUndefined();
  });

  it('sends nothing more where it was cancelled just when the challenge came', async () => {
    const under = proving();
    const done = under.commands.getToken();
    await expect.poll(() => under.server.requests.length).toBe(1);
    under.server.answerNext(wanted, 400, nonce('n-1'));
    under.commands.cancelToken();
    await done;
    expect(under.server.requests).toHaveLength(1);
  });

  it('does not repeat itself where the nonce cannot be seen', async () => {
    const under = proving();
    await getToken(under, [wanted, 400]);
    expect(under.server.requests).toHaveLength(1);
  });

  it('is signed by one key until another is asked for', async () => {
    const under = proving();
    await getToken(under, [token()]);
    await getToken(under, [token()]);
    await under.commands.renewDpopKey('ES384');
    await getToken(under, [token()]);
    const keys = proofHeaders(under).map(({ jwk }) => jwk?.x);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
    expect(proofHeaders(under)[2]?.alg).toBe('ES384');
  });
});

describe('a key that cannot be made', () => {
  it('is said, and nothing is sent', async () => {
    const under = proving();
    const { subtle } = crypto;
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      await under.commands.getToken();
    } finally {
      Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
    }
    expect(under.server.requests).toEqual([]);
    expect(under.session.store.getState().dpop.fault).toMatch(/^[A-Z].*\.$/);
    expect(under.session.store.getState().tokenFlight).toBeUndefined();
  });
});

describe('a token that was asked for with DPoP', () => {
  it('is stale once DPoP is switched off', async () => {
    const under = proving();
    await getToken(under, [token()]);
    under.commands.editConnection({ dpop: false });
    const state = under.session.store.getState();
    const held = heldToken(state);
    expect(held && staleInputs(held, state)).toEqual(['DPoP']);
  });
});

describe('an API call', () => {
  it('with a DPoP token has its scheme and a proof with the token’s hash (RFC 9449 §7)', async () => {
    const under = proving();
    await getToken(under, [token()]);
    await sendApi(under, [{}]);
    expect(headerValue(under.server.requests[1]?.headers ?? [], 'Authorization')).toBe('DPoP token-1');
    expect(proofsOf(under)[1]).toMatchObject({
      htm: 'GET',
      htu: 'https://api.example/hello',
      // SHA-256 of “token-1”.
      ath: 'PwiqzhIu4jaEMsHKI6BJvGQLr78A_fM6UkKfOLoS2_k',
    });
  });

  it('is Bearer without a proof where the server gave a bearer token', async () => {
    const under = proving();
    await getToken(under, [token('Bearer')]);
    const done = under.commands.sendApiRequest();
    under.server.answerNext({});
    await done;
    expect(under.server.requests[1]?.headers).toContainEqual(['Authorization', 'Bearer token-1']);
    expect(headerValue(under.server.requests[1]?.headers ?? [], 'DPoP')).toBeUndefined();
  });

  it('answers the API’s own challenge once; the nonce of the token endpoint never goes there (§9)', async () => {
    const under = proving();
    await getToken(under, [wanted, 400, nonce('as-1')], [token()]);
    await sendApi(under, [{}, 401, challenge('api-1')], [{}, 200, nonce('api-2')]);
    await sendApi(under, [{}]);
    await getToken(under, [token()]);
    const sent = proofsOf(under).map(({ htu, nonce: used }) => [new URL(String(htu)).host, used]);
    expect(sent).toEqual([
      ['as.example', undefined],
      ['as.example', 'as-1'],
      ['api.example', undefined],
      ['api.example', 'api-1'],
      ['api.example', 'api-2'],
      ['as.example', 'as-1'],
    ]);
  });

  it('stays with the key that the token was asked for with, after another was made', async () => {
    const under = proving();
    await getToken(under, [token()]);
    await under.commands.renewDpopKey('ES256');
    await sendApi(under, [{}]);
    const [asked, called] = proofHeaders(under);
    expect(called?.jwk).toEqual(asked?.jwk);
  });

  it('with a pasted token that is bound to the key of another goes out with a proof of our own (it is refused there)', async () => {
    const under = workbenchUnderTest();
    under.commands.pasteToken(jwt({ cnf: { jkt: 'somebody-else' } }));
    await sendApi(under, [{}, 401]);
    expect(headerValue(under.server.requests[0]?.headers ?? [], 'Authorization')).toMatch(/^DPoP eyJ/);
    expect(proofsOf(under)[0]).toHaveProperty('ath');
  });

  it('leaves a typed Authorization and a typed proof as they are', async () => {
    const under = proving();
    await getToken(under, [token()]);
    under.commands.editApiCall({ headersText: 'DPoP: mine' });
    const done = under.commands.sendApiRequest();
    under.server.answerNext({}, 401, challenge('n'));
    await done;
    expect(under.server.requests).toHaveLength(2);
    expect(under.server.requests[1]?.headers).toContainEqual(['DPoP', 'mine']);
  });
});

function proving(): WorkbenchUnderTest {
  const under = workbenchUnderTest();
  under.commands.editConnection({ dpop: true });
  return under;
}

async function answerAll({ server }: WorkbenchUnderTest, answers: readonly Answer[]): Promise<void> {
  const before = server.requests.length;
  for (const [index, [members, status, headers]] of answers.entries()) {
    await expect.poll(() => server.requests.length, { interval: 2 }).toBe(before + index + 1);
    server.answerNext({ ...members }, status, headers);
  }
}

async function getToken(under: WorkbenchUnderTest, ...answers: readonly Answer[]): Promise<void> {
  const done = under.commands.getToken();
  await answerAll(under, answers);
  await done;
}

async function sendApi(under: WorkbenchUnderTest, ...answers: readonly Answer[]): Promise<void> {
  const done = under.commands.sendApiRequest();
  await answerAll(under, answers);
  await done;
}

function proofTexts({ server }: WorkbenchUnderTest): readonly string[] {
  return server.requests.flatMap(({ headers }) => headerValue(headers, 'DPoP') ?? []);
}

function proofsOf(under: WorkbenchUnderTest) {
  return proofTexts(under).map((proof) => decodeJwt<{ htm?: string; htu?: string; ath?: string }>(proof));
}

function proofHeaders(under: WorkbenchUnderTest) {
  return proofTexts(under).map((proof) => decodeProtectedHeader(proof));
}

function newest({ session }: WorkbenchUnderTest): Run | undefined {
  return session.store.getState().runs[0];
}
