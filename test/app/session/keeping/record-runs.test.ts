import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#app/session/keeping/database.ts';
import { openHistory } from '#app/session/keeping/open-history.ts';
import { recordRuns } from '#app/session/keeping/record-runs.ts';
import { silent } from '../mount-with-history.tsx';
import { workbenchUnderTest } from '../workbench-under-test.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function recorded() {
  const under = workbenchUnderTest();
  const { history, record } = openHistory(openDatabase(), silent);
  record(under.session);
  const answerWith = async (length: number): Promise<string> => {
    const asked = under.commands.getToken();
    under.server.answerNext({ access_token: 'opaque-token', token_type: 'Bearer', filling: 'x'.repeat(length) });
    await asked;
    return under.session.store.getState().runs[0]?.id ?? '';
  };
  /** How much of the answer is kept, and how long it is said to have been. */
  const kept = async (id: string) => {
    const read = await history.read(id);
    if (read?.kind !== 'run') return undefined;
    const outcome = read.run.exchanges[0]?.exchange.outcome;
    const length = outcome?.kind === 'response' ? outcome.response.body.length : 0;
    return { length, cut: read.run.cuts.find(({ side }) => side === 'response')?.wholeBytes };
  };
  return { ...under, history, answerWith, kept };
}

describe('a long body', () => {
  it('is kept up to 64 KiB, with its whole length', async () => {
    const { answerWith, kept } = await recorded();
    const id = await answerWith(100_000);
    await expect.poll(() => kept(id)).toEqual({ length: 65_536, cut: expect.any(Number) });
    expect((await kept(id))?.cut).toBeGreaterThan(100_000);
  });

  it('is kept whole of one run on request', async () => {
    const { answerWith, kept, commands } = await recorded();
    const id = await answerWith(100_000);
    await expect.poll(() => kept(id)).toMatchObject({ length: 65_536 });
    commands.keepWholeBody(id);
    await expect.poll(async () => (await kept(id))?.length).toBeGreaterThan(100_000);
    expect((await kept(id))?.cut).toBeUndefined();
    const next = await answerWith(100_000);
    await expect.poll(() => kept(next)).toMatchObject({ length: 65_536 });
  });

  it('is kept whole of every run where the connection says so', async () => {
    const { answerWith, kept, commands } = await recorded();
    commands.keepWholeBodies(true);
    const id = await answerWith(100_000);
    await expect.poll(async () => (await kept(id))?.length).toBeGreaterThan(100_000);
  });
});

describe('a run that cannot be redacted', () => {
  it('is kept nowhere, is listed as such with nothing that was sent, and holds up no other', async () => {
    const { session, commands, server } = workbenchUnderTest();
    const { history } = openHistory(openDatabase(), silent);
    let isBroken = true;
    recordRuns(session, {
      salt: () => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve(undefined)),
      keep: history.keep,
      couldNotRecord: history.couldNotRecord,
    });
    const ask = async (): Promise<void> => {
      const asked = commands.getToken();
      server.answerNext({ access_token: 'opaque-token', token_type: 'Bearer' });
      await asked;
    };
    await ask();
    await expect.poll(() => history.store.getState().runs.length).toBe(1);
    const [line] = history.store.getState().runs;
    expect(line).toMatchObject({ kind: 'token', server: 'as.example:443', title: 'This run could not be recorded' });
    expect(JSON.stringify(line)).not.toContain('s3cret');
    expect(history.store.getState().unrecorded).toEqual(new Set([line?.id]));
    expect(await history.read(line?.id ?? '')).toBeUndefined();

    isBroken = false;
    await ask();
    await expect.poll(() => history.store.getState().runs.length).toBe(2);
    expect(history.store.getState().unrecorded.size).toBe(1);
  });
});
