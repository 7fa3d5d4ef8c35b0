import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { linkLimits } from '#core/sharing/links/link.ts';
import { readLink } from '#core/sharing/links/read-link.ts';
import { writtenRunLink } from '#core/sharing/links/run-link.ts';
import { randomFrom } from '../../../support/random-from.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';
import { counted, linkOf } from './made-links.ts';

const run = keptRunAt(0, 1_800_000_000_000);

/** The run with an answer of so many characters that no packing makes shorter. */
function withBody(length: number): KeptRun {
  const random = randomFrom(7);
  const body = utf8(Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join(''));
  const exchanges = run.exchanges.map(({ name, exchange }) => {
    if (exchange.outcome.kind !== 'response') throw new Error('The run has no answer.');
    const response = { ...exchange.outcome.response, body };
    return { name, exchange: { ...exchange, outcome: { ...exchange.outcome, response } } };
  });
  return { ...run, exchanges };
}

describe('a link to a recorded run', () => {
  it('says again what was recorded, without the ids of the device', async () => {
    const written = await writtenRunLink({ ...run, ofRunId: 'other' });
    if (written.kind !== 'link') throw new Error('too large');
    const read = await readLink(written.fragment);
    const { exchanges, findings, atMs, connection } = run;
    expect(read).toMatchObject({ kind: 'run', neverTaken: [] });
    expect(read.kind === 'run' && read.run).toMatchObject({ exchanges, findings, atMs, connection, id: 'shared' });
    expect(read.kind === 'run' && read.run).toMatchObject({ connectionId: '' });
    expect(read.kind === 'run' && read.run.ofRunId).toBeUndefined();
  });

  it('has its bodies cut where it would be too long, and says which', async () => {
    const written = await writtenRunLink(withBody(60_000));
    if (written.kind !== 'link') throw new Error('too large');
    expect(written.fragment.length).toBeLessThanOrEqual(linkLimits.characters);
    expect(written.fragment.length).toBeGreaterThan(20_000);
    expect(written.cuts).toEqual([{ exchange: 0, side: 'response', wholeBytes: 60_000 }]);
    const read = await readLink(written.fragment);
    expect(read.kind === 'run' && read.run.cuts).toEqual([{ exchange: 0, side: 'response', wholeBytes: 60_000 }]);
  });

  it('goes on saying how long a body was before it was recorded', async () => {
    const cuts = [{ exchange: 0, side: 'response' as const, wholeBytes: 9_000_000 }];
    const written = await writtenRunLink({ ...withBody(60_000), cuts });
    const read = await readLink(written.kind === 'link' ? written.fragment : '');
    expect(read.kind === 'run' && read.run.cuts).toEqual(cuts);
  });

  it('is refused where it is too long without any body', async () => {
    const { exchanges } = withBody(60_000);
    const random = randomFrom(8);
    const title = Array.from({ length: 60_000 }, () => Math.floor(random() * 36).toString(36)).join('');
    expect(await writtenRunLink({ ...run, exchanges, token: title })).toMatchObject({ kind: 'too-large' });
  });

  it('may be behind a passphrase', async () => {
    const written = await writtenRunLink(run, { passphrase: 'correct horse', random: counted });
    const fragment = written.kind === 'link' ? written.fragment : '';
    expect(await readLink(fragment)).toMatchObject({ kind: 'locked' });
    expect(await readLink(fragment, 'correct horse')).toMatchObject({ kind: 'run' });
  });

  it('of a later version is told from a damaged one', async () => {
    expect(await readLink(linkOf('{"kind":"run","run":{"version":2}}'))).toEqual({ kind: 'newer', version: 2 });
    expect(await readLink(linkOf('{"kind":"run","run":{"version":1}}'))).toMatchObject({ kind: 'damaged' });
  });
});
