import { act, configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RegistrationPanel } from '#app/registration/registration-panel.tsx';
import { showRegistration } from '#app/session/registration-shown.ts';
import { PlaygroundPanel } from '#app/playground/playground-panel.tsx';
import { mount } from '../session/mount.tsx';
import { ownServer } from '../session/own-server-under-test.ts';

configure({ asyncUtilTimeout: 10_000 });

const panel = () => screen.queryByRole('region', { name: 'Playground' });

async function atThePlayground() {
  const server = await ownServer();
  const mounted = await mount(<PlaygroundPanel />);
  act(() => mounted.commands.usePlayground());
  const unfold = (name: string) => mounted.user.click(screen.getByRole('heading', { name }));
  const press = (name: string) => mounted.user.click(screen.getByRole('button', { name }));
  const endpoint = () => mounted.session.store.getState().connection.tokenEndpoint;
  return { ...mounted, own: server, unfold, press, endpoint };
}

describe('the panel', () => {
  it('is not there for another server, and asks the server nothing while all is folded', async () => {
    const { orders } = await ownServer();
    const { commands } = await mount(<PlaygroundPanel />);
    expect(panel()).toBeNull();
    act(() => commands.usePlayground());
    expect(panel()).not.toBeNull();
    expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
      'Faults',
      'Clients',
      'What the server saw',
    ]);
    expect(orders).toEqual([]);
  });
});

describe('the faults', () => {
  it('are read from the addresses, one taking the place of those that it excludes', async () => {
    const { unfold, user, endpoint, press } = await atThePlayground();
    await unfold('Faults');
    await user.click(screen.getByRole('checkbox', { name: 'HTML 503' }));
    expect(endpoint()).toBe('https://localhost:8443/faults/html-503/oauth/v2/oauth-token');
    expect(screen.getByText('1 on')).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Redirect 302' }));
    expect(endpoint()).toBe('https://localhost:8443/faults/redirect-302/oauth/v2/oauth-token');
    expect(screen.getByRole('status').textContent).toBe('Redirect 302 is on. HTML 503 went off: both cannot be.');
    await press('All faults off');
    expect(endpoint()).toBe('https://localhost:8443/oauth/v2/oauth-token');
    expect(screen.getByText('none on')).toBeDefined();
  });

  it('take an amount once it is one that the server takes', async () => {
    const { unfold, user, endpoint } = await atThePlayground();
    await unfold('Faults');
    await user.click(screen.getByRole('checkbox', { name: 'Clock off' }));
    const minutes = screen.getByRole('textbox', { name: /Clock off, minutes/ });
    await user.clear(minutes);
    await user.type(minutes, '-');
    expect(endpoint()).toContain('/faults/clock-off+10/');
    expect(minutes.getAttribute('aria-invalid')).toBe('true');
    await user.type(minutes, '3');
    expect(endpoint()).toContain('/faults/clock-off-3/');
    expect(minutes.getAttribute('aria-invalid')).toBe('false');
  });

  it('cannot be had where their port could not be opened', async () => {
    const { unfold } = await atThePlayground();
    await unfold('Faults');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Expired certificate' }).disabled).toBe(true);
    expect(screen.getAllByText('Its port was not to be had when the playground started.')).toHaveLength(2);
  });
});

describe('the clients', () => {
  it('are asked for once unfolded; an edit waits in the draft, and a commit makes it hold', async () => {
    const { unfold, user, press } = await atThePlayground();
    await unfold('Clients');
    await screen.findByText('Nothing is pending.');
    await press('New client');
    await user.type(screen.getByRole('textbox', { name: 'ID of the client' }), 'server');
    await press('Add to the draft');
    expect((await screen.findByRole('alert')).textContent).toBe('There is a client server already. Choose another ID.');
    await user.type(screen.getByRole('textbox', { name: 'ID of the client' }), '-2');
    await press('Add to the draft');
    const secret = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Generated secret of server-2' });
    expect(secret.value).toMatch(/^[\w-]{43}$/);
    expect(secret.outerHTML).not.toContain(secret.value);
    expect(screen.getByText('1 pending edit.')).toBeDefined();
    await press('Commit');
    await screen.findByText('Committed: it holds from the next request on.');
    expect(
      within(screen.getByRole('list', { name: 'Clients that were made here' })).getByText('server-2'),
    ).toBeDefined();
  });
});

describe('the log', () => {
  it('is asked for once unfolded, can be cleared, and shows what came since', async () => {
    const { unfold, press, own } = await atThePlayground();
    const entry = {
      atMs: 1_800_000_000_000,
      side: 'API',
      prefix: '',
      status: 401,
      decisions: ['no token sent'],
    } as const;
    own.log.add({ ...entry, asked: 'GET /hello_world' });
    await unfold('What the server saw');
    await waitFor(() => expect(screen.getByRole('list').textContent).toContain('GET /hello_world401no token sent'));
    await press('Clear the log');
    expect(screen.getByText('Nothing yet. Press Get token, and it stands here.')).toBeDefined();
    own.log.add({ ...entry, asked: 'GET /read' });
    await waitFor(() => expect(screen.getByRole('list').textContent).toContain('GET /read'));
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });
});

describe('asked for by name', () => {
  it('is there for another server too, with that part unfolded and focused', async () => {
    await ownServer();
    await mount(<RegistrationPanel />);
    act(() => showRegistration('Register a client'));
    expect(document.activeElement?.textContent).toContain('Register a client');
    expect(screen.getByRole('textbox', { name: 'Registration endpoint' })).toBeDefined();
  });
});
