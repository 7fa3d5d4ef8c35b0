import { describe, expect, it } from 'vitest';
import { latin1 } from '#core/http/bytes.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { findingsOf } from '#app/session/findings-of.ts';
import type { TokenRequestRun } from '#app/session/run.ts';
import { tokenOf } from '#app/session/selectors.ts';
import { workbenchUnderTest } from './workbench-under-test.ts';

const text =
  'POST /token HTTP/1.1\nHost: as.example\nX-Mine: 1\n\ngrant_type=client_credentials&client_id=me&client_secret=edited-s3cret';
const token = { access_token: 'abc', token_type: 'Bearer', expires_in: 60 };

async function sent(under = workbenchUnderTest()) {
  under.commands.editConnection({ scope: 'of the form' });
  const done = under.commands.sendEdited('token', text);
  await expect.poll(() => under.server.requests.length).toBe(1);
  under.server.answerNext(token);
  await done;
  const [run] = under.session.store.getState().runs;
  if (run?.kind !== 'token') throw new Error('There is no token run.');
  const tokenRun: TokenRequestRun = run;
  return { ...under, run: tokenRun };
}

describe('a request edited by hand', () => {
  it('is sent exactly as written through the proxy, with its framing', async () => {
    const { server } = await sent();
    const [request] = server.requests;
    if (request === undefined) throw new Error('Nothing was sent.');
    expect(latin1(wireBytes(request))).toBe(
      `${text.replace('\n\n', '\nContent-Length: 70\nConnection: close\n\n').replaceAll('\n', '\r\n')}`,
    );
  });

  it('leaves a run that says so, and what it really held', async () => {
    const { run, session } = await sent();
    expect(run.editedByHand?.url).toBe('https://as.example/token');
    expect(run.connection).toMatchObject({ clientId: 'me', clientSecret: 'edited-s3cret', scope: '' });
    expect(findingsOf(run, session.store.getState().runs).map(({ id }) => id)).toContain('edited-by-hand');
  });

  it('is not said to have got the form’s scope, where the answer names none (RFC 6749 §5.1)', async () => {
    const { run } = await sent();
    expect(tokenOf(run)?.scope).toBeUndefined();
  });

  it('goes again as it was, by the other way, when that is asked for', async () => {
    const under = workbenchUnderTest();
    under.commands.editConnection({ way: 'browser' });
    const { server, commands } = await sent(under);
    expect(server.requests[0]?.headers).toEqual([['X-Mine', '1']]);
    const again = commands.tryThrough('proxy', 'token');
    await expect.poll(() => server.requests.length).toBe(2);
    server.answerNext(token);
    await again;
    expect(server.ways).toEqual(['browser', 'proxy']);
    expect(server.requests[1]?.headers).toEqual([
      ['Host', 'as.example'],
      ['X-Mine', '1'],
    ]);
  });

  it('is not sent where a part of it cannot be, or the browser would refuse it', async () => {
    const { commands, server } = workbenchUnderTest();
    await commands.sendEdited('token', text.replace('X-Mine: 1', 'Content-Length: 1'));
    commands.editConnection({ way: 'browser' });
    await commands.sendEdited('token', text.replace('POST', 'GET'));
    expect(server.requests).toEqual([]);
  });

  it('does not change what Get token sends', async () => {
    const { commands, server } = await sent();
    void commands.getToken();
    await expect.poll(() => server.requests.length).toBe(2);
    expect(server.requests[1]?.asWritten).toBeUndefined();
  });
});
