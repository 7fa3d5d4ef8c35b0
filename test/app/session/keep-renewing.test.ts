import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepRenewing } from '#app/session/keep-renewing.ts';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

let under: WorkbenchUnderTest;
let count = 0;
const answer = (members: object = {}) =>
  under.server.answerNext({ access_token: `token-${++count}`, token_type: 'Bearer', expires_in: 100, ...members });

async function pass(seconds: number): Promise<void> {
  const { clock } = under;
  for (let left = seconds; left > 0; left--) {
    clock.at = { wallMs: clock.at.wallMs + 1000, monotonicMs: clock.at.monotonicMs + 1000 };
    await vi.advanceTimersByTimeAsync(1000);
  }
}

/** A workbench with a token of 100 seconds in hand, renewing by itself. */
async function renewing(): Promise<() => void> {
  under = workbenchUnderTest();
  const first = under.commands.getToken();
  answer();
  await first;
  under.commands.editRenewal({ automatic: true, marginSeconds: 30 });
  return keepRenewing(under.session, under.commands.getToken);
}
const state = () => under.session.store.getState();

describe('renewing by itself', () => {
  it('asks again at the margin, and again after that', async () => {
    const stop = await renewing();
    await pass(69);
    expect(under.server.requests).toHaveLength(1);
    await pass(2);
    expect(under.server.requests).toHaveLength(2);
    answer();
    await pass(72);
    expect(under.server.requests).toHaveLength(3);
    stop();
  });

  it('asks once after a long sleep, not once for each time that was missed', async () => {
    const stop = await renewing();
    under.clock.at = { wallMs: under.clock.at.wallMs + 3_600_000, monotonicMs: under.clock.at.monotonicMs + 3_600_000 };
    window.dispatchEvent(new Event('focus'));
    window.dispatchEvent(new Event('pageshow'));
    expect(under.server.requests).toHaveLength(2);
    answer();
    await pass(5);
    expect(under.server.requests).toHaveLength(2);
    stop();
  });

  it('stops after a refusal and says so: a wrong secret is not sent again and again', async () => {
    const stop = await renewing();
    await pass(71);
    under.server.answerNext({ error: 'invalid_client' }, 401);
    await pass(200);
    expect(under.server.requests).toHaveLength(2);
    expect(state().renewal.automatic).toBe(false);
    expect(state().renewalStopped).toContain('brought no token');
    stop();
  });

  it('stops where the server is down, instead of knocking on and on', async () => {
    const stop = await renewing();
    await pass(71);
    under.server.failNext();
    await pass(300);
    expect(under.server.requests).toHaveLength(2);
    expect(state().renewalStopped).toContain('brought no token');
    stop();
  });

  it('stops when a person cancels its request', async () => {
    const stop = await renewing();
    await pass(71);
    under.commands.cancelToken();
    await pass(120);
    expect(under.server.requests).toHaveLength(2);
    expect(state().renewal.automatic).toBe(false);
    expect(state().renewalStopped).toContain('cancelled');
    stop();
  });

  it('does not ask because a person looks at an earlier token, which is over', async () => {
    const stop = await renewing();
    const first = state().selectedTokenRunId ?? '';
    await pass(71);
    answer();
    await pass(40);
    under.commands.selectRun(first);
    await pass(10);
    expect(under.server.requests).toHaveLength(2);
    expect(state().selectedTokenRunId).toBe(first);
    expect(state().renewalStopped).toContain('earlier token');
    stop();
  });

  it('goes on while the tab is hidden, and looks at once when it comes back or is thawed (T58)', async () => {
    const stop = await renewing();
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    await pass(71);
    expect(under.server.requests).toHaveLength(2);
    answer();
    await pass(1);
    // Frozen: no timer ran meanwhile.
    under.clock.at = { wallMs: under.clock.at.wallMs + 80_000, monotonicMs: under.clock.at.monotonicMs + 80_000 };
    document.dispatchEvent(new Event('resume'));
    expect(under.server.requests).toHaveLength(3);
    Reflect.deleteProperty(document, 'hidden');
    stop();
  });

  it('asks at half of a life that is shorter than the margin, however large the margin', async () => {
    const stop = await renewing();
    under.commands.editRenewal({ marginSeconds: 86_400 });
    await pass(49);
    expect(under.server.requests).toHaveLength(1);
    await pass(2);
    expect(under.server.requests).toHaveLength(2);
    answer();
    await pass(40);
    expect(under.server.requests).toHaveLength(2);
    stop();
  });

  it('never sends inputs that were changed since', async () => {
    const stop = await renewing();
    under.commands.editConnection({ clientSecret: 'half a sec' });
    await pass(120);
    expect(under.server.requests).toHaveLength(1);
    expect(state().renewalStopped).toContain('Client secret');
    expect(state().renewalStopped).not.toContain('half a sec');
    stop();
  });

  it('stops where the server hands out the same token again', async () => {
    const stop = await renewing();
    await pass(71);
    answer({ access_token: `token-${count}` });
    await pass(200);
    expect(under.server.requests).toHaveLength(2);
    expect(state().renewalStopped).toContain('same token');
    stop();
  });

  it('asks at most every five seconds a server whose tokens live for less', async () => {
    const stop = await renewing();
    await pass(71);
    for (let second = 0; second < 20; second++) {
      answer({ expires_in: 1 });
      await pass(1);
    }
    expect(under.server.requests.length).toBeGreaterThan(2);
    expect(under.server.requests.length).toBeLessThanOrEqual(2 + 5);
    stop();
  });

  it('stops at a token that was over when it came: with a wrong clock it would ask for ever', async () => {
    const stop = await renewing();
    await pass(71);
    answer({ expires_in: 0 });
    await pass(60);
    expect(under.server.requests).toHaveLength(2);
    expect(state().renewalStopped).toContain('over when it came');
    stop();
  });

  it('stops for a pasted token, and for one of unknown life', async () => {
    const stop = await renewing();
    under.commands.pasteToken('a-reference-of-some-length');
    await pass(1);
    expect(state().renewalStopped).toContain('not asked for here');
    stop();
  });

  it('does nothing any more once it was told to stop', async () => {
    (await renewing())();
    await pass(200);
    expect(under.server.requests).toHaveLength(1);
  });
});
