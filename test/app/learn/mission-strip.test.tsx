import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { MissionStrip } from '#app/learn/mission-strip.tsx';
import { chooseMission, learning, markSolved, takeKeptMissions } from '#app/session/learning.ts';
import { SessionProvider } from '#app/session/session-context.tsx';
import { missionById } from '#core/learn/missions/missions.ts';
import type { Traffic } from '#core/learn/missions/visit.ts';
import { got, visitOf } from '../../support/visits.ts';
import { workbenchUnderTest } from '../session/workbench-under-test.ts';

beforeEach(() => act(() => learning.setState(learning.getInitialState(), true)));

/** The strip of the mission about the first token, after this traffic. */
function strip(...runs: readonly Traffic[]) {
  const mission = missionById('first-token');
  if (mission === undefined) throw new Error('no such mission');
  const { session, commands } = workbenchUnderTest();
  render(
    <SessionProvider session={session} commands={commands}>
      <MissionStrip mission={mission} visit={visitOf(runs)} />
    </SessionProvider>,
  );
  const region = screen.getByRole('region', { name: 'Mission' });
  return {
    mission,
    region,
    user: userEvent.setup(),
    button: (name: RegExp) => within(region).queryByRole('button', { name }),
  };
}

describe('a mission that is open', () => {
  it('tells its goal, and a hint at a time as each is asked for', async () => {
    const { mission, region, user } = strip();
    expect(region.dataset['solved']).toBe('false');
    expect(region.textContent).toContain(mission.goal);
    expect(within(region).queryAllByRole('listitem')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show a hint' }));
    expect(
      within(region)
        .getAllByRole('listitem')
        .map((hint) => hint.textContent),
    ).toEqual(mission.hints.slice(0, 1));
    expect(region.textContent).not.toContain(mission.debrief);
  });

  it('has the focus where a press has put it on, and leaves it alone after a reload', () => {
    act(() => takeKeptMissions({ solved: [], currentId: 'first-token' }));
    strip();
    expect(document.activeElement).toBe(document.body);
    act(() => chooseMission('first-token'));
    expect(document.activeElement?.textContent).toContain('The first token');
  });
});

describe('a mission that this visit has solved', () => {
  it('says so, tells what it showed, and leads to the exchange and to the next', () => {
    const { mission, region, button } = strip(got('opaque'));
    expect(region.dataset['solved']).toBe('true');
    expect(within(region).getByRole('status').textContent).toBe('Solved: your traffic has proved it.');
    expect(region.textContent).toContain(mission.debrief);
    expect(button(/^Show it in the exchange$/)).not.toBeNull();
    expect(button(/^Next: /)).not.toBeNull();
    expect(button(/hint/)).toBeNull();
  });
});

describe('a mission that was solved before, as the list says', () => {
  it('is not open again once its traffic is gone: it says so, tells what it showed, and can be done again', async () => {
    act(() => takeKeptMissions({ solved: ['first-token'], currentId: 'first-token' }));
    const { mission, region, user, button } = strip();
    expect(region.dataset['solved']).toBe('true');
    expect(within(region).getByRole('status').textContent).toBe(
      'Solved before, on this device. Do it again to see it in the exchange.',
    );
    expect(region.textContent).toContain(mission.debrief);
    expect(button(/^Show it in the exchange$/)).toBeNull();
    expect(button(/^Next: /)).not.toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show a hint' }));
    expect(within(region).getAllByRole('listitem')).toHaveLength(1);
  });

  it('is proved anew by new traffic', () => {
    act(() => markSolved(['first-token']));
    const { region, button } = strip(got('opaque'));
    expect(within(region).getByRole('status').textContent).toBe('Solved: your traffic has proved it.');
    expect(button(/^Show it in the exchange$/)).not.toBeNull();
  });
});
