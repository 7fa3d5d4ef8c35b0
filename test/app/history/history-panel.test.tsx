import 'fake-indexeddb/auto';
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { History } from '#app/history/history.tsx';
import { Reopened } from '#app/history/reopened.tsx';
import type { Database } from '#app/session/keeping/database.ts';
import { runRecords } from '#app/session/keeping/run-records.ts';
import { mountWithHistory } from '../session/mount-with-history.tsx';
import { keptRunAt } from '../../support/kept-runs.ts';

const atMs = 1_800_000_000_000;
const fill = (count: number) => async (database: Database) => {
  for (let at = 0; at < count; at++) await runRecords(database).put(keptRunAt(at, atMs - at * 60_000));
};
const shown = (count: number) =>
  mountWithHistory(
    <>
      <Reopened />
      <History />
    </>,
    fill(count),
  );
const panel = () => within(screen.getByRole('region', { name: 'History' }));

describe('the history beside the workbench', () => {
  it('is not there before the first run', async () => {
    await shown(0);
    expect(screen.queryByRole('region', { name: 'History' })).toBeNull();
  });

  it('lists the newest runs, and says how many there are', async () => {
    await shown(9);
    expect(panel().getAllByRole('listitem')).toHaveLength(6);
    expect(panel().getByText('9 runs')).toBeTruthy();
    expect(panel().getAllByRole('listitem')[2]?.textContent).toContain('401');
    expect(panel().getAllByRole('listitem')[2]?.textContent).toContain('invalid_client');
  });

  it('puts a run on screen at a press, says where it comes from, and goes back to now', async () => {
    const { user } = await shown(2);
    const [first] = panel().getAllByRole('button');
    if (first === undefined) throw new Error('no run');
    await user.click(first);
    expect(await screen.findByText(/^From the history of .*redacted when it was recorded/)).toBeTruthy();
    expect(first.getAttribute('aria-current')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Back to now' }));
    expect(screen.queryByText(/^From the history of/)).toBeNull();
    expect(first.hasAttribute('aria-current')).toBe(false);
  });

  it('says what was deleted, and brings it back', async () => {
    const { user, history } = await shown(2);
    await act(() => history.deleteRuns(['kept-00000', 'kept-00001']));
    expect(await screen.findByText('Deleted: 2 runs.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo the deletion' }));
    expect(panel().getAllByRole('listitem')).toHaveLength(2);
  });

  it.each([
    ['denied', /keep nothing/],
    ['no-answer', /does not answer/],
    ['full', /no room left/],
    ['newer', /later version/],
  ] as const)('says what to do where the storage is: %s', async (fault, words) => {
    const { history } = await shown(1);
    act(() => history.store.setState({ fault }));
    expect(panel().getByText(words)).toBeTruthy();
    expect(panel().getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('offers a choice where it is full, and drops nothing by itself', async () => {
    const { history, user } = await shown(1);
    act(() => history.store.setState({ full: 'yes' }));
    expect(panel().getByText(/The history is full: it keeps 10,000 runs/)).toBeTruthy();
    expect(panel().getByRole('button', { name: 'Export and delete the oldest 1,000' })).toBeTruthy();
    expect(panel().getByRole('button', { name: 'Choose what to delete' })).toBeTruthy();
    await user.click(panel().getByRole('button', { name: 'Go on without keeping' }));
    expect(history.store.getState()).toMatchObject({ full: 'accepted', runs: [{ id: 'kept-00000' }] });
  });

  it('says once what could not be read', async () => {
    const { user, database } = await mountWithHistory(<History />, async (opened) => {
      await fill(1)(opened);
      await opened.within(async (db) => {
        await db.put('bodies', '{"version":1,"id":"torn"', 'torn');
      });
    });
    expect(await panel().findByText(/^1 record .* could not be read/)).toBeTruthy();
    expect(panel().getByRole('button', { name: 'Save the damaged records' })).toBeTruthy();
    await user.click(panel().getByRole('button', { name: 'Dismiss' }));
    expect(panel().queryByText(/could not be read/)).toBeNull();
    expect(await runRecords(database).countDamaged()).toEqual({ kind: 'done', value: 0 });
    const kept = await database.within((db) => db.count('damaged'));
    expect(kept).toEqual({ kind: 'done', value: 1 });
  });

  it('marks what is in memory only', async () => {
    const { history } = await shown(1);
    act(() => history.store.setState({ unkept: new Set(['kept-00000']) }));
    expect(panel().getByText('not kept')).toBeTruthy();
  });
});
