import 'fake-indexeddb/auto';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { Exchange } from '#app/exchange/exchange.tsx';
import { Compare } from '#app/history/compare.tsx';
import { CurrentDesk } from '#app/session/desk-context.tsx';
import { createDesks } from '#app/session/desks.ts';
import type { Changes } from '#app/session/keeping/changes.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { openHistory } from '#app/session/keeping/open-history.ts';
import { loadDeferred } from '#app/ui/deferred.tsx';
import { connected } from '../session/desks-under-test.ts';
import { workbenchUnderTest } from '../session/workbench-under-test.ts';

const silent: Changes = { tell: () => undefined, listen: () => () => undefined };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('a failed run and one that worked', () => {
  it('are compared at one press, and the focus comes back from there', async () => {
    const { user, ask, names } = await shown();
    await ask({ access_token: 'first', token_type: 'Bearer', scope: 'read' });
    expect(screen.queryByRole('button', { name: 'Compare with one that worked' })).toBeNull();
    await ask({ error: 'invalid_client' }, 401);
    await user.click(await screen.findByRole('button', { name: 'Compare with one that worked' }));

    expect(await screen.findByText('It came to a refusal instead of a token')).toBeTruthy();
    expect(names()).toEqual(['First run the last that worked before', 'Second run ']);
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Comparison' }));

    await user.click(screen.getByRole('button', { name: 'Swap sides' }));
    expect(await screen.findByText('It came to a token instead of a refusal')).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Close comparison' }));
    expect(screen.queryByRole('region', { name: 'Compare' })).toBeNull();
    expect(document.activeElement?.textContent).toBe('Compare with one that worked');
  });

  it('are compared by the pin, where one is pinned as known good', async () => {
    const { user, ask, history, names } = await shown();
    await ask({ access_token: 'first', token_type: 'Bearer' });
    await ask({ access_token: 'second', token_type: 'Bearer' });
    const oldest = history.store.getState().runs.at(-1);
    await act(() => history.mark(oldest?.id ?? '', { knownGood: true, name: 'before the rollout' }));
    await ask({ error: 'invalid_scope' }, 400);
    await user.click(await screen.findByRole('button', { name: 'Compare with known good' }));

    expect(await screen.findByText('before the rollout')).toBeTruthy();
    expect(names()[0]).toBe('First run known good');
  });

  it('is said to be gone where one was deleted meanwhile', async () => {
    const { user, ask, history } = await shown();
    await ask({ access_token: 'first', token_type: 'Bearer' });
    const [kept] = history.store.getState().runs;
    await ask({ error: 'invalid_client' }, 401);
    await user.click(await screen.findByRole('button', { name: 'Compare with one that worked' }));
    await screen.findByText('It came to a refusal instead of a token');
    await act(() => history.remove([kept?.id ?? '']));

    expect((await screen.findByText(/no longer in the history/)).getAttribute('role')).toBe('status');
    await user.click(screen.getByRole('button', { name: 'Close comparison' }));
    expect(screen.queryByRole('region', { name: 'Compare' })).toBeNull();
  });
});

/** The exchange and the comparison of one connection, with every run kept. */
async function shown() {
  await loadDeferred();
  const under = workbenchUnderTest();
  const { history, record } = openHistory(openDatabase(), silent);
  const desks = connected(createDesks(undefined, undefined, undefined, () => under));
  await history.load();
  record(under.session);
  desks.store.setState({ history });
  render(
    <CurrentDesk desks={desks}>
      <Compare />
      <Exchange />
    </CurrentDesk>,
  );
  const ask = async (answer: Readonly<Record<string, unknown>>, status = 200): Promise<void> => {
    const before = history.store.getState().runs.length;
    await act(async () => {
      const asked = under.commands.getToken();
      under.server.answerNext(answer, status);
      await asked;
    });
    await screen.findByText(String(status), { exact: false, selector: '[class*="chip"]' });
    await act(() => untilKept(history.store, before + 1));
    under.clock.at = { wallMs: under.clock.at.wallMs + 1000, monotonicMs: under.clock.at.monotonicMs + 1000 };
  };
  const names = () =>
    ['First run', 'Second run'].map((name) => screen.getByRole('group', { name }).firstChild?.textContent);
  return { user: userEvent.setup(), ask, history, names };
}

type HistoryStore = ReturnType<typeof openHistory>['history']['store'];

async function untilKept(store: HistoryStore, count: number): Promise<void> {
  if (store.getState().runs.length >= count) return;
  await new Promise<void>((resolve) => {
    const stop = store.subscribe(({ runs }) => {
      if (runs.length < count) return;
      stop();
      resolve();
    });
  });
}
