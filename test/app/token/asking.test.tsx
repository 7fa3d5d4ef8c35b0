import { act, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { heldToken } from '#app/session/selectors.ts';
import { SessionProvider, useWorkbench } from '#app/session/session-context.tsx';
import { Asking } from '#app/token/asking.tsx';
import { workbenchUnderTest } from '../session/workbench-under-test.ts';

function Held() {
  const token = useWorkbench(heldToken);
  return token === undefined ? null : <Asking token={token} />;
}

describe('asking the server', () => {
  it('names each host that a press would ask, before it is pressed', () => {
    const { session, commands } = workbenchUnderTest();
    commands.pasteToken('a-reference-of-some-length');
    render(
      <SessionProvider session={session} commands={commands}>
        <Held />
      </SessionProvider>,
    );
    expect(screen.getByText(/^Asks as\.example as the client machine/)).toBeDefined();
    act(() => commands.editConnection({ revocationEndpoint: 'https://other.example/revoke' }));
    expect(screen.getByText(/^Asks as\.example, or to revoke other\.example, as the client machine/)).toBeDefined();
  });

  it('never calls a token active by an answer that is not genuine', async () => {
    const { session, commands, server } = workbenchUnderTest();
    commands.pasteToken('a-reference-of-some-length');
    commands.editConnection({ introspectionEndpoint: 'https://as.example/introspect' });
    const done = commands.introspect();
    await expect.poll(() => server.requests.length).toBe(1);
    server.answerNext({ active: true });
    await done;
    session.store.setState(({ runs }) => ({
      runs: runs.map((run) =>
        run.kind === 'lookup' ? { ...run, answerSignature: { kind: 'not-valid', reason: 'It was changed.' } } : run,
      ),
    }));
    render(
      <SessionProvider session={session} commands={commands}>
        <Held />
      </SessionProvider>,
    );
    const group = screen.getByRole('group', { name: 'Introspection' });
    expect(group.dataset['tone']).toBe('bad');
    expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('Not to be relied on');
  });
});
