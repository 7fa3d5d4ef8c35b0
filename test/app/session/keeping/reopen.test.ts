import { describe, expect, it } from 'vitest';
import { heldToken, shownApiRun, shownTokenRun } from '#app/session/selectors.ts';
import { findingsOf } from '#app/session/findings-of.ts';
import { apiRun, jwt, pastedRun, tokenRun } from '../../../core/keeping/compare/runs.ts';
import { workbenchUnderTest } from '../workbench-under-test.ts';

const past = { ...tokenRun(), id: 'past' };

async function withToken() {
  const under = workbenchUnderTest();
  const asked = under.commands.getToken();
  under.server.answerNext({ access_token: 'present-token', token_type: 'Bearer', expires_in: 60 });
  await asked;
  return under;
}

describe('a run of the history on screen', () => {
  it('stands where it once was, with what was found then', async () => {
    const { session, commands } = workbenchUnderTest();
    await commands.reopen(past);
    const state = session.store.getState();
    const shown = shownTokenRun(state);
    expect(shown).toMatchObject({ id: 'past', recorded: { findings: past.findings } });
    expect(heldToken(state)?.text).toContain('.redacted-');
    expect(shown && findingsOf(shown, state.runs)).toEqual(past.findings);
  });

  it('gives way to what was there before', async () => {
    const { session, commands } = await withToken();
    await commands.reopen(past);
    await commands.reopen({
      ...apiRun(),
      id: 'past-call',
      call: { url: 'https://api.example', method: 'GET', headersText: '', body: '' },
    });
    expect(shownApiRun(session.store.getState())?.id).toBe('past-call');
    commands.backToNow();
    const state = session.store.getState();
    expect(heldToken(state)?.text).toBe('present-token');
    expect(shownApiRun(state)).toBeUndefined();
    expect(state.runs).toHaveLength(1);
  });

  it('is never fallen back to: without it on screen there is no token', async () => {
    const { session, commands } = workbenchUnderTest();
    await commands.reopen(past);
    session.store.setState({ selectedTokenRunId: undefined });
    expect(heldToken(session.store.getState())).toBeUndefined();
    expect(shownTokenRun(session.store.getState())).toBeUndefined();
  });

  it.each(['verify', 'introspect', 'revoke'] as const)('is not asked about: %s says why', async (purpose) => {
    const { session, commands, server } = workbenchUnderTest();
    await commands.reopen(past);
    await commands[purpose]();
    expect(server.requests).toEqual([]);
    expect(session.store.getState().lookupFault?.sentence).toContain('redacted when it was recorded');
  });

  it('has a token that is sent to no API', async () => {
    const { session, commands, server } = workbenchUnderTest();
    await commands.reopen(past);
    await commands.sendApiRequest();
    expect(server.requests).toEqual([]);
    expect(session.store.getState().faultsShown.api).toBe(true);
  });

  it('is one of this visit as it was, with its secrets, where it is still here', async () => {
    const { session, commands } = await withToken();
    const [run] = session.store.getState().runs;
    commands.pasteToken(jwt({}));
    await commands.reopen({ ...past, id: run?.id ?? '' });
    expect(heldToken(session.store.getState())?.text).toBe('present-token');
    expect(session.store.getState().beforeReopening).toBeUndefined();
  });

  it('stays as it was when somebody types over its token', async () => {
    const { session, commands } = workbenchUnderTest();
    await commands.reopen({ ...pastedRun(jwt({})), id: 'pasted' });
    commands.pasteToken('typed over');
    const ids = session.store.getState().runs.map(({ id }) => id);
    expect(ids).toContain('pasted');
    expect(ids).toHaveLength(2);
  });
});
