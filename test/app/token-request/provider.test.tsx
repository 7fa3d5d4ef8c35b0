import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { mount } from '../session/mount.tsx';

async function mounted(endpoint?: string) {
  const all = await mount(<TokenRequest />);
  const choose = (name: string) => all.user.selectOptions(screen.getByRole('combobox', { name: 'Provider' }), name);
  const connection = () => all.session.store.getState().connection;
  if (endpoint !== undefined) {
    await all.user.clear(screen.getByRole('textbox', { name: 'Token endpoint' }));
    await all.user.click(screen.getByRole('textbox', { name: 'Token endpoint' }));
    await all.user.paste(endpoint);
  }
  return { ...all, choose, connection };
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

describe('choosing a provider', () => {
  it('shows its fields, builds the endpoint from them, and opens the parameter that it needs', async () => {
    const { user, choose, connection } = await mounted();
    await choose('Auth0');
    expect(box('Token endpoint').value).toBe('https://{domain}/oauth/token');
    expect(screen.getByText('Filled in: Token endpoint, Client authentication, Parameters.')).toBeDefined();
    expect(screen.getByText('Parameters', { selector: 'summary' }).closest('details')?.open).toBe(true);
    expect(box('Parameter 1 name').value).toBe('audience');
    expect(screen.getByText(/^Auth0 needs the identifier of the API here/)).toBeDefined();
    await user.type(box('Domain'), 'acme.eu.auth0.com');
    expect(connection().tokenEndpoint).toBe('https://acme.eu.auth0.com/oauth/token');
    expect(connection().clientAuthentication).toBe('client_secret_post');
    expect(connection().clientId).toBe('machine');
  });

  it('can be undone in one step', async () => {
    const { user, choose, connection } = await mounted();
    const before = connection();
    await choose('Microsoft Entra ID, v1 endpoint');
    await user.click(screen.getByRole('button', { name: 'Undo the preset' }));
    expect(connection()).toEqual(before);
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Provider' }).value).toBe('');
  });

  it('keeps what is typed into a field also where it does not fit, and says why', async () => {
    const { user, choose } = await mounted();
    await choose('Keycloak');
    await user.type(box('Server'), 'https://sso.example/');
    await user.type(box('Realm'), 'a/b');
    expect([box('Server').value, box('Realm').value]).toEqual(['https://sso.example/', 'a/b']);
    expect(screen.getByText(/Only this one piece of the address/)).toBeDefined();
    expect(box('Token endpoint').value).toBe('https://sso.example//realms/a/b/protocol/openid-connect/token');
  });

  it('reads the fields from an endpoint that is there already, and leaves it', async () => {
    const { choose, connection } = await mounted('https://sso.example/auth/realms/main/protocol/openid-connect/token');
    await choose('Keycloak');
    expect([box('Server').value, box('Realm').value]).toEqual(['https://sso.example/auth', 'main']);
    expect(connection().tokenEndpoint).toBe('https://sso.example/auth/realms/main/protocol/openid-connect/token');
  });

  it('is not sent while a gap is open, and the endpoint says which', async () => {
    const { user, choose, server } = await mounted();
    await choose('Microsoft Entra ID');
    expect(box('Token endpoint').getAttribute('aria-invalid')).toBe('false');
    await user.click(screen.getByRole('button', { name: 'Get token' }));
    expect(box('Token endpoint').getAttribute('aria-invalid')).toBe('true');
    expect(server.requests).toEqual([]);
    expect(
      screen.getByText('Fill in {tenant} in the token endpoint: it stands for a value of your own.'),
    ).toBeDefined();
  });

  it('says whether the browser can ask, once that way is chosen', async () => {
    const { user, choose } = await mounted();
    await choose('Microsoft Entra ID');
    expect(screen.queryByText('From the browser: does not work.')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Browser' }));
    expect(screen.getByText('From the browser: does not work.')).toBeDefined();
    await choose('AWS Cognito');
    expect(screen.queryByText(/^From the browser:/)).toBeNull();
  });

  it('lists what people stumble over, folded, and marks what is not confirmed', async () => {
    const { choose } = await mounted();
    await choose('Salesforce');
    const about = screen.getByText('About Salesforce').closest('details');
    expect(about?.open).toBe(false);
    const login = screen.getByText('My Domain, not login.').closest('li');
    expect(within(login ?? document.body).getByText('not confirmed')).toBeDefined();
  });

  it('explains that Google has no such grant, and changes nothing', async () => {
    const { choose, connection } = await mounted();
    const before = connection();
    await choose('Google');
    expect(screen.getByText(/exchanges it by the JWT bearer grant/)).toBeDefined();
    expect(connection()).toEqual({ ...before, provider: 'google' });
  });
});

describe('a typed endpoint', () => {
  it('is said to look like a provider, whose preset is a press away', async () => {
    const { user, connection } = await mounted('https://sso.example/realms/main/protocol/openid-connect/token');
    expect(screen.getByText(/The endpoint looks like Keycloak, by its path\./)).toBeDefined();
    expect(connection().provider).toBe('');
    await user.click(screen.getByRole('button', { name: 'Use the preset for Keycloak' }));
    expect(connection().provider).toBe('keycloak');
    expect(box('Realm').value).toBe('main');
    expect(screen.queryByText(/The endpoint looks like/)).toBeNull();
  });

  it('names all where several have the same path', async () => {
    await mounted('https://id.example/oauth2/token');
    expect(screen.getByText(/looks like Ory Hydra or WSO2, by its path\./)).toBeDefined();
  });

  it('contradicts a chosen provider only where its host is known', async () => {
    const { user, choose } = await mounted();
    await choose('Auth0');
    await user.clear(box('Token endpoint'));
    await user.paste('https://id.example/connect/token');
    expect(screen.queryByText(/The endpoint looks like/)).toBeNull();
    await user.clear(box('Token endpoint'));
    await user.paste('https://acme.okta.com/oauth2/default/v1/token');
    expect(screen.getByText(/looks like Okta, custom authorization server, by its host\./)).toBeDefined();
  });

  it('of no known make is left alone', async () => {
    await mounted('https://as.example/token');
    expect(screen.queryByText(/The endpoint looks like/)).toBeNull();
  });
});

describe('a provider of one’s own', () => {
  const json = JSON.stringify({
    id: 'acme',
    name: 'Acme SSO',
    tokenEndpoint: 'https://{host}/acme/token',
    fields: [{ name: 'host', label: 'Acme host', kind: 'host' }],
    parameters: [{ name: 'audience', why: 'Acme wants it.' }],
  });

  it('is pasted, chosen at once, listed, and removed again', async () => {
    const { user, choose, connection, session } = await mounted();
    await choose('Add your own…');
    await user.click(box('Provider as JSON'));
    await user.paste(json);
    await user.click(screen.getByRole('button', { name: 'Add this provider' }));
    expect(connection()).toMatchObject({ provider: 'acme', tokenEndpoint: 'https://{host}/acme/token' });
    expect(screen.getByText('Acme wants it.', { selector: 'p' })).toBeDefined();
    expect(box('Acme host').value).toBe('');
    expect(screen.getByRole('option', { name: 'Acme SSO' })).toBeDefined();
    await user.click(screen.getByText('About Acme SSO'));
    await user.click(screen.getByRole('button', { name: 'Remove this provider' }));
    expect(session.store.getState().ownProviders).toEqual([]);
    expect(connection().provider).toBe('');
  });

  it('is refused with a sentence where something is wrong, and what was pasted stays', async () => {
    const { user, choose } = await mounted();
    await choose('Add your own…');
    await user.click(box('Provider as JSON'));
    await user.paste('{"id":"acme"}');
    await user.click(screen.getByRole('button', { name: 'Add this provider' }));
    expect(screen.getByText('name is missing.')).toBeDefined();
    expect(box('Provider as JSON').value).toBe('{"id":"acme"}');
  });

  it('may come from a file', async () => {
    const { user, choose } = await mounted();
    await choose('Add your own…');
    await user.upload(
      screen.getByLabelText('Or from a file'),
      new File([json], 'acme.json', { type: 'application/json' }),
    );
    await screen.findByDisplayValue(json);
  });
});
