import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { acceptLink } from '#app/session/link-accept.ts';
import { dropExpiredToken } from '#app/session/link-holding.ts';
import { connectionRecords } from '#app/session/keeping/connection-records.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import type { OpenedLink } from '#core/sharing/links/read-link.ts';
import { shared } from '../../core/sharing/links/made-links.ts';
import { keptRunAt } from '../../support/kept-runs.ts';
import { desksUnderTest } from './desks-under-test.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function opened(link: OpenedLink) {
  const { desks, server } = await desksUnderTest();
  const first = desks.desk(desks.store.getState().currentId).session.store;
  const { connection } = first.getState();
  first.setState({ connection: { ...connection, tokenEndpoint: 'https://mine.example/', clientSecret: 'mine' } });
  const before = first.getState();
  acceptLink(desks, link);
  const state = desks.store.getState();
  const entry = state.connections.find(({ id }) => id === state.currentId);
  const { store } = desks.desk(state.currentId).session;
  return { desks, server, store, entry, state, untouched: first.getState() === before };
}

describe('a link that was accepted', () => {
  it('is a new connection in a new workspace, without secrets, and nothing else is changed', async () => {
    const { state, entry, store, untouched, server } = await opened({
      kind: 'connection',
      connection: shared,
      neverTaken: [],
    });
    expect(state.workspaces.map(({ name }) => name)).toEqual(['My workspace', 'From a link']);
    expect(entry).toMatchObject({ name: 'dev', workspaceId: state.workspaces[1]?.id });
    expect(store.getState()).toMatchObject({
      connection: { tokenEndpoint: shared.tokenEndpoint, clientId: 'machine', clientSecret: '', way: 'proxy' },
      apiCall: { ...shared.call, body: '' },
      agreedHosts: [],
      pins: [],
    });
    expect(untouched).toBe(true);
    expect(server.requests).toHaveLength(0);
  });

  it('is kept, with whom it may ask', async () => {
    const { entry } = await opened({ kind: 'connection', connection: shared, neverTaken: [] });
    await vi.waitFor(async () => {
      const stored = await connectionRecords(openDatabase()).read();
      const kept = stored.kind === 'done' ? stored.value.connections.find(({ id }) => id === entry?.id) : undefined;
      expect(kept?.typed).toMatchObject({ agreedHosts: [], connection: { clientId: 'machine' } });
    }, 8000);
  });

  it('twice is two workspaces that can be told apart', async () => {
    const { desks } = await opened({ kind: 'connection', connection: shared, neverTaken: [] });
    acceptLink(desks, { kind: 'connection', connection: shared, neverTaken: [] });
    expect(desks.store.getState().workspaces.map(({ name }) => name)).toContain('From a link 2');
  });

  it('with a run shows it as the history does, under an id of its own, and nothing in it can be sent', async () => {
    const run = { ...keptRunAt(0, 1_800_000_000_000), id: 'kept-00000', token: 'x' };
    const { store, server } = await opened({ kind: 'run', run, neverTaken: [] });
    await vi.waitUntil(() => store.getState().runs.length > 0);
    const [shown] = store.getState().runs;
    expect(shown).toMatchObject({ kind: 'token', recorded: { findings: [] } });
    expect(shown?.id).not.toBe('kept-00000');
    expect(store.getState().selectedTokenRunId).toBe(shown?.id);
    expect(server.requests).toHaveLength(0);
  });

  it('with a run that holds a token which works has it redacted first', async () => {
    const kept = keptRunAt(0, 0);
    const text = JSON.stringify(kept, (_, value: unknown) => (value instanceof Uint8Array ? undefined : value));
    expect(text).not.toContain('live-opaque-token');
    const exchanges = kept.exchanges.map(({ name, exchange }) => {
      if (exchange.outcome.kind !== 'response') throw new Error('The run has no answer.');
      const body = new TextEncoder().encode('{"access_token":"live-opaque-token","token_type":"Bearer"}');
      const response = { ...exchange.outcome.response, body };
      return { name, exchange: { ...exchange, outcome: { ...exchange.outcome, response } } };
    });
    const { store } = await opened({ kind: 'run', run: { ...kept, exchanges }, neverTaken: [] });
    await vi.waitUntil(() => store.getState().runs.length > 0);
    const [shown] = store.getState().runs;
    const answer = shown?.kind === 'token' && shown.exchange.outcome.kind === 'response' && shown.exchange.outcome;
    expect(new TextDecoder().decode(answer ? answer.response.body : undefined)).toContain('‹redacted secret-1›');
  });

  it('with a token holds it in memory, and lets go of it once it has expired', async () => {
    const token = { accessToken: 'live-opaque-token', scope: 'read', expiresAtMs: 1_800_000_060_000 };
    const { store } = await opened({ kind: 'token', token, connection: shared, neverTaken: [] });
    expect(store.getState().runs).toMatchObject([{ kind: 'pasted', text: 'live-opaque-token' }]);
    expect(store.getState().linked).toMatchObject({ kind: 'token', expiresAtMs: 1_800_000_060_000 });
    dropExpiredToken(store);
    expect(store.getState()).toMatchObject({ runs: [], linked: { kind: 'expired-token' } });
  });
});
