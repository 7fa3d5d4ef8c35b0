import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Token } from '#app/token/token.tsx';
import { mount } from '../session/mount.tsx';

const unsigned = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYWNoaW5lIn0.';

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object) => `${encoded({ alg: 'ES256' })}.${encoded(claims)}.c2ln`;

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

  it('keeps what is said of exp up with the clock', async () => {
    const { user, clock } = await mount(<Token />);
    const endsAtSeconds = Math.floor(clock.at.wallMs / 1000) + 90;
    await user.click(screen.getByRole('textbox', { name: 'Access token' }));
    await user.paste(jwt({ exp: endsAtSeconds }));
    expect(
      within(screen.getByRole('group', { name: 'Claims' })).getByRole('row', { name: /^exp/ }).textContent,
    ).toContain('in 1 min');
    clock.at = { wallMs: clock.at.wallMs + 120_000, monotonicMs: clock.at.monotonicMs + 120_000 };
    act(() => void window.dispatchEvent(new Event('focus')));
    expect(
      within(screen.getByRole('group', { name: 'Claims' })).getByRole('row', { name: /^exp/ }).textContent,
    ).toContain('30 s ago');
  });

  it('shows the claims before the header, and both before what else can be asked', async () => {
    const { user } = await mount(<Token />);
    await user.click(screen.getByRole('textbox', { name: 'Access token' }));
    await user.paste(jwt({ sub: 'machine' }));
    const names = screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'));
    expect(names.filter((name) => name !== null)).toEqual([
      'Verification',
      'Claims',
      'Header',
      'Signature',
      'Ask the server',
    ]);
  });

  it('keeps the focus in the token field when an offer is taken, and says that the key is ready', async () => {
    const { user } = await mount(<Token />);
    const field = screen.getByRole('textbox', { name: 'Access token' });
    await user.click(field);
    await user.paste('-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----');
    await user.click(screen.getByRole('button', { name: 'Verify with this key' }));
    expect(document.activeElement).toBe(field);
    expect(screen.getByText(/Your key is ready/)).toBeDefined();
  });

  it('says what was pasted in a live region that stood there before', async () => {
    const { user } = await mount(<Token />);
    const regions = screen.getAllByRole('status');
    await user.click(screen.getByRole('textbox', { name: 'Access token' }));
    await user.paste('https://as.example/token');
    expect(regions.map((region) => region.textContent).join(' ')).toContain('This is an address (URL)');
    await user.clear(screen.getByRole('textbox', { name: 'Access token' }));
    await user.paste(unsigned);
    expect(regions.map((region) => region.textContent).join(' ')).toContain('Token pasted: JWT.');
  });

  it('says that a damaged token is damaged, and where', async () => {
    const { user } = await mount(<Token />);
    await user.click(screen.getByRole('textbox', { name: 'Access token' }));
    await user.paste('eyJhbGciOiJub25lIn0.%%%.sig');
    expect(screen.getByText('damaged JWT')).toBeDefined();
  });
});
