import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FilesTab } from '#app/sharing/files-tab.tsx';
import { mount } from '../session/mount.tsx';

const secret = 'Secr3t-of-mine';

async function typed() {
  const under = await mount(<FilesTab />);
  const { store } = under.session;
  act(() =>
    store.setState(({ connection, apiCall }) => ({
      connection: {
        ...connection,
        tokenEndpoint: 'https://as.example/token',
        clientId: 'machine',
        clientSecret: secret,
        clientAuthentication: 'client_secret_post',
      },
      apiCall: { ...apiCall, url: 'https://api.example/things' },
    })),
  );
  return under;
}

const file = () => screen.getByRole('group', { name: 'File' }).textContent;

it('says what is missing as long as there is no token request', async () => {
  const { store } = (await mount(<FilesTab />)).session;
  act(() => store.setState(({ connection }) => ({ connection: { ...connection, tokenEndpoint: '' } })));
  expect(screen.getByText(/There is nothing to write yet/)).toBeTruthy();
});

it('lists what was left out, as it is written in the file', async () => {
  await typed();
  expect(file()).toContain('--data-urlencode "client_secret=$CLIENT_SECRET"');
  expect(screen.getByRole('heading', { name: 'Left out' })).toBeTruthy();
  expect(screen.getByText('$CLIENT_SECRET').nextElementSibling?.textContent).toBe('the client secret');
});

it('asks a second time before a secret stands in a command, and offers it for nothing that is passed on', async () => {
  const { user } = await typed();
  await user.click(screen.getByRole('button', { name: 'File with secrets…' }));
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toContain(
    '$CLIENT_SECRET the client secret',
  );
  expect(file()).not.toContain(secret);
  await user.click(screen.getByRole('button', { name: 'Put the secrets into the file' }));
  expect(file()).toContain(`client_secret=${secret}`);
  for (const name of ['Postman collection', 'Bruno collection', 'OpenAPI 3.1']) {
    await user.click(screen.getByRole('radio', { name }));
    expect(file()).not.toContain(secret);
    expect(screen.queryByRole('button', { name: 'File with secrets…' })).toBeNull();
  }
});

it('has no archive before something was sent', async () => {
  const { user } = await typed();
  await user.click(screen.getByRole('radio', { name: 'HAR' }));
  expect(screen.getByText(/Nothing was sent yet/)).toBeTruthy();
});
