import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { mount } from '../session/mount.tsx';

const usual = {
  issuer: 'https://acme.eu.auth0.com/',
  token_endpoint: 'https://acme.eu.auth0.com/oauth/token',
  token_endpoint_auth_methods_supported: ['client_secret_post', 'x_house_method'],
  scopes_supported: Array.from({ length: 14 }, (_, index) => `s${index}`),
};

async function mounted() {
  const all = await mount(<TokenRequest />);
  await all.user.click(screen.getByText('Find the endpoint by its issuer'));
  const answer = async (count: number, members: Readonly<Record<string, unknown>>, status = 200) => {
    await expect.poll(() => all.server.requests.length).toBe(count);
    all.server.answerNext(members, status);
  };
  return { ...all, answer, issuer: screen.getByRole('textbox', { name: 'Issuer' }) };
}

const button = (name: string) => screen.getByRole('button', { name });

describe('the issuer', () => {
  it('names whom a press asks, and by which way', async () => {
    const { user, issuer } = await mounted();
    expect(screen.getByText(/^Asks as\.example for metadata that name the token endpoint below/)).toBeDefined();
    await user.type(issuer, 'ann@id.example');
    expect(screen.getByText('Asks id.example for the issuer of the account, through the proxy.')).toBeDefined();
  });

  it('is asked with Enter, and no token is', async () => {
    const { user, issuer, server } = await mounted();
    await user.type(issuer, 'https://id.example{Enter}');
    await expect.poll(() => server.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('is reviewed, filled in on a press, and taken back', async () => {
    const { user, issuer, answer, session } = await mounted();
    await user.type(issuer, 'https://acme.eu.auth0.com');
    await user.click(button('Discover'));
    await answer(1, usual);
    await answer(2, {}, 404);
    const found = within(await screen.findByRole('group', { name: 'Discovered' }));
    expect(found.getByText('Auth0')).toBeDefined();
    expect(found.getByText('client_secret_post, x_house_method (not sent by this page: x_house_method)')).toBeDefined();
    expect(found.getByText(/s11 and 2 more$/)).toBeDefined();
    expect(found.getByText('Changes Token endpoint, Client authentication. It can be undone.')).toBeDefined();
    const before = session.store.getState().connection;
    await user.click(button('Fill in'));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Token endpoint' }).value).toBe(usual.token_endpoint);
    expect(session.store.getState().connection.clientAuthentication).toBe('client_secret_post');
    await user.click(button('Undo filling in'));
    expect(session.store.getState().connection).toEqual(before);
    expect(button('Fill in')).toBeDefined();
  });

  it('names the other host on the button that sends the secret there', async () => {
    const { user, issuer, answer } = await mounted();
    await user.type(issuer, 'https://id.example{Enter}');
    await answer(1, { issuer: 'https://id.example', token_endpoint: 'https://login.other.example/token' });
    await answer(2, {}, 404);
    expect(
      await screen.findByRole('button', { name: 'Fill in, with the token endpoint at login.other.example' }),
    ).toBeDefined();
  });

  it('says why nothing was found, and offers the issuer that was named', async () => {
    const { user, issuer, answer, server } = await mounted();
    await user.type(issuer, 'https://id.example{Enter}');
    await answer(1, { ...usual, issuer: 'https://other.example' });
    await user.click(await screen.findByRole('button', { name: 'Discover https://other.example' }));
    await expect.poll(() => server.requests.length).toBe(2);
    expect(server.requests[1]?.url).toBe('https://other.example/.well-known/oauth-authorization-server');
    expect(document.activeElement).toBe(button('Discover'));
  });

  it('says what is wrong with what was typed, and asks nobody', async () => {
    const { user, issuer, server } = await mounted();
    await user.type(issuer, 'ftp://id.example{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('begins with ftp:');
    expect(server.requests).toEqual([]);
  });
});
