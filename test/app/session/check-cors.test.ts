import { describe, expect, it, vi } from 'vitest';
import type { BrowserClues } from '#core/http/exchange.ts';
import type { HeaderField } from '#core/http/message.ts';
// Loaded by the first press otherwise, which may take longer than a test waits.
import '#app/session/check-cors.ts';
import { findingsOf } from '#app/session/findings-of.ts';
import { shownCorsCheck } from '#app/session/shown-cors-check.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

const clues: BrowserClues = {
  online: true,
  pageIsSecure: false,
  targetIsSecure: true,
  targetIsLoopback: false,
  needsPreflight: true,
};
const open: readonly HeaderField[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Headers', 'Authorization'],
];

/** A token request that failed in the browser, with the reason hidden. */
async function failed(): Promise<WorkbenchUnderTest> {
  const under = workbenchUnderTest();
  const sent = under.commands.getToken();
  under.server.failNext({ kind: 'hidden-by-browser', clues });
  await sent;
  return under;
}

function found({ session }: WorkbenchUnderTest): readonly string[] {
  const state = session.store.getState();
  const check = shownCorsCheck(state);
  return check === undefined ? [] : findingsOf(check, state.runs).map(({ id }) => id);
}

async function sentInAll({ server }: WorkbenchUnderTest, count: number): Promise<void> {
  await vi.waitFor(() => expect(server.requests.length).toBe(count));
}

describe('finding out why the browser failed', () => {
  it('asks what the browser asks, with the page’s origin and without the secret', async () => {
    const under = await failed();
    const asked = under.commands.findOutWhy('token');
    await sentInAll(under, 2);
    under.server.answerNext({}, 200);
    await asked;
    expect(under.server.requests[1]).toMatchObject({
      method: 'OPTIONS',
      url: 'https://as.example/token',
      headers: [
        ['Accept', '*/*'],
        ['Access-Control-Request-Method', 'POST'],
        ['Access-Control-Request-Headers', 'authorization'],
        ['Origin', 'http://localhost:8400'],
      ],
    });
    expect(found(under)).toEqual(['cors-no-header', 'cors-header-not-allowed']);
  });

  it('asks once, however often it is pressed', async () => {
    const under = await failed();
    const asked = under.commands.findOutWhy('token');
    await sentInAll(under, 2);
    await under.commands.findOutWhy('token');
    under.server.answerNext({}, 200);
    await asked;
    expect(under.server.requests.length).toBe(2);
  });

  it('sends the request itself on a press of its own, and forgets the answer before', async () => {
    const under = await failed();
    const asked = under.commands.findOutWhy('token');
    await sentInAll(under, 2);
    under.server.answerNext({}, 204, open);
    await asked;
    expect(found(under)).toEqual(['cors-preflight-fine']);
    for (const [count, headers] of [
      [3, []],
      [4, open],
    ] as const) {
      const replayed = under.commands.replayRequestWithOrigin();
      await sentInAll(under, count);
      under.server.answerNext({ access_token: 't' }, 200, headers);
      await replayed;
    }
    expect(under.server.requests[3]?.headers).toContainEqual(['Origin', 'http://localhost:8400']);
    expect(shownCorsCheck(under.session.store.getState())?.steps.map(({ name }) => name)).toEqual([
      'Preflight',
      'Request with Origin',
    ]);
    expect(found(under)).toEqual(['cors-allowed']);
  });

  it('sends nothing where a browser asks nothing first', async () => {
    const under = workbenchUnderTest();
    under.commands.editConnection({ clientAuthentication: 'client_secret_post' });
    const sent = under.commands.getToken();
    under.server.failNext({ kind: 'hidden-by-browser', clues });
    await sent;
    await under.commands.findOutWhy('token');
    expect(under.server.requests.length).toBe(1);
    expect(found(under)).toEqual(['cors-no-preflight']);
  });

  it('is over as soon as another request is on screen', async () => {
    const under = await failed();
    const asked = under.commands.findOutWhy('token');
    await sentInAll(under, 2);
    under.server.answerNext({}, 200);
    await asked;
    const again = under.commands.getToken();
    under.server.answerNext({ access_token: 't', token_type: 'Bearer' });
    await again;
    expect(shownCorsCheck(under.session.store.getState())).toBeUndefined();
  });

  it('stops what it asks about one run when another is looked into', async () => {
    const under = await failed();
    const again = under.commands.getToken();
    under.server.failNext({ kind: 'hidden-by-browser', clues });
    await again;
    const hanging = under.commands.findOutWhy('token');
    await sentInAll(under, 3);
    under.commands.selectRun('run-1');
    const asked = under.commands.findOutWhy('token');
    await hanging;
    await sentInAll(under, 4);
    expect(under.session.store.getState().corsFlight?.ofRunId).toBe('run-1');
    // The first in line is the one that was stopped.
    under.server.answerNext({}, 500);
    under.server.answerNext({}, 204, open);
    await asked;
    expect(found(under)).toEqual(['cors-preflight-fine']);
    expect(under.session.store.getState().corsFlight).toBeUndefined();
  });
});
