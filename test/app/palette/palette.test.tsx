import { useState } from 'react';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ApiCall } from '#app/api-call/api-call.tsx';
import { Palette } from '#app/palette/palette.tsx';
import { createRecent } from '#app/palette/recent.ts';
import { Token } from '#app/token/token.tsx';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { switchSingleKeys } from '#app/ui/single-keys.ts';
import { mount } from '../session/mount.tsx';

async function page() {
  const recent = createRecent();
  return mount(
    <>
      <Palette recent={recent} />
      <TokenRequest />
      <Token />
      <ApiCall />
    </>,
  );
}

/** The form comes on a press. */
function PageInParts() {
  const [hasCome, setHasCome] = useState(false);
  return (
    <>
      <Palette recent={createRecent()} />
      <button type="button" onClick={() => setHasCome(true)}>
        It comes
      </button>
      <main id="workbench">{hasCome && <TokenRequest />}</main>
    </>
  );
}

const openByKeys = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k', ctrlKey: true });
const field = () => screen.getByRole('combobox', { name: 'Action' });
const option = (name: RegExp) => screen.getByRole('option', { name });
const isOpen = (name: string) => screen.queryByRole('dialog', { name }) !== null;

/** The option that the field points at, as assistive technology finds it. */
function pointedAt(): string | undefined {
  const id = field().getAttribute('aria-activedescendant');
  const pointed = screen.getAllByRole('option').filter((each) => each.id === id);
  expect(pointed.map((each) => each.getAttribute('aria-selected'))).toEqual(['true']);
  return pointed[0]?.querySelector('span')?.textContent;
}

describe('the palette', () => {
  it('opens by keys, does what its letters name, and gives the focus back', async () => {
    const { user, server } = await page();
    screen.getByRole('textbox', { name: 'Client ID' }).focus();
    openByKeys();
    expect(document.activeElement).toBe(field());
    await user.keyboard('gt{Enter}');
    expect(isOpen('Command palette')).toBe(false);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Client ID' }));
  });

  it('opens by its button, and closes by the keys that open it', async () => {
    const { user } = await page();
    await user.click(screen.getByRole('button', { name: 'Search actions' }));
    expect(isOpen('Command palette')).toBe(true);
    fireEvent.keyDown(field(), { key: 'k', ctrlKey: true });
    expect(isOpen('Command palette')).toBe(false);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Search actions' }));
  });

  it('offers what a part of the page can do as soon as that part has come', async () => {
    const { user } = await mount(<PageInParts />);
    openByKeys();
    expect(option(/^Get token/).getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'It comes', hidden: true }));
    await vi.waitFor(() => expect(option(/^Get token/).getAttribute('aria-disabled')).not.toBe('true'));
  });

  it('moves with the arrows, around at both ends, while the focus stays in the field', async () => {
    const { user } = await page();
    openByKeys();
    expect(pointedAt()).toBe('Get token');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(pointedAt()).toBe('Use the playground');
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(pointedAt()).toBe('Single-key shortcuts on or off');
    expect(document.activeElement).toBe(field());
  });

  it('says why an action cannot be done instead of hiding it, and stays open', async () => {
    const { user } = await page();
    openByKeys();
    await user.keyboard('ve');
    const verify = option(/^Verify/);
    expect(verify.getAttribute('aria-disabled')).toBe('true');
    expect(verify.textContent).toContain('There is no token whose signature could be checked.');
    await user.keyboard('{Enter}');
    expect(isOpen('Command palette')).toBe(true);
    expect(within(screen.getByRole('dialog')).getByRole('status').textContent).toContain('Verify: not now.');
  });

  it('puts what was done last first', async () => {
    const { user } = await page();
    openByKeys();
    await user.keyboard('sb{Enter}');
    openByKeys();
    await user.keyboard('up{Enter}');
    openByKeys();
    const recent = screen.getByRole('group', { name: 'Recent' });
    const names = within(recent)
      .getAllByRole('option')
      .map((each) => each.querySelector('span')?.textContent);
    expect(names).toEqual(['Use the playground', 'Send through the browser']);
  });

  it('says how many actions answer, and that none does', async () => {
    const { user } = await page();
    openByKeys();
    const said = () => within(screen.getByRole('dialog')).getByRole('status').textContent;
    await user.keyboard('revok');
    expect(said()).toBe('1 action');
    await user.keyboard('xx');
    expect(said()).toBe('0 actions');
    expect(screen.getByText(/No action answers to “revokxx”/)).toBeDefined();
  });

  it('takes one of the playground’s clients by its name', async () => {
    const { user, session } = await page();
    openByKeys();
    await user.keyboard('jwt-server{Enter}');
    expect(session.store.getState().connection.clientId).toBe('jwt-server');
  });

  it('leads to a part of the page: its heading has the focus, and is no stop for Tab after', async () => {
    const { user } = await page();
    openByKeys();
    await user.keyboard('ga{Enter}');
    const heading = screen.getByRole('heading', { name: 'API call' });
    expect(document.activeElement).toBe(heading);
    act(() => heading.blur());
    expect(heading.hasAttribute('tabindex')).toBe(false);
  });
});

describe('a shortcut', () => {
  it('presses the button, whose faults and focus are the form’s', async () => {
    const { commands, server } = await page();
    act(() => commands.editConnection({ tokenEndpoint: '' }));
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    const endpoint = screen.getByRole('textbox', { name: 'Token endpoint' });
    await vi.waitFor(() => expect(document.activeElement).toBe(endpoint));
    expect(server.requests).toEqual([]);
  });

  it('says why it does nothing, until the next press', async () => {
    const { server } = await page();
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    expect(await screen.findByText('Get token: not now. It waits for something else to end.')).toBeDefined();
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(screen.queryByText(/not now/)).toBeNull();
    expect(server.requests).toHaveLength(1);
  });

  it('is named by the button that it presses', async () => {
    await page();
    const keysOf = (name: string) => screen.getByRole('button', { name }).getAttribute('aria-keyshortcuts');
    expect(['Get token', 'Send request', 'Search actions', 'Keyboard shortcuts'].map(keysOf)).toEqual([
      'Control+Enter',
      'Control+Shift+Enter',
      'Control+K',
      '?',
    ]);
    expect(screen.getByRole('button', { name: 'Get token' }).title).toBe('Ctrl+Enter');
  });
});

describe('the list of shortcuts', () => {
  it('opens by its key, its button, and from the palette', async () => {
    const { user } = await page();
    fireEvent.keyDown(document.body, { key: '?', shiftKey: true });
    expect(isOpen('Keyboard shortcuts')).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(isOpen('Keyboard shortcuts')).toBe(false);
    openByKeys();
    await user.keyboard('ks{Enter}');
    expect(isOpen('Keyboard shortcuts')).toBe(true);
    expect(isOpen('Command palette')).toBe(false);
  });

  it('names the letters of every action, and where a shortcut holds', async () => {
    const { user } = await page();
    await user.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
    const row = screen.getByRole('row', { name: /^Send request/ });
    expect(row.textContent).toBe('Send requestsrCtrlEnter in API callCtrlShiftEnter ');
  });

  it('switches the single key off, and the button says no more that it has one', async () => {
    const { user } = await page();
    await user.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
    await user.click(screen.getByRole('checkbox', { name: /opens this list/ }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    fireEvent.keyDown(document.body, { key: '?', shiftKey: true });
    expect(isOpen('Keyboard shortcuts')).toBe(false);
    expect(screen.getByRole('button', { name: 'Keyboard shortcuts' }).hasAttribute('aria-keyshortcuts')).toBe(false);
    act(() => switchSingleKeys(true));
  });
});
