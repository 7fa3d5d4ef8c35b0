import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCommands } from '#app/session/commands.ts';
import { keptFrom, typedFrom } from '#app/session/kept-typed.ts';
import { linkGuarded } from '#app/session/link-guard.ts';
import { workbenchUnderTest } from './workbench-under-test.ts';

/** A connection that came with a link, of a client that needs no secret. */
function fromLink() {
  const under = workbenchUnderTest();
  const { store, clock, transports } = under.session;
  store.setState({ agreedHosts: [] });
  const session = { ...under.session, transports: linkGuarded(transports, store, clock) };
  return { ...under, session, commands: createCommands(session), store };
}

let at: ReturnType<typeof fromLink>;
beforeEach(() => {
  at = fromLink();
});
const asked = () => vi.waitUntil(() => at.store.getState().hostQuestion);

describe('a connection that came with a link (T30)', () => {
  it('sends nothing before its host was agreed to', async () => {
    void at.commands.getToken();
    expect((await asked()).host).toBe('as.example:443');
    expect(at.server.requests).toHaveLength(0);
  });

  it('sends once it was, and asks no more about that host', async () => {
    const first = at.commands.getToken();
    (await asked()).answer(true);
    await vi.waitUntil(() => at.server.requests.length === 1);
    at.server.answerNext({ access_token: 'abc', token_type: 'Bearer' });
    await first;
    void at.commands.getToken();
    await vi.waitUntil(() => at.server.requests.length === 2);
    expect(at.store.getState()).toMatchObject({ hostQuestion: undefined, agreedHosts: ['as.example:443'] });
  });

  it('asks again about another host', async () => {
    at.store.setState({ agreedHosts: ['as.example:443'] });
    const first = at.commands.getToken();
    at.server.answerNext({ access_token: 'abc', token_type: 'Bearer' });
    await first;
    void at.commands.sendApiRequest();
    expect((await asked()).host).toBe('api.example:443');
    expect(at.server.requests).toHaveLength(1);
  });

  it('says so where it is not agreed to, and that nothing left', async () => {
    const sending = at.commands.getToken();
    (await asked()).answer(false);
    await sending;
    const [run] = at.store.getState().runs;
    expect(at.server.requests).toHaveLength(0);
    expect(run).toMatchObject({
      exchange: {
        sent: { kind: 'nothing' },
        outcome: { kind: 'failure', failure: { kind: 'request-refused', part: 'host' } },
      },
    });
    expect(at.store.getState().hostQuestion).toBeUndefined();
  });

  it('takes the question back with the request', async () => {
    const sending = at.commands.getToken();
    await asked();
    at.commands.cancelToken();
    await sending;
    expect(at.store.getState().hostQuestion).toBeUndefined();
    expect(at.server.requests).toHaveLength(0);
  });

  it('asks for a lookup as well', async () => {
    at.store.setState({ issuer: 'https://evil.example' });
    void at.commands.discover();
    expect((await asked()).host).toBe('evil.example:443');
    expect(at.server.requests).toHaveLength(0);
  });
});

describe('which hosts were agreed to', () => {
  it('is kept, and none where that is damaged: it asks again', async () => {
    const kept = keptFrom({ ...at.store.getState(), agreedHosts: ['as.example:443'] });
    expect((await typedFrom(kept, []))?.agreedHosts).toEqual(['as.example:443']);
    expect((await typedFrom({ ...kept, agreedHosts: 'all' }, []))?.agreedHosts).toEqual([]);
  });

  it('is no question for a connection that was kept before there were links', async () => {
    const { agreedHosts: _, ...before } = keptFrom({ ...at.store.getState(), agreedHosts: undefined });
    expect((await typedFrom(before, []))?.agreedHosts).toBeUndefined();
    expect((await typedFrom({ ...before, agreedHosts: undefined }, []))?.agreedHosts).toBeUndefined();
  });
});

describe('any other connection', () => {
  it('sends with the press', () => {
    at.store.setState({ agreedHosts: undefined });
    void at.commands.getToken();
    expect(at.server.requests).toHaveLength(1);
  });
});
