import { describe, expect, it } from 'vitest';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { apiRun, lookupRun, tokenRun } from '../../../core/keeping/compare/runs.ts';
import { workbenchUnderTest } from '../workbench-under-test.ts';

const kept = (connection: object = {}, more: Partial<KeptRun> = {}): KeptRun => ({
  ...tokenRun({ connection }),
  id: 'of-the-past',
  ...more,
});

describe('repeating a run of the history', () => {
  it('fills in what was asked then, uses the secret of the same client, and sends it', async () => {
    const { session, commands, server } = workbenchUnderTest();
    const repeated = commands.repeat(kept({ scope: 'read' }));
    await expect.poll(() => server.requests.length).toBe(1);
    server.answerNext({ access_token: 'a', token_type: 'Bearer' });
    await repeated;
    expect(new TextDecoder().decode(server.requests[0]?.body)).toContain('scope=read');
    expect(server.requests[0]?.headers).toContainEqual(['Authorization', `Basic ${btoa('machine:s3cret')}`]);
    expect(session.store.getState().historyNote).toBe('');
  });

  it.each([
    ['another server', { tokenEndpoint: 'https://evil.example/token' }],
    ['another port', { tokenEndpoint: 'https://as.example:8443/token' }],
    ['another client', { clientId: 'somebody-else' }],
  ])('gives no secret to %s, and says what is missing instead of sending', async (_, connection) => {
    const { session, commands, server } = workbenchUnderTest();
    await commands.repeat(kept(connection));
    expect(server.requests).toEqual([]);
    const state = session.store.getState();
    expect(state.connection).toMatchObject({ ...connection, clientSecret: '' });
    expect(state.historyNote).toContain('the client secret is missing');
    // And what stood there before can be had again.
    commands.undoRemedy();
    expect(session.store.getState().connection).toMatchObject({ clientId: 'machine', clientSecret: 's3cret' });
  });

  it('says which values were not recorded', async () => {
    const { session, commands, server } = workbenchUnderTest();
    await commands.repeat(kept({ parameters: [{ name: 'api_key', value: '', on: true }] }));
    expect(server.requests).toEqual([]);
    expect(session.store.getState().historyNote).toContain('the parameter api_key has no value');
  });

  it('takes a value of the form under the same name for one that was not recorded', async () => {
    const { commands, server } = workbenchUnderTest();
    commands.editConnection({ parameters: [{ name: 'api_key', value: 'k3y', on: true }] });
    const repeated = commands.repeat(kept({ parameters: [{ name: 'api_key', value: '', on: true }] }));
    await expect.poll(() => server.requests.length).toBe(1);
    server.answerNext({ access_token: 'a', token_type: 'Bearer' });
    await repeated;
    expect(new TextDecoder().decode(server.requests[0]?.body)).toContain('api_key=k3y');
  });

  it('calls an API with the token in hand, never with the one of then', async () => {
    const { session, commands, server } = workbenchUnderTest();
    const call = { url: 'https://api.example/orders', method: 'GET' as const, headersText: '', body: '' };
    await commands.repeat({ ...apiRun(), id: 'past', call });
    expect(server.requests).toEqual([]);
    expect(session.store.getState().historyNote).toContain('there is no token in hand');
    commands.takeMadeToken('present-token');
    const repeated = commands.repeat({ ...apiRun(), id: 'past', call });
    await expect.poll(() => server.requests.length).toBe(1);
    server.answerNext({});
    await repeated;
    expect(server.requests[0]?.headers).toContainEqual(['Authorization', 'Bearer present-token']);
  });

  it.each([
    ['edited by hand', kept({}, { editedByHand: true }), 'edited by hand'],
    ['a question about a token', lookupRun('introspect', {}), 'redacted'],
    ['a discovery', lookupRun('discover', {}), 'Press Discover'],
  ])('says why not where it was %s', async (_, run, words) => {
    const { session, commands, server } = workbenchUnderTest();
    await commands.repeat(run);
    expect(server.requests).toEqual([]);
    expect(session.store.getState().historyNote).toContain(words);
  });
});
