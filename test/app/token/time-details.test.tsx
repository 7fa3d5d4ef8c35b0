import { act, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { heldToken } from '#app/session/selectors.ts';
import { SessionProvider, useWorkbench } from '#app/session/session-context.tsx';
import { TimeDetails } from '#app/token/time-details.tsx';
import { type WorkbenchUnderTest, workbenchUnderTest } from '../session/workbench-under-test.ts';

afterEach(() => Reflect.deleteProperty(document, 'hidden'));

function Held() {
  const token = useWorkbench(heldToken);
  return token === undefined ? null : <TimeDetails token={token} />;
}

async function titled(expiresIn: number): Promise<WorkbenchUnderTest> {
  const under = workbenchUnderTest();
  const done = under.commands.getToken();
  under.server.answerNext({ access_token: 'canary-token', token_type: 'Bearer', expires_in: expiresIn });
  await done;
  render(
    <SessionProvider session={under.session} commands={under.commands}>
      <Held />
    </SessionProvider>,
  );
  act(() => under.commands.showTimeInTitle(true));
  return under;
}

function hide({ clock }: WorkbenchUnderTest): void {
  clock.at = { ...clock.at };
  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

describe('the title of the tab', () => {
  it('says nothing of the time before that is wanted', () => {
    expect(workbenchUnderTest().session.store.getState().titleTime).toBe(false);
  });

  it('counts down while the page is seen', async () => {
    await titled(65);
    expect(document.title).toBe('1:05 · Grantscope');
  });

  it('says when it ends while the tab is hidden, for its timers may run once a minute only (T58)', async () => {
    const under = await titled(65);
    hide(under);
    expect(document.title).toMatch(/^until \d{1,2}:\d\d:\d\d.* · Grantscope$/);
    under.clock.at = { wallMs: under.clock.at.wallMs + 70_000, monotonicMs: under.clock.at.monotonicMs + 70_000 };
    act(() => void window.dispatchEvent(new Event('focus')));
    expect(document.title).toBe('expired · Grantscope');
  });

  it('is the page’s own again afterwards, and never holds the token', async () => {
    const under = await titled(65);
    expect(document.title).not.toContain('canary');
    act(() => under.commands.showTimeInTitle(false));
    expect(document.title).toBe('Grantscope');
  });
});

describe('renewing by a press', () => {
  it('says that it asks with the inputs as they are now, once they have changed', async () => {
    const under = await titled(65);
    expect(screen.queryByText(/with the inputs/)).toBeNull();
    act(() => under.commands.editConnection({ scope: 'another' }));
    expect(screen.getByText('Renew asks with the inputs as they are now.')).toBeDefined();
  });
});
