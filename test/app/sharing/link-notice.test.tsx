import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useWorkbench } from '#app/session/session-context.tsx';
import { LinkNotice } from '#app/sharing/link-notice.tsx';
import { mount } from '../session/mount.tsx';

function Notice() {
  const linked = useWorkbench((state) => state.linked);
  return linked === undefined ? null : <LinkNotice linked={linked} />;
}

/** A workbench that holds a token of somebody else for another minute. */
async function holding() {
  const under = await mount(<Notice />);
  const { store } = under.session;
  act(() => {
    under.commands.pasteToken('live-opaque-token-of-another');
    const { selectedTokenRunId: runId = '' } = store.getState();
    store.setState({ linked: { kind: 'token', runId, scope: 'read', expiresAtMs: under.clock.at.wallMs + 60_000 } });
  });
  return { ...under, store };
}

describe('a token that came with a link (security.md 5.4.3)', () => {
  it('is said to be someone else’s as long as it is here', async () => {
    await holding();
    expect(screen.getByText(/You are holding someone else’s live token/)).toBeTruthy();
  });

  it('is taken away once it has expired, also where the page slept meanwhile', async () => {
    const { store, clock } = await holding();
    clock.at = { wallMs: clock.at.wallMs + 60_001, monotonicMs: clock.at.monotonicMs };
    act(() => void window.dispatchEvent(new Event('pageshow')));
    expect(screen.getByText(/has expired, and was taken away/)).toBeTruthy();
    expect(store.getState()).toMatchObject({ runs: [], selectedTokenRunId: undefined });
  });

  it('is let go of on a press', async () => {
    const { store, user } = await holding();
    await user.click(screen.getByRole('button', { name: 'Let go of the token' }));
    expect(store.getState()).toMatchObject({ runs: [], linked: undefined });
  });
});
