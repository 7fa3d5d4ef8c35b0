import { describe, expect, it } from 'vitest';
import { findingsOf } from '#app/session/findings-of.ts';
import { lookupsOf } from '#app/session/lookups-of.ts';
import { workbenchUnderTest } from './workbench-under-test.ts';

describe('asking an API about itself (RFC 9728)', () => {
  it('sends neither token nor secret, and says what the API takes', async () => {
    const { session, commands, server } = workbenchUnderTest();
    const called = commands.sendApiRequest();
    server.answerNext({}, 401);
    await called;

    const fetched = commands.fetchResourceMetadata('https://api.example/.well-known/oauth-protected-resource');
    await expect.poll(() => server.requests.length).toBe(2);
    server.answerNext({ resource: 'https://api.example/hello', authorization_servers: ['https://as.example'] });
    await fetched;

    expect(server.requests[1]).toMatchObject({
      method: 'GET',
      url: 'https://api.example/.well-known/oauth-protected-resource',
      headers: [['Accept', 'application/json']],
    });
    const state = session.store.getState();
    const [run] = lookupsOf(state);
    expect(run?.steps.map(({ name }) => name)).toEqual(['Resource metadata']);
    const found = run === undefined ? [] : findingsOf(run, state.runs);
    expect(found.map(({ id }) => id)).toEqual(['resource-metadata-read']);
    expect(found[0]?.explanation).toContain('It takes tokens of “https://as.example”.');
  });

  it('asks nothing where no API was called', async () => {
    const { commands, server } = workbenchUnderTest();
    await commands.fetchResourceMetadata('https://api.example/m');
    expect(server.requests).toEqual([]);
  });
});
