import { describe, expect, it } from 'vitest';
import { runToCompareWith } from '#core/keeping/compare/run-to-compare-with.ts';
import type { RunMarks, RunSummary } from '#core/keeping/kept-run.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import { apiRun, tokenRun, type Wishes } from './runs.ts';

const refused = { status: 401, answer: { error: 'invalid_client' } } as const;
const failed = token('failed', 100, refused);

describe('the run that a failed one is best compared with', () => {
  it('is the newest that is pinned as known good, however old', () => {
    const runs = [
      token('good-old', 10, {}, { knownGood: true, name: 'first' }),
      token('good-new', 20, {}, { knownGood: true, name: 'second' }),
      token('worked', 90),
      failed,
    ];
    expect(named(runs)).toEqual(['good-new', 'known-good']);
  });

  it('is the last that worked where none is pinned', () => {
    expect(named([token('older', 10), token('last', 90), token('refused', 95, refused), failed])).toEqual([
      'last',
      'worked-before',
    ]);
  });

  it('is the first that worked since, where none did before', () => {
    expect(named([failed, token('next', 110), token('later', 120)])).toEqual(['next', 'worked-since']);
  });

  it('is never the run itself', () => {
    const pinned = { ...failed, knownGood: true };
    expect(runToCompareWith(pinned, [pinned])).toBeUndefined();
  });

  it('is none of another connection, or of another kind', () => {
    const elsewhere = token('elsewhere', 10, { run: { connectionId: 'other' } }, { knownGood: true, name: '' });
    expect(named([elsewhere, api('call', 20), failed])).toBeUndefined();
  });

  it('stays of the same connection when its endpoint was changed, which may be why it fails', () => {
    const changed = token('moved', 10, { connection: { tokenEndpoint: 'https://as.test.example/token' } });
    expect(named([changed, failed])).toEqual(['moved', 'worked-before']);
  });

  it('is a call of the same method, server and path, whatever its query', () => {
    const call = api('failed', 100, { status: 500, url: 'https://api.example/orders?page=2' });
    const others = [
      api('other-method', 99, { method: 'POST' }),
      api('other-path', 98, { url: 'https://api.example/items' }),
      api('other-server', 97, { url: 'https://api.test.example/orders' }),
    ];
    expect(runToCompareWith(call, others)).toBeUndefined();
    expect(runToCompareWith(call, [...others, api('same', 50)])?.run.id).toBe('same');
  });
});

function named(runs: readonly RunSummary[]) {
  const found = runToCompareWith(failed, runs);
  return found && [found.run.id, found.because];
}

function token(id: string, atMs: number, wishes: Wishes = {}, marks?: RunMarks): RunSummary {
  return summaryOf({ ...tokenRun(wishes), id, atMs }, 0, marks);
}

function api(id: string, atMs: number, wishes: Parameters<typeof apiRun>[0] = {}): RunSummary {
  return summaryOf({ ...apiRun(wishes), id, atMs }, 0);
}
