import { describe, expect, it } from 'vitest';
import { headerValue } from '#core/http/message.ts';
import { findingsOf } from '#app/session/findings-of.ts';
import { heldToken, shownTokenRun } from '#app/session/selectors.ts';
import { workbenchUnderTest } from './workbench-under-test.ts';

describe('getting a token', () => {
  it('sends once however often the button is pressed (T62)', async () => {
    const { commands, server } = workbenchUnderTest();
    const first = commands.getToken();
    await commands.getToken();
    await commands.getToken();
    server.answerNext({ access_token: 'one', token_type: 'Bearer' });
    await first;
    expect(server.requests.length).toBe(1);
  });

  it('sends nothing while something is missing, and shows what', async () => {
    const { commands, server, session } = workbenchUnderTest();
    commands.editConnection({ tokenEndpoint: '' });
    await commands.getToken();
    expect(server.requests.length).toBe(0);
    expect(session.store.getState().faultsShown.token).toBe(true);
  });

  it('leaves the earlier exchange on screen when cancelled, and says after how long (T62)', async () => {
    const { commands, server, session } = workbenchUnderTest();
    const first = commands.getToken();
    server.answerNext({ access_token: 'one', token_type: 'Bearer' });
    await first;
    const before = shownTokenRun(session.store.getState())?.id;
    const second = commands.getToken();
    commands.cancelToken();
    await second;
    expect(shownTokenRun(session.store.getState())?.id).toBe(before);
    expect(session.store.getState().cancelled.token).toBe('12.0 ms');
    expect(heldToken(session.store.getState())?.text).toBe('one');
  });

  it('leaves it there as well when cancelled in the middle of the answer (T62)', async () => {
    const { commands, server, session } = workbenchUnderTest();
    const first = commands.getToken();
    server.answerNext({ access_token: 'one', token_type: 'Bearer' });
    await first;
    const shown = shownTokenRun(session.store.getState());
    const second = commands.getToken();
    server.answerNext('', 200, [], { kind: 'cancelled' });
    await second;
    expect(shownTokenRun(session.store.getState())).toBe(shown);
    expect(session.store.getState().cancelled.token).toBe('12.0 ms');
    expect(session.store.getState().runs).toHaveLength(2);
  });

  it('keeps the token of the run before when the next one fails', async () => {
    const { commands, server, session } = workbenchUnderTest();
    const first = commands.getToken();
    server.answerNext({ access_token: 'one', token_type: 'Bearer' });
    await first;
    const second = commands.getToken();
    server.answerNext({ error: 'invalid_client' }, 401);
    await second;
    const state = session.store.getState();
    expect(heldToken(state)?.text).toBe('one');
    const shown = shownTokenRun(state);
    expect(shown && findingsOf(shown, state.runs)[0]?.id).toBe('wrong-secret');
  });
});

describe('calling the API', () => {
  it('sends the token in hand as Bearer, also a pasted one', async () => {
    const { commands, server } = workbenchUnderTest();
    commands.pasteToken('Bearer pasted-token');
    const call = commands.sendApiRequest();
    server.answerNext({ hello: 'world' });
    await call;
    expect(headerValue(server.requests[0]?.headers ?? [], 'authorization')).toBe('Bearer pasted-token');
  });

  it('explains a 401 by the expiry of the token that was sent (RFC 6750 §3.1)', async () => {
    const { commands, server, session, clock } = workbenchUnderTest();
    const first = commands.getToken();
    server.answerNext({ access_token: 'one', token_type: 'Bearer', expires_in: 15 });
    await first;
    clock.at = { wallMs: clock.at.wallMs + 20_000, monotonicMs: clock.at.monotonicMs + 20_000 };
    const call = commands.sendApiRequest();
    server.answerNext({}, 401);
    await call;
    const state = session.store.getState();
    const run = state.runs[0];
    expect(run && findingsOf(run, state.runs).map(({ id }) => id)).toEqual([
      'api-token-expired',
      'api-challenge-missing',
    ]);
  });
});

describe('the token field', () => {
  it('stays empty once it was emptied, and the issued token stays in its run', async () => {
    const { commands, server, session } = workbenchUnderTest();
    const first = commands.getToken();
    server.answerNext({ access_token: 'one', token_type: 'Bearer' });
    await first;
    commands.pasteToken('');
    expect(heldToken(session.store.getState())).toBeUndefined();
    commands.selectRun('run-1');
    expect(heldToken(session.store.getState())?.text).toBe('one');
  });
});

describe('trust', () => {
  it('pins a certificate for the host and port of the exchange on screen, and sends again', async () => {
    const { commands, server, session } = workbenchUnderTest();
    const first = commands.getToken();
    server.answerNext({}, 500);
    await first;
    const again = commands.trustCertificate('cd'.repeat(32), 'token');
    server.answerNext({ access_token: 'one', token_type: 'Bearer' });
    await again;
    expect(session.store.getState().pins).toEqual([{ hostAndPort: 'as.example:443', sha256: 'cd'.repeat(32) }]);
    expect(server.requests.length).toBe(2);
  });

  it('fills in the playground with its certificate pinned (design: first press)', () => {
    const { commands, session } = workbenchUnderTest();
    commands.usePlayground();
    const { connection, pins, apiCall } = session.store.getState();
    expect(connection.tokenEndpoint).toBe('https://localhost:8443/oauth/v2/oauth-token');
    expect([connection.clientId, connection.clientSecret, connection.way]).toEqual(['server', 'Secr3t!', 'proxy']);
    expect(apiCall.url).toBe('https://localhost:8443/hello_world');
    expect(pins).toEqual([{ hostAndPort: 'localhost:8443', sha256: 'ab'.repeat(32) }]);
  });
});
