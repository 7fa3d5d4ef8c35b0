import { describe, expect, it } from 'vitest';
import type { Action } from '#app/palette/action.ts';
import { standingActions } from '#app/palette/actions.ts';
import { listed } from '#app/palette/rank.ts';

const names = (query: string, actions: readonly Action[] = standingActions) =>
  listed(actions, query, []).flatMap((each) => each.actions.map(({ name }) => name));

describe('what answers to a query', () => {
  it('is first the action with these letters, for every action', () => {
    const others = standingActions.filter(({ letters = '', name }) => names(letters)[0] !== name);
    expect(others.map(({ name }) => name)).toEqual([]);
  });

  it('is then what begins so, before what has a word that does', () => {
    expect(names('tok')[0]).toBe('Get token');
    expect(names('re').slice(0, 2)).toEqual(['Reveal secrets', 'Reveal in the preview']);
    expect(names('copy as').slice(0, 2)).toEqual(['Copy as curl', 'Copy API call as curl']);
  });

  it('is found by other words that people have for it', () => {
    expect(names('jwks')).toEqual(['Rotate the signing key', 'Verify']);
    expect(names('clipboard')).toEqual(['Copy as curl', 'Copy token', 'Copy API call as curl']);
    expect(names('dark')).toEqual(['Dark colours']);
  });

  it('is found with letters left out, and by no letters that are not there', () => {
    expect(names('intrspct')).toEqual(['Introspect']);
    expect(names('xyzzy')).toEqual([]);
  });

  it('minds neither case nor white space', () => {
    expect(names('  GET   Token ')[0]).toBe('Get token');
  });
});

describe('without a query', () => {
  it('what was done last stands first and not again below; the rest follows by group', () => {
    const list = listed(standingActions, ' ', ['verify', 'no-longer-there', 'get-token']);
    expect(list.map(({ heading }) => heading)).toEqual([
      'Recent',
      'Token request',
      'Exchange',
      'Token',
      'API call',
      'Connections',
      'Go to',
      'Playground',
      'Learn',
      'Page',
    ]);
    expect(list[0]?.actions.map(({ name }) => name)).toEqual(['Verify', 'Get token']);
    expect(list.flatMap(({ actions }) => actions)).toHaveLength(standingActions.length);
  });
});
