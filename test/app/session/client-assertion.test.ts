import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { decodeJwt } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { findingsOf } from '#app/session/findings-of.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { staleInputs } from '#app/session/stale-inputs.ts';
import { heldToken } from '#app/session/selectors.ts';
import { keptFrom } from '#app/session/kept-typed.ts';
import { curlCommand } from '#core/http/curl.ts';
import { formPairs } from '#core/http/form-pairs.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import { sentAssertion, shellSecrets } from '#core/sharing/connection-secrets.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

const pem = (passphrase?: string) =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }),
    })
    .toString();

function withKey(privateKey = pem(), passphrase = ''): WorkbenchUnderTest {
  const under = workbenchUnderTest();
  under.commands.editConnection({
    clientAuthentication: 'private_key_jwt',
    assertionSecrets: { privateKey, passphrase, readyAssertion: '' },
  });
  return under;
}

const assertionOf = (request: HttpRequest | undefined) =>
  (request && sentAssertion(request)?.value) ?? expect.fail('The request carries no assertion.');
const preview = async ({ session }: WorkbenchUnderTest) =>
  vi.waitFor(() => {
    const made = session.store.getState().previewedAssertion;
    return made?.kind === 'made' ? made.text : expect.fail(JSON.stringify(made));
  });

describe('a client that proves itself by a signed assertion', () => {
  it('is sent with one of its own, made when the button is pressed, by the page’s clock', async () => {
    const under = withKey();
    const shown = await preview(under);
    under.clock.at = { ...under.clock.at, wallMs: under.clock.at.wallMs + 100_000 };
    void under.commands.getToken();
    await vi.waitFor(() => expect(under.server.requests).toHaveLength(1));
    const sent = decodeJwt(assertionOf(under.server.requests[0]));
    expect(sent).toMatchObject({ iat: 1_800_000_100, exp: 1_800_000_160 });
    expect(sent.jti).not.toBe(decodeJwt(shown).jti);
  });

  it('sends the bytes of the preview but for the assertion', async () => {
    const under = withKey();
    const clientAssertion = { kind: 'made', text: await preview(under) } as const;
    const shown = tokenRequest(under.session.store.getState().connection, { clientAssertion });
    void under.commands.getToken();
    await vi.waitFor(() => expect(under.server.requests).toHaveLength(1));
    const [sent] = under.server.requests;
    const rest = (request: HttpRequest) => ({
      ...request,
      body: formPairs(new TextDecoder().decode(request.body)).map(([name, value]) =>
        name === 'client_assertion' ? name : `${name}=${value}`,
      ),
    });
    expect(sent && rest(sent)).toEqual(shown.kind === 'ready' && rest(shown.request));
  });

  it('is sent once, however often the button is pressed while it is being signed', async () => {
    const under = withKey();
    void under.commands.getToken();
    void under.commands.getToken();
    await vi.waitFor(() => expect(under.server.requests).toHaveLength(1));
    under.server.answerNext({ access_token: 't', token_type: 'Bearer' });
    await vi.waitFor(() => expect(under.session.store.getState().tokenFlight).toBeUndefined());
    expect(under.server.requests).toHaveLength(1);
  });

  it('is not sent with a key that cannot be read, and frees the button', async () => {
    const under = withKey('no key');
    await under.commands.getToken();
    expect(under.server.requests).toEqual([]);
    expect(under.session.store.getState()).toMatchObject({
      tokenFlight: undefined,
      faultsShown: { token: true },
      previewedAssertion: { kind: 'failed', field: 'privateKey' },
    });
  });

  it('has the preview follow what is typed', async () => {
    const under = withKey();
    await preview(under);
    under.commands.editConnection({ clientId: 'another' });
    await vi.waitFor(async () => expect(decodeJwt(await preview(under)).sub).toBe('another'));
    under.commands.editConnection({ clientAuthentication: 'none' });
    expect(under.session.store.getState().previewedAssertion).toBeUndefined();
  });

  it('takes a pasted assertion as it is', async () => {
    const under = workbenchUnderTest();
    under.commands.editConnection({
      clientAuthentication: 'client_assertion',
      assertionSecrets: { privateKey: '', passphrase: '', readyAssertion: 'x.y.z' },
    });
    void under.commands.getToken();
    await vi.waitFor(() => expect(assertionOf(under.server.requests[0])).toBe('x.y.z'));
  });

  it('makes a token stale when key or audience change, and not when another method’s key does', async () => {
    const under = withKey();
    void under.commands.getToken();
    await vi.waitFor(() => expect(under.server.requests).toHaveLength(1));
    under.server.answerNext({ access_token: 't', token_type: 'Bearer' });
    const held = await vi.waitFor(() => heldToken(under.session.store.getState()) ?? expect.fail('no token'));
    const state = under.session.store.getState();
    const { assertion, assertionSecrets } = state.connection;
    const staleWith = (change: Partial<Connection>) =>
      staleInputs(held, { ...state, connection: { ...state.connection, ...change } });
    expect(staleWith({})).toEqual([]);
    expect(staleWith({ assertion: { ...assertion, audience: 'issuer' } })).toEqual(['Client assertion']);
    const pasted = { ...assertionSecrets, readyAssertion: 'x.y.z' };
    expect(staleWith({ assertionSecrets: pasted })).toEqual([]);
  });
});

describe('the private key (never leak)', () => {
  it('stands in nothing that is kept, copied or found, whatever is typed', async () => {
    const passphrase = 'correct horse battery';
    const privateKey = pem(passphrase);
    const pieces = [passphrase, ...privateKey.split('\n').filter((line) => line.length > 20 && !line.startsWith('-'))];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('clientId', 'scope', 'tokenEndpoint'),
        fc.boolean(),
        async (field, isRefused) => {
          const under = withKey(privateKey, passphrase);
          if (field !== 'tokenEndpoint') under.commands.editConnection({ [field]: `a ${privateKey}` });
          else
            under.commands.editConnection({
              tokenEndpoint: `https://as.example/t?p=${encodeURIComponent(passphrase)}`,
            });
          const kept = JSON.stringify(keptFrom(under.session.store.getState()));
          under.commands.editConnection({ clientId: 'machine', scope: '', tokenEndpoint: 'https://as.example/token' });
          void under.commands.getToken();
          await vi.waitFor(() => expect(under.server.requests).toHaveLength(1));
          if (isRefused) under.server.answerNext({ error: 'invalid_client' }, 401);
          else under.server.answerNext({ access_token: 't', token_type: 'Bearer' });
          const run = await vi.waitFor(() => under.session.store.getState().runs[0] ?? expect.fail('no run'));
          if (run.kind !== 'token') return expect.fail(run.kind);
          const assertion = sentAssertion(run.exchange.request);
          const secrets = [...shellSecrets(run.connection), ...(assertion === undefined ? [] : [assertion])];
          const curl = curlCommand(run.exchange.request, secrets, { trust: { kind: 'system' } });
          const found = JSON.stringify(
            findingsOf(run, [run]).map(({ title, explanation, evidence }) => [title, explanation, evidence]),
          );
          for (const piece of pieces) {
            for (const text of [kept, curl, found, document.title]) expect(text).not.toContain(piece);
          }
          expect(curl).toContain('"client_assertion=$CLIENT_ASSERTION"');
          expect(curl).not.toContain(assertion?.value ?? '-');
        },
      ),
      { numRuns: 4 },
    );
  });
});
