import { act, screen, waitFor, within } from '@testing-library/react';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FindingsOfRuns } from '#app/findings/findings-of-runs.tsx';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { usualAssertion } from '#core/oauth/assertion-settings.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { readDiscovered } from '#core/oauth/discovered.ts';
import { found } from '../../core/findings/discovery-builder.ts';
import { mount } from '../session/mount.tsx';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The form and the findings, at a server whose metadata were found, with this typed. */
async function besideMetadata(members: Readonly<Record<string, unknown>>, typed: Partial<Connection> = {}) {
  const mounted = await mount(
    <>
      <TokenRequest />
      <FindingsOfRuns />
    </>,
  );
  const { document } = found('https://as.example/.well-known/oauth-authorization-server', {
    issuer: 'https://as.example',
    token_endpoint: 'https://as.example/token',
    ...members,
  });
  act(() => mounted.session.store.setState({ discovered: readDiscovered(document) }));
  act(() => mounted.commands.editConnection(typed));
  return { ...mounted, state: () => mounted.session.store.getState() };
}

// An RSA key takes its time, and findings come once the typing rests.
const patience = { timeout: 15_000 };
const select = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
const options = (name: string) => [...select(name).options].map(({ text }) => text);
const remedy = async (name: string) =>
  within(await screen.findByRole('region', { name: 'Findings' }, patience)).findByRole('button', { name }, patience);

describe('the client authentication', () => {
  const methods = { token_endpoint_auth_methods_supported: ['private_key_jwt', 'tls_client_auth'] };

  it('is marked where the metadata do not list it, and what they list stands below', async () => {
    await besideMetadata(methods);
    expect(options('Client authentication')).toEqual([
      'client_secret_basic (not listed)',
      'client_secret_post (not listed)',
      'client_secret_jwt (not listed)',
      'private_key_jwt',
      'client_assertion',
      'tls_client_auth',
      'self_signed_tls_client_auth (not listed)',
      'none (not listed)',
    ]);
    expect(screen.getByText(/The server lists private_key_jwt, tls_client_auth\./)).toBeDefined();
  });

  it('is marked no more once another endpoint is typed', async () => {
    await besideMetadata(methods, { tokenEndpoint: 'https://other.example/token' });
    expect(options('Client authentication')).not.toContain('none (not listed)');
    expect(screen.queryByText(/The server lists/)).toBeNull();
  });
});

describe('the signing algorithm', () => {
  it('is marked, said to be not listed before anything is sent, and exchanged by a press', async () => {
    const { user, state } = await besideMetadata(
      {
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        token_endpoint_auth_signing_alg_values_supported: ['PS256', 'ES256'],
      },
      { clientAuthentication: 'private_key_jwt' },
    );
    await user.click(screen.getByRole('textbox', { name: 'Private key' }));
    await user.paste(pem);
    await waitFor(() => expect(options('Signing algorithm').slice(0, 2)).toEqual(['RS256 (not listed)', 'PS256']));
    await user.click(await remedy('Sign with PS256'));
    expect(state().connection.assertion.algorithm).toBe('PS256');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign with PS256' })).toBeNull());
  });

  it('of a key that is made here is one that the metadata list', async () => {
    await besideMetadata(
      { token_endpoint_auth_signing_alg_values_supported: ['RS512', 'PS256'] },
      { clientAuthentication: 'private_key_jwt', assertion: { ...usualAssertion, keySource: 'generated' } },
    );
    expect(select('Kind of key').value).toBe('PS256');
    expect(options('Kind of key')).toContain('ES256 (not listed)');
  });
});

describe('the issuer in aud', () => {
  it('is taken from the metadata by a press', async () => {
    const { user, state } = await besideMetadata(
      {},
      {
        clientAuthentication: 'private_key_jwt',
        assertion: { ...usualAssertion, audience: 'issuer', issuer: 'https://old' },
      },
    );
    await user.click(screen.getByRole('button', { name: 'Use the metadata’s issuer' }));
    expect(state().connection.assertion.issuer).toBe('https://as.example');
    expect(screen.getByText('As the server’s metadata have it.')).toBeDefined();
  });
});

describe('the DPoP key', () => {
  const only = { dpop_signing_alg_values_supported: ['PS256', 'RS256'] };

  it('is made for an algorithm that the server lists', async () => {
    const { user, state } = await besideMetadata(only);
    await user.click(screen.getByRole('checkbox', { name: 'DPoP' }));
    await expect.poll(() => state().dpop.key?.alg, patience).toBe('PS256');
    expect(screen.getByText('The server lists PS256, RS256.')).toBeDefined();
  });

  it('that was there before and does not fit is exchanged by a press', async () => {
    const { user, state } = await besideMetadata(only, { tokenEndpoint: 'https://other.example/token' });
    await user.click(screen.getByRole('checkbox', { name: 'DPoP' }));
    await expect.poll(() => state().dpop.key?.alg, patience).toBe('ES256');
    await user.clear(screen.getByRole('textbox', { name: 'Token endpoint' }));
    await user.type(screen.getByRole('textbox', { name: 'Token endpoint' }), 'https://as.example/token');
    expect(options('Proof algorithm').slice(0, 2)).toEqual(['ES256 (not listed)', 'PS256']);
    await user.click(await remedy('Make a key for PS256'));
    await expect.poll(() => state().dpop.key?.alg, patience).toBe('PS256');
  });
});
