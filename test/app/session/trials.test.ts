import { describe, expect, it, vi } from 'vitest';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

const refusal = { error: 'invalid_client' };

async function tried(under: WorkbenchUnderTest, count: number): Promise<void> {
  await vi.waitFor(() => expect(under.server.requests).toHaveLength(count));
}

function begun(clientSecret = 'a+b!'): WorkbenchUnderTest & { readonly done: Promise<void> } {
  const under = workbenchUnderTest();
  under.commands.editConnection({ clientSecret, scope: 'read' });
  return { ...under, done: under.commands.tryAuthentications() };
}

const authorizationOf = ({ server }: WorkbenchUnderTest, index: number) =>
  server.requests[index]?.headers.find(([name]) => name === 'Authorization')?.[1];

describe('trying the ways to authenticate', () => {
  it('sends one at a time and stops at the first that works', async () => {
    const under = begun();
    await tried(under, 1);
    under.server.answerNext(refusal, 401);
    await tried(under, 2);
    under.server.answerNext(refusal, 401);
    await tried(under, 3);
    under.server.answerNext({ access_token: 't', token_type: 'Bearer' });
    await under.done;

    expect([0, 1, 2].map((index) => authorizationOf(under, index))).toEqual([
      'Basic bWFjaGluZTphJTJCYiE=',
      'Basic bWFjaGluZTphJTJCYiUyMQ==',
      'Basic bWFjaGluZTphK2Ih',
    ]);
    const { trials, runs, connection } = under.session.store.getState();
    expect(trials?.tries.map(({ verdict }) => verdict)).toEqual(['refused', 'refused', 'works']);
    expect(runs.map(({ kind }) => kind)).toEqual(['token', 'token', 'token']);
    expect(trials?.isRunning).toBe(false);
    expect([connection.basicEncoding, connection.clientSecret]).toEqual(['compatible', 'a+b!']);
  });

  it('keeps scope and address for each try', async () => {
    const under = begun('ab');
    await tried(under, 1);
    under.server.answerNext(refusal, 401);
    await tried(under, 2);
    under.server.answerNext(refusal, 401);
    await under.done;
    expect(under.server.requests.map(({ url, body }) => [url, new TextDecoder().decode(body)])).toEqual([
      ['https://as.example/token', 'grant_type=client_credentials&scope=read'],
      ['https://as.example/token', 'grant_type=client_credentials&client_id=machine&client_secret=ab&scope=read'],
    ]);
  });

  it('ends at 429, with nothing sent after it', async () => {
    const under = begun();
    await tried(under, 1);
    under.server.answerNext(refusal, 429);
    await under.done;
    expect(under.server.requests).toHaveLength(1);
    expect(under.session.store.getState().trials?.tries.at(-1)?.verdict).toBe('slow-down');
  });

  it('ends when cancelled, by the button that cancels a token request', async () => {
    const under = begun();
    await tried(under, 1);
    under.commands.cancelToken();
    await under.done;
    expect(under.server.requests).toHaveLength(1);
    expect(under.session.store.getState().trials?.tries.at(-1)?.verdict).toBe('cancelled');
  });

  it('is not begun twice, nor beside a token request', async () => {
    const under = begun();
    void under.commands.tryAuthentications();
    await tried(under, 1);
    await under.commands.getToken();
    await under.commands.tryAuthentications();
    expect(under.server.requests).toHaveLength(1);
    under.commands.cancelToken();
    await under.done;
  });

  it('says at the fields what is missing instead of sending', async () => {
    const under = workbenchUnderTest();
    under.commands.editConnection({ tokenEndpoint: '' });
    await under.commands.tryAuthentications();
    expect(under.server.requests).toEqual([]);
    expect(under.session.store.getState().faultsShown.token).toBe(true);
  });
});
