import { describe, expect, it } from 'vitest';
import { latin1 } from '#core/http/bytes.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { apiSecrets } from '#app/session/api-secrets.ts';
import { findingsOf } from '#app/session/findings-of.ts';
import type { ApiCallRun } from '#app/session/run.ts';
import { workbenchUnderTest } from './workbench-under-test.ts';

const text = 'PATCH /other?by=hand HTTP/1.1\nHost: api.example\nauthorization: Bearer of-before\nX-Mine: 1\n\nbody';

async function sent(under = workbenchUnderTest(), written = text) {
  const done = under.commands.sendEdited('api', written);
  await expect.poll(() => under.server.requests.length).toBe(1);
  under.server.answerNext({ error: 'invalid_token' }, 401);
  await done;
  const [run] = under.session.store.getState().runs;
  if (run?.kind !== 'api') throw new Error('There is no API run.');
  const apiRun: ApiCallRun = run;
  return { ...under, run: apiRun };
}

describe('an API call that was edited by hand', () => {
  it('is sent exactly as written through the proxy, with its framing', async () => {
    const { server } = await sent();
    const [request] = server.requests;
    if (request === undefined) throw new Error('Nothing was sent.');
    expect(latin1(wireBytes(request))).toBe(
      text.replace('\n\n', '\nContent-Length: 4\nConnection: close\n\n').replaceAll('\n', '\r\n'),
    );
  });

  it('leaves a run that says so, and of which the form says nothing', async () => {
    const { run, session } = await sent();
    expect(run.editedByHand?.url).toBe('https://api.example/other?by=hand');
    expect(findingsOf(run, session.store.getState().runs).map(({ id }) => id)).toContain('api-edited-by-hand');
  });

  it('is taken for a call with the token that stands in it, not with the one in hand', async () => {
    const under = workbenchUnderTest();
    under.commands.pasteToken('in-hand-0123456789');
    const { run } = await sent(under);
    expect(run.tokenRunId).toBeUndefined();
    const own = workbenchUnderTest();
    own.commands.pasteToken('in-hand-0123456789');
    const pastedId = own.session.store.getState().selectedTokenRunId;
    const withToken = await sent(own, text.replace('of-before', 'in-hand-0123456789'));
    expect(withToken.run.tokenRunId).toBe(pastedId);
  });

  it('has no secret in its curl command, though no form knows it', async () => {
    const { run, session } = await sent();
    expect(apiSecrets(run, session.store.getState().runs)).toEqual([{ value: 'of-before', variable: 'AUTHORIZATION' }]);
  });

  it('goes again as it was, by the other way, when that is asked for', async () => {
    const under = workbenchUnderTest();
    under.commands.editConnection({ way: 'browser' });
    const { server, commands } = await sent(under);
    expect(server.requests[0]?.headers).toEqual([
      ['authorization', 'Bearer of-before'],
      ['X-Mine', '1'],
    ]);
    const again = commands.tryThrough('proxy', 'api');
    await expect.poll(() => server.requests.length).toBe(2);
    server.answerNext({});
    await again;
    expect(server.ways).toEqual(['browser', 'proxy']);
    expect(server.requests[1]?.headers[0]).toEqual(['Host', 'api.example']);
  });

  it('is not sent where a part of it cannot be, the browser would refuse it, or another is on its way', async () => {
    const { commands, server } = workbenchUnderTest();
    await commands.sendEdited('api', text.replace('X-Mine: 1', 'Transfer-Encoding: chunked'));
    commands.editConnection({ way: 'browser' });
    await commands.sendEdited('api', text.replace('PATCH', 'GET'));
    expect(server.requests).toEqual([]);
    const first = commands.sendApiRequest();
    await commands.sendEdited('api', text);
    expect(server.requests).toHaveLength(1);
    server.answerNext({});
    await first;
  });

  it('goes without another proof than the one that stands in it', async () => {
    const under = workbenchUnderTest();
    under.commands.pasteToken('in-hand-0123456789');
    const { server } = await sent(under, text.replace('Bearer of-before', 'DPoP in-hand-0123456789'));
    expect(server.requests[0]?.headers.map(([name]) => name)).not.toContain('DPoP');
  });

  it('does not change what Send request sends', async () => {
    const { commands, server } = await sent();
    void commands.sendApiRequest();
    await expect.poll(() => server.requests.length).toBe(2);
    expect(server.requests[1]).toMatchObject({ method: 'GET', url: 'https://api.example/hello' });
    expect(server.requests[1]?.asWritten).toBeUndefined();
  });
});
