import { describe, expect, it } from 'vitest';
import { runChoices } from '#core/keeping/run-choices.ts';
import { filteredRuns, isFiltering, noFilter, type RunFilter } from '#core/keeping/run-filter.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import { apiRun, lookupRun, tokenRun } from './compare/runs.ts';

const line = (id: string, run = tokenRun(), change: object = {}) => ({ ...summaryOf(run, 1), id, ...change });
const runs = [
  line('worked', tokenRun(), { atMs: 3000, name: 'Before the Rollout', knownGood: true }),
  line('refused', tokenRun({ answer: { error: 'invalid_client' }, status: 401, connection: { clientId: 'other' } }), {
    atMs: 2000,
    title: 'The server does not accept the client’s credentials',
  }),
  line('called', apiRun(), { atMs: 1500, connectionId: 'c2' }),
  line('silent', tokenRun({ failure: { kind: 'refused', address: '192.0.2.1' } }), { atMs: 1000 }),
  line('asked', lookupRun('introspect', { active: true }), { atMs: 500 }),
];
const found = (filter: Partial<RunFilter>) => filteredRuns(runs, { ...noFilter, ...filter }).map(({ id }) => id);

describe('the history is filtered', () => {
  it('by nothing where nothing is asked for', () => {
    expect(filteredRuns(runs, noFilter)).toBe(runs);
    expect(isFiltering({ ...noFilter, text: '  ' })).toBe(false);
  });

  it.each<[string, Partial<RunFilter>, readonly string[]]>([
    ['words of a name, in any case', { text: 'rollout BEFORE' }, ['worked']],
    ['words of a finding', { text: 'credentials' }, ['refused']],
    ['the path', { text: '/orders' }, ['called']],
    ['the error', { text: 'invalid_cl' }, ['refused']],
    ['words that stand nowhere together', { text: 'orders invalid' }, []],
    ['server', { server: 'api.example:443' }, ['called']],
    ['client', { clientId: 'other' }, ['refused']],
    ['status', { status: '4xx' }, ['refused']],
    ['no answer', { status: 'none' }, ['silent']],
    ['error code', { error: 'invalid_client' }, ['refused']],
    ['kind', { kind: 'lookup' }, ['asked']],
    ['connection', { connectionId: 'c2' }, ['called']],
    ['the pin', { isKnownGood: true }, ['worked']],
    ['time, from and until', { fromMs: 1000, untilMs: 2000 }, ['called', 'silent']],
    ['several at once', { kind: 'token', status: '2xx' }, ['worked']],
  ])('by %s', (_, filter, ids) => {
    expect(found(filter)).toEqual(ids);
  });

  it('by a whole scope value, not by a part of one', () => {
    expect(found({ scope: 'write' })).toContain('worked');
    expect(found({ scope: 'rea' })).toEqual([]);
  });

  it('by what there is, each with how often', () => {
    expect(runChoices(runs).error).toEqual([{ value: 'invalid_client', count: 1 }]);
    expect(runChoices(runs).kind).toEqual([
      { value: 'token', count: 3 },
      { value: 'api', count: 1 },
      { value: 'lookup', count: 1 },
    ]);
    expect(runChoices(runs).status).toContainEqual({ value: 'none', count: 1 });
  });
});
