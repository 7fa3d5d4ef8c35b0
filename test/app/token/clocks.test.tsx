import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReactNode } from 'react';
import { heldToken } from '#app/session/selectors.ts';
import { SessionProvider } from '#app/session/session-context.tsx';
import { Clocks } from '#app/token/clocks.tsx';
import { TimeLeft } from '#app/token/time-left.tsx';
import { type WorkbenchUnderTest, workbenchUnderTest } from '../session/workbench-under-test.ts';

const atMs = 1_800_000_000_000;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that came with `expires_in` 300 and these times; the server's clock said `dateMs`. */
async function held(expSeconds: number, dateMs: number | undefined) {
  const under = workbenchUnderTest();
  const done = under.commands.getToken();
  const token = `${part({ alg: 'ES256' })}.${part({ exp: atMs / 1000 + expSeconds })}.c2ln`;
  const date = dateMs === undefined ? [] : [['Date', new Date(dateMs).toUTCString()] as const];
  under.server.answerNext({ access_token: token, token_type: 'Bearer', expires_in: 300 }, 200, date);
  await done;
  const came = heldToken(under.session.store.getState());
  if (came === undefined) throw new Error('No token came.');
  return { ...under, token: came };
}

function mount({ session, commands }: WorkbenchUnderTest, panel: ReactNode): void {
  render(
    <SessionProvider session={session} commands={commands}>
      {panel}
    </SessionProvider>,
  );
}

describe('the clocks', () => {
  it('are not said to agree where they do not, however the two numbers differ', async () => {
    render(<Clocks token={(await held(3600, atMs - 120_000)).token} />);
    const words = screen.getByText(/the server says two different things/).textContent;
    expect(words).not.toContain('the clocks agree');
    expect(words).toContain('does not explain');
  });

  it('that differ are to be set right, without saying which of the two is wrong', async () => {
    render(<Clocks token={(await held(180, atMs - 120_000)).token} />);
    expect(screen.getByText(/the clocks differ by as much/).textContent).not.toContain('this machine’s clock right');
  });
});

describe('a clock that was set back', () => {
  it('is told however far back it was set (T59)', async () => {
    const under = await held(300, undefined);
    under.clock.jump = { direction: 'back', byMs: 86_400_000, atMs: atMs - 86_390_000, atMonotonicMs: 11_000 };
    under.clock.at = { wallMs: atMs - 86_390_000, monotonicMs: 11_000 };
    mount(under, <TimeLeft isIssued lifetime={under.token.lifetime} />);
    expect(screen.getByText(/was set back by 1 day/)).toBeDefined();
  });

  it('before the token came is no matter of this token', async () => {
    const under = await held(300, undefined);
    under.clock.jump = { direction: 'ahead', byMs: 86_400_000, atMs: atMs + 1, atMonotonicMs: 500 };
    mount(under, <TimeLeft isIssued lifetime={under.token.lifetime} />);
    expect(screen.queryByText(/was .* further/)).toBeNull();
  });
});
