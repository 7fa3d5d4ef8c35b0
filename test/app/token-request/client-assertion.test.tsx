import { act, screen, waitFor } from '@testing-library/react';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { mount } from '../session/mount.tsx';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

async function withMethod(clientAuthentication: 'private_key_jwt' | 'client_secret_jwt' | 'client_assertion') {
  const mounted = await mount(<TokenRequest />);
  act(() => mounted.commands.editConnection({ clientAuthentication }));
  return { ...mounted, assertion: () => mounted.session.store.getState().connection.assertion };
}

const options = (name: string) =>
  [...screen.getByRole<HTMLSelectElement>('combobox', { name }).options].map(({ text }) => text);

describe('a client that proves itself by an assertion', () => {
  it('shows none of it before it is chosen', async () => {
    await mount(<TokenRequest />);
    expect(screen.queryByRole('combobox', { name: 'Audience (aud)' })).toBeNull();
  });

  it('offers the algorithms of the key that was pasted', async () => {
    const { user, assertion } = await withMethod('private_key_jwt');
    await user.click(screen.getByRole('textbox', { name: 'Private key' }));
    await user.paste(rsa.export({ type: 'pkcs1', format: 'pem' }).toString());
    await waitFor(() =>
      expect(options('Signing algorithm')).toEqual(['RS256', 'PS256', 'RS384', 'RS512', 'PS384', 'PS512']),
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Signing algorithm' }), 'PS256');
    expect(assertion().algorithm).toBe('PS256');
  });

  it('says at the field what a text is that is no private key', async () => {
    const { user } = await withMethod('private_key_jwt');
    await user.click(screen.getByRole('textbox', { name: 'Private key' }));
    await user.paste('hunter2');
    const field = screen.getByRole('textbox', { name: 'Private key' });
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText(/This is neither a private key as PEM/)).toBeDefined();
  });

  it('makes a key whose private part cannot be taken out, and shows its public one', async () => {
    const { user, session } = await withMethod('private_key_jwt');
    await user.click(screen.getByRole('radio', { name: 'Made here' }));
    await user.click(screen.getByRole('button', { name: 'Make a key' }));
    await waitFor(() => expect(screen.getByRole('tab', { name: 'JWKS' })).toBeDefined());
    const { generatedKey } = session.store.getState();
    expect(generatedKey?.cryptoKey.extractable).toBe(false);
    expect(screen.getByText(new RegExp(`"kid": "${generatedKey?.kid}"`))).toBeDefined();
  });

  it('signs with the secret as HS256, HS384 or HS512', async () => {
    await withMethod('client_secret_jwt');
    await waitFor(() => expect(options('Signing algorithm')).toEqual(['HS256', 'HS384', 'HS512']));
    expect(screen.queryByRole('textbox', { name: 'Private key' })).toBeNull();
  });

  it('shows what a known server wants as audience, and takes it with a press', async () => {
    const { user, commands, assertion } = await withMethod('client_secret_jwt');
    act(() => commands.editConnection({ tokenEndpoint: 'https://acme.eu.auth0.com/oauth/token' }));
    await user.click(screen.getByRole('button', { name: 'Use the issuer' }));
    expect(assertion().audience).toBe('issuer');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Issuer in aud' }).placeholder).toBe(
      'https://acme.eu.auth0.com/',
    );
  });

  it('takes white space out of a pasted assertion only with a press', async () => {
    const { user, session } = await withMethod('client_assertion');
    await user.click(screen.getByRole('textbox', { name: 'Ready-made assertion' }));
    await user.paste('x.y.z\n');
    const pasted = () => session.store.getState().connection.assertionSecrets.readyAssertion;
    expect(pasted()).toBe('x.y.z\n');
    await user.click(screen.getByRole('button', { name: 'Remove the white space' }));
    expect(pasted()).toBe('x.y.z');
  });
});
