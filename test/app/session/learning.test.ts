import { beforeEach, describe, expect, it } from 'vitest';
import {
  chooseMission,
  leaveMission,
  learning,
  markSolved,
  showLearning,
  showNextHint,
  takeKeptMissions,
} from '#app/session/learning.ts';

beforeEach(() => learning.setState(learning.getInitialState(), true));
const now = () => learning.getState();

describe('the mission that is on', () => {
  it('is put on by a press, which closes the list and folds the hints of the one before', () => {
    chooseMission('first-token');
    showNextHint();
    showNextHint();
    showLearning('missions');
    expect(now()).toMatchObject({ dialog: 'missions', hintsShown: 2 });
    chooseMission('add-a-scope');
    expect(now()).toMatchObject({ dialog: undefined, currentId: 'add-a-scope', hintsShown: 0, chosenCount: 2 });
  });

  it('is put away, and what was solved stays solved', () => {
    chooseMission('first-token');
    markSolved(['first-token']);
    leaveMission();
    expect(now()).toMatchObject({ currentId: undefined, hintsShown: 0 });
    expect([...now().solved]).toEqual(['first-token']);
  });
});

describe('what was kept on this device', () => {
  it('is taken in beside what has been solved meanwhile', () => {
    markSolved(['add-a-scope']);
    takeKeptMissions({ solved: ['first-token'], currentId: 'revoke-a-token' });
    expect([...now().solved].sort()).toEqual(['add-a-scope', 'first-token']);
    expect(now().currentId).toBe('revoke-a-token');
  });

  it.each([
    ['put on', () => chooseMission('first-token'), 'first-token'],
    ['put away', leaveMission, undefined],
  ])('does not change what a press has %s meanwhile', (_, press, currentId) => {
    press();
    takeKeptMissions({ solved: [], currentId: 'revoke-a-token' });
    expect(now().currentId).toBe(currentId);
  });

  it('takes the focus nowhere: nobody has pressed anything', () => {
    takeKeptMissions({ solved: [], currentId: 'revoke-a-token' });
    expect(now().chosenCount).toBe(0);
  });
});
