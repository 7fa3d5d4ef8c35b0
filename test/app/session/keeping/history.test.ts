import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { workbenchUnderTest } from '../workbench-under-test.ts';
import type { Changes } from '#app/session/keeping/changes.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { openHistory, type OpenedHistory } from '#app/session/keeping/open-history.ts';

const silent: Changes = { tell: () => undefined, listen: () => () => undefined };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const open = (): OpenedHistory => openHistory(openDatabase(), silent);
const jwt = `${btoa('{"alg":"RS256"}')}.${btoa('{"sub":"machine"}')}.c2lnbmF0dXJl`.replaceAll('=', '');

describe('the history', () => {
  it('lets older runs go from memory once they are kept, and never one on screen', { timeout: 30_000 }, async () => {
    const { session, commands } = workbenchUnderTest();
    const { history, record } = open();
    record(session);
    commands.takeMadeToken(jwt);
    const [shown] = session.store.getState().runs;
    for (let at = 0; at < 120; at++) commands.takeMadeToken(`${jwt}${at}`);
    session.store.setState({ selectedTokenRunId: shown?.id });
    await vi.waitFor(() => expect(history.store.getState().runs).toHaveLength(121), 25_000);
    const { runs } = session.store.getState();
    expect(runs).toHaveLength(101);
    expect(runs.at(-1)).toBe(shown);
  });

  it('has every run with its outcome, and no secret and no token that works', async () => {
    const { session, commands, server } = workbenchUnderTest();
    const { history, record } = open();
    record(session);
    const asked = commands.getToken();
    server.answerNext({ access_token: jwt, token_type: 'Bearer', expires_in: 60 });
    await asked;
    await vi.waitFor(() => expect(history.store.getState().runs).toHaveLength(1), 25_000);
    const [line] = history.store.getState().runs;
    expect(line).toMatchObject({ kind: 'token', server: 'as.example:443', statuses: [200], outcome: 'success' });

    // Another visit.
    const later = open().history;
    await later.load();
    expect(later.store.getState()).toMatchObject({ runs: [line], read: 'all' });
    const read = await later.read(line?.id ?? '');
    expect(read?.kind).toBe('run');
    const text = JSON.stringify(read, (_, value: unknown) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
    );
    expect(text).not.toContain('s3cret');
    expect(text).not.toContain(btoa('machine:s3cret'));
    expect(text).not.toContain('c2lnbmF0dXJl');
    expect(text).toContain(`${jwt.split('.').slice(0, 2).join('.')}.redacted-`);
  });
});
