import { describe, expect, it } from 'vitest';
import { workbenchUnderTest } from './workbench-under-test.ts';

const rawEncoding = {
  kind: 'change-connection',
  label: 'Use the raw encoding',
  change: { basicEncoding: 'raw' },
} as const;

describe('a remedy', () => {
  it('changes what is typed and sends nothing, unless it says so', async () => {
    const { session, commands, server } = workbenchUnderTest();
    await commands.applyRemedy(rawEncoding);
    expect(session.store.getState().connection.basicEncoding).toBe('raw');
    expect(session.store.getState().remedied?.label).toBe('Use the raw encoding');
    expect(server.requests).toEqual([]);

    void commands.applyRemedy({ ...rawEncoding, thenSend: true });
    expect(server.requests).toHaveLength(1);
  });

  it('is taken back, with what stood there before and nothing else', async () => {
    const { session, commands } = workbenchUnderTest();
    await commands.applyRemedy(rawEncoding);
    commands.undoRemedy();
    expect(session.store.getState().connection.basicEncoding).toBe('compatible');
    expect(session.store.getState().connection.clientSecret).toBe('s3cret');
    expect(session.store.getState().remedied).toBeUndefined();
  });

  it('of an API call is taken back as well', async () => {
    const { session, commands } = workbenchUnderTest();
    await commands.applyRemedy({ kind: 'change-api-call', label: 'Use POST', change: { method: 'POST' } });
    expect(session.store.getState().apiCall.method).toBe('POST');
    commands.undoRemedy();
    expect(session.store.getState().apiCall.method).toBe('GET');
  });

  it('cannot be taken back over what was typed since', async () => {
    const { session, commands } = workbenchUnderTest();
    await commands.applyRemedy(rawEncoding);
    commands.editConnection({ scope: 'read' });
    expect(session.store.getState().remedied).toBeUndefined();
    commands.undoRemedy();
    expect(session.store.getState().connection.scope).toBe('read');
  });
});
