import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ApiCall } from '#app/api-call/api-call.tsx';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { mount } from '../session/mount.tsx';

async function opened() {
  const all = await mount(
    <>
      <TokenRequest />
      <ApiCall />
    </>,
  );
  await all.user.click(screen.getByText('Ways to the server'));
  const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
  const send = () => all.user.click(screen.getByRole('button', { name: 'Get token' }));
  return { ...all, field, send, state: () => all.session.store.getState() };
}

describe('Ways to the server', () => {
  it('goes to the chosen place and asks for the chosen name, for that host and port alone', async () => {
    const { field, send, server, user } = await opened();
    await user.type(field('Connect to'), '127.0.0.1:8443');
    await user.type(field('TLS server name'), 'inner.example');
    await send();
    expect(server.requests[0]?.url).toBe('https://as.example/token');
    expect(server.options[0]?.detour).toEqual({
      connectTo: { host: '127.0.0.1', port: 8443 },
      serverName: 'inner.example',
    });
  });

  it('takes the port of the URL where none is typed', async () => {
    const { field, send, server, user } = await opened();
    await user.type(field('Connect to'), '[[::1]');
    await send();
    expect(server.options[0]?.detour).toEqual({ connectTo: { host: '::1', port: 443 } });
  });

  it('has fields of its own for the API at another host', async () => {
    const { field, server, user } = await opened();
    await user.type(field('Connect to for the API'), 'localhost');
    expect(screen.getByRole('group', { name: 'api.example:443 API' })).toBeDefined();
    expect(
      screen.getByText('Connects to localhost:443 instead of api.example. Chosen under Ways to the server.'),
    ).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Send request' }));
    expect(server.options[0]?.detour).toEqual({ connectTo: { host: 'localhost', port: 443 } });
  });

  it('has one pair of fields where token endpoint and API are at the same host and port', async () => {
    const { commands } = await opened();
    commands.editApiCall({ url: 'https://as.example/hello' });
    expect(await screen.findByRole('group', { name: 'as.example:443 token endpoint and API' })).toBeDefined();
    expect(screen.queryByRole('textbox', { name: 'Connect to for the API' })).toBeNull();
  });

  it.each([
    ['https://staging.example', 'Only host and port go here, without the scheme and a path.'],
    ['staging.example/token', 'Only host and port go here, without a path.'],
    ['me@staging.example', 'Only host and port go here, without a user in front.'],
    ['staging.example:', 'The port behind the colon is missing.'],
    ['staging.example:70000', 'A port is a number from 1 to 65535.'],
    ['staging.example:https', 'A port is a number from 1 to 65535.'],
    ['a b', 'This is neither a host nor an address.'],
  ])('says at the field why %s is no place, and sends nothing', async (typed, fault) => {
    const { field, send, server, user } = await opened();
    await user.type(field('Connect to'), typed);
    expect(screen.getByText((text) => text.startsWith(fault))).toBeDefined();
    expect(field('Connect to').getAttribute('aria-invalid')).toBe('true');
    await send();
    expect(server.options[0]).toMatchObject({ wayFault: { part: 'Connect to' } });
    expect(server.options[0]).not.toHaveProperty('detour');
  });

  it.each([
    ['https://a.example', 'Only a name goes here, without the scheme and a path.'],
    ['10.0.0.7', 'TLS names servers by name only, never by an address (RFC 6066 §3).'],
    ['::1', 'TLS names servers by name only, never by an address (RFC 6066 §3).'],
    ['a.example:443', 'A server name has no port.'],
    ['a.example.', 'A server name is written without the dot at its end (RFC 6066 §3).'],
    ['bücher.example', 'A server name is sent in ASCII (RFC 6066 §3): write xn--bcher-kva.example.'],
    ['a b', 'This is no DNS name: letters, digits and hyphens, with dots between its parts.'],
  ])('says at the field why TLS cannot ask for %s', async (typed, fault) => {
    const { field, send, server, user } = await opened();
    await user.type(field('TLS server name'), typed);
    expect(screen.getByText(fault)).toBeDefined();
    await send();
    expect(server.options[0]).toMatchObject({ wayFault: { part: 'TLS server name' } });
  });

  it('stands beside the choice of the way as long as it holds, and is taken back with one press', async () => {
    const { field, user, state } = await opened();
    await user.type(field('Connect to'), '127.0.0.1:8443');
    expect(screen.getByText('Connects to 127.0.0.1:8443 instead of as.example.')).toBeDefined();
    await user.click(screen.getByRole('radio', { name: 'Browser' }));
    expect(screen.getByText(/A browser cannot, so nothing is sent from it: choose Proxy\./)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Go by the URL again' }));
    expect(state().ways).toEqual([]);
    expect(screen.queryByText(/Connects to/)).toBeNull();
  });

  it('keeps a way for a host that is typed no more, shows it, and lets it go', async () => {
    const { field, user, state, commands } = await opened();
    await user.type(field('Connect to'), '127.0.0.1:8443');
    commands.editConnection({ tokenEndpoint: 'https://other.example/token' });
    const kept = await screen.findByText('as.example:443 → 127.0.0.1:8443');
    expect(field('Connect to').value).toBe('');
    await user.click(within(kept.closest('li') ?? document.body).getByRole('button'));
    expect(state().ways).toEqual([]);
  });

  it('forgets a way whose fields are emptied', async () => {
    const { field, user, state } = await opened();
    await user.type(field('Connect to'), 'a');
    await user.clear(field('Connect to'));
    expect(state().ways).toEqual([]);
  });
});
