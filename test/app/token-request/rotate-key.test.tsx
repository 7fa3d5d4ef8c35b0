import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import type { RotatedKey } from '#core/contract/playground-rotation.ts';
import { mount } from '../session/mount.tsx';
import { ownServer } from '../session/own-server-under-test.ts';

const rotated: RotatedKey = {
  kid: 'newES256-of-43-letters',
  signing: [
    { alg: 'ES256', kid: 'newES256-of-43-letters' },
    { alg: 'PS256', kid: 'newPS256-of-43-letters' },
  ],
  published: ['newES256-of-43-letters', 'newPS256-of-43-letters', 'oldES256', 'oldPS256'],
};

async function atThePlayground() {
  const mounted = await mount(<TokenRequest />);
  await mounted.user.click(screen.getByRole('button', { name: 'Use the playground' }));
  await mounted.user.click(screen.getByText('The playground’s signing key'));
  return mounted;
}

const says = (text: RegExp) =>
  waitFor(() =>
    expect(screen.getAllByRole('status').map((status) => status.textContent)).toContainEqual(
      expect.stringMatching(text),
    ),
  );

describe('the signing key of the playground', () => {
  it('is not on screen for another server', async () => {
    await mount(<TokenRequest />);
    expect(screen.queryByText('The playground’s signing key')).toBeNull();
  });

  it('is rotated on a press, and the page says that older tokens no longer verify', async () => {
    const orders: boolean[] = [];
    const rotateKey = async (keepOld: boolean) => {
      orders.push(keepOld);
      return rotated;
    };
    await ownServer({ rotateKey });
    const { user } = await atThePlayground();
    await user.click(screen.getByRole('button', { name: 'Rotate the signing key' }));
    await says(/^Rotated: ES256 signs with newES256… from now on, every other key is new too, and the JWKS lists 4\./);
    await says(/a JWT issued before now fails to verify and the API refuses it: press Verify to see why\./);
    expect(orders).toEqual([false]);
  });

  it('leaves the old key published where that is chosen, and says so', async () => {
    const orders: boolean[] = [];
    const rotateKey = async (keepOld: boolean) => {
      orders.push(keepOld);
      return rotated;
    };
    await ownServer({ rotateKey });
    const { user } = await atThePlayground();
    await user.click(screen.getByRole('checkbox', { name: 'Keep publishing the old key' }));
    await user.click(screen.getByRole('button', { name: 'Rotate the signing key' }));
    await says(/A JWT issued before now still verifies until it expires: press Verify\./);
    expect(orders).toEqual([true]);
  });

  it('says what the server said when it could not be rotated', async () => {
    await ownServer({ rotateKey: () => Promise.reject(new Error('no keys')) });
    const { user } = await atThePlayground();
    await user.click(screen.getByRole('button', { name: 'Rotate the signing key' }));
    await says(/^Not rotated\. The playground could not make new keys; nothing has changed\./);
  });

  it('says that the server is gone, and what to do', async () => {
    const { close } = await ownServer({ rotateKey: async () => rotated });
    const { user } = await atThePlayground();
    close();
    await user.click(screen.getByRole('button', { name: 'Rotate the signing key' }));
    await says(/^Not rotated\. The server that this page came from does not answer\. Start it again/);
  });
});

describe('the choice of the playground’s clients', () => {
  it('says what tokens each one gets, and fills in the chosen one', async () => {
    const { user, session } = await atThePlayground();
    const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Playground client' });
    expect([...choice.options].map(({ text }) => text)).toEqual([
      'server: opaque',
      'jwt-server: JWT, ES256',
      'short-lived: opaque, 15 s',
      'rs256-server: JWT, RS256',
      'ps256-server: JWT, PS256',
      'eddsa-server: JWT, EdDSA',
      'hs256-server: JWT, HS256',
      'secret-jwt-server: client_secret_jwt, opaque',
      'key-server: private_key_jwt, opaque',
      'own-key-server: private_key_jwt, opaque',
      'mtls-server: tls_client_auth, opaque',
      'self-signed-server: self_signed_tls_client_auth, opaque',
      'own-certificate-server: self_signed_tls_client_auth, opaque',
      'public-server: no authentication, opaque',
      'dpop-server: DPoP, opaque',
      'dpop-nonce-server: DPoP with nonce, JWT, ES256',
      'resource-server: JWT by resource',
      'details-server: JWT, ES256, authorization_details',
    ]);
    await user.selectOptions(choice, 'ps256-server: JWT, PS256');
    expect(session.store.getState().connection).toMatchObject({
      clientId: 'ps256-server',
      clientSecret: 'Ps256-Secr3t!',
    });
  });

  it('sets how the client authenticates, there and back', async () => {
    const { user, session } = await atThePlayground();
    const choice = screen.getByRole('combobox', { name: 'Playground client' });
    await user.selectOptions(choice, 'public-server: no authentication, opaque');
    expect(session.store.getState().connection).toMatchObject({ clientSecret: '', clientAuthentication: 'none' });
    await user.selectOptions(choice, 'server: opaque');
    expect(session.store.getState().connection.clientAuthentication).toBe('client_secret_basic');
  });
});
