import { describe, expect, it } from 'vitest';
import { writeRun } from '#core/keeping/codec.ts';
import { historyFileEnd, historyFileEntry, historyFileHead, readHistoryFile } from '#core/keeping/history-file.ts';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { apiRun, tokenRun } from './compare/runs.ts';

const marks = { name: 'before the rollout', knownGood: true };
const one = { ...tokenRun(), id: 'one' };
const other = { ...apiRun(), id: 'other' };

function file(...entries: readonly string[]): string {
  return `${historyFileHead('2027-01-15T08:00:00.000Z')}${entries.join(',')}${historyFileEnd}`;
}
const entry = (run: KeptRun) => historyFileEntry(writeRun(run), { name: '', knownGood: false });

describe('a file of runs', () => {
  it('says what it is, and holds the runs as they are kept', () => {
    const text = file(historyFileEntry(writeRun(one), marks));
    expect(JSON.parse(text)).toEqual({
      format: 'grantscope-history',
      version: 1,
      exportedAt: '2027-01-15T08:00:00.000Z',
      runs: [{ marks, run: JSON.parse(writeRun(one)) as unknown }],
    });
    expect(readHistoryFile(text)).toMatchObject({ kind: 'history', runs: [{ run: one, marks }], damaged: 0 });
  });

  it('gives every run that can be read, and counts the others', () => {
    const text = file(
      entry(one),
      '{"run":{"version":1},"marks":{}}',
      'null',
      entry(other),
      '{"run":{"version":2},"marks":{}}',
      entry(one),
    );
    expect(readHistoryFile(text)).toMatchObject({
      kind: 'history',
      runs: [{ run: { id: 'one' } }, { run: { id: 'other' } }],
      damaged: 2,
      newer: 1,
      repeated: 1,
      reason: 'id is not as expected',
    });
  });

  it('takes nothing along that is no run and no mark', () => {
    const text = file(
      `{"__proto__":{"polluted":true},"marks":{"name":"a","knownGood":false,"__proto__":{"polluted":true},"more":1},"run":${writeRun(one)}}`,
    );
    const read = readHistoryFile(text);
    expect(read.kind === 'history' && read.runs[0]?.marks).toStrictEqual({ name: 'a', knownGood: false });
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['no JSON', 'runs', 'it is no JSON'],
    ['another thing', '{"log":{"version":"1.2"}}', 'it is no history that this page has exported'],
    ['a list of nothing', '{"format":"grantscope-history","version":1}', 'there is no list of runs in it'],
  ])('is refused where it is %s', (_, text, reason) => {
    expect(readHistoryFile(text)).toEqual({ kind: 'unreadable', reason });
  });

  it('of a later version is not guessed at', () => {
    expect(readHistoryFile('{"format":"grantscope-history","version":2,"runs":[]}')).toEqual({
      kind: 'newer',
      version: 2,
    });
  });
});
