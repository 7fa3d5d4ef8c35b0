import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Token } from '#app/token/token.tsx';
import { mount } from '../session/mount.tsx';

const unsigned = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYWNoaW5lIn0.';

describe('the token panel', () => {
  it('says what will appear before there is a token', async () => {
    await mount(<Token />);
    expect(screen.getByText(/Here the token is taken apart/)).toBeDefined();
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('calls a pasted opaque token opaque and its life unknown, not endless and not over', async () => {
    const { user } = await mount(<Token />);
    await user.type(screen.getByRole('textbox', { name: 'Access token' }), 'a-reference');
    expect(screen.getByText('opaque')).toBeDefined();
    expect(screen.getByRole('timer', { name: 'Time left' }).textContent).toBe('unknown');
  });

  it('says that an unsigned token proves nothing, and verifies none', async () => {
    const { user } = await mount(<Token />);
    await user.click(screen.getByRole('textbox', { name: 'Access token' }));
    await user.paste(unsigned);
    expect(screen.getByText('unsigned, proves nothing')).toBeDefined();
    expect(screen.getByRole('group', { name: 'Claims' }).textContent).toContain('machine');
    expect(document.body.textContent).not.toContain('signature verified');
  });

  it('counts from the receipt of the answer, and says when it is over', async () => {
    const { commands, server, clock } = await mount(<Token />);
    await act(async () => {
      const run = commands.getToken();
      server.answerNext({ access_token: 'one', token_type: 'Bearer', expires_in: 65 });
      await run;
    });
    const timer = screen.getByRole('timer', { name: 'Time left' });
    expect(timer.textContent).toBe('1:05');
    clock.at = { wallMs: clock.at.wallMs + 70_000, monotonicMs: clock.at.monotonicMs + 70_000 };
    act(() => void window.dispatchEvent(new Event('focus')));
    expect(timer.textContent).toBe('expired');
  });

  it('says that a damaged token is damaged, and where', async () => {
    const { user } = await mount(<Token />);
    await user.click(screen.getByRole('textbox', { name: 'Access token' }));
    await user.paste('eyJhbGciOiJub25lIn0.%%%.sig');
    expect(screen.getByText('damaged JWT')).toBeDefined();
  });
});
