import { act, cleanup, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { CodeTab } from '#app/sharing/code-tab.tsx';
import { mount } from '../session/mount.tsx';

const secret = 'Secr3t-of-mine';

async function typed() {
  const under = await mount(<CodeTab />);
  const { store } = under.session;
  act(() =>
    store.setState(({ connection }) => ({
      connection: {
        ...connection,
        tokenEndpoint: 'https://as.example/token',
        clientId: 'machine',
        clientSecret: secret,
      },
    })),
  );
  return under;
}

/** Literals may be broken up; this secret has nothing that would be. */
const program = () => screen.getByRole('group', { name: 'Program' }).textContent;

it('says what is missing as long as there is no token request', async () => {
  const { store } = (await mount(<CodeTab />)).session;
  act(() => store.setState(({ connection }) => ({ connection: { ...connection, tokenEndpoint: '' } })));
  expect(screen.getByText(/There is no program yet/)).toBeTruthy();
  expect(screen.queryByRole('group', { name: 'Program' })).toBeNull();
});

it('shows a program that takes the secret from the environment, and what has to be set there', async () => {
  await typed();
  expect(program()).toContain('CLIENT_SECRET');
  expect(program()).not.toContain(secret);
  expect(screen.getByRole('heading', { name: 'Set in the environment' })).toBeTruthy();
  expect(screen.getByText('the client secret')).toBeTruthy();
});

it('writes it in the language that was chosen, and keeps to that in this visit', async () => {
  const { user } = await typed();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'go');
  expect(program()).toContain('package main');
  cleanup();
  await typed();
  expect(program()).toContain('package main');
});

it('puts the secrets into it after a second step, which names them, and takes them out again', async () => {
  const { user } = await typed();
  await user.click(screen.getByRole('button', { name: 'With secrets…' }));
  expect(screen.getByRole('listitem').textContent).toBe('CLIENT_SECRET the client secret');
  expect(program()).not.toContain(secret);
  await user.click(screen.getByRole('button', { name: 'Keep them out' }));
  expect(program()).not.toContain(secret);
  await user.click(screen.getByRole('button', { name: 'With secrets…' }));
  await user.click(screen.getByRole('button', { name: 'Put the secrets into the code' }));
  expect(program()).toContain(secret);
  expect(screen.getByText(/The secrets stand in this program/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Without secrets' }));
  expect(program()).not.toContain(secret);
});

it('follows what is typed while it is open', async () => {
  const { session } = await typed();
  act(() => session.store.setState(({ connection }) => ({ connection: { ...connection, scope: 'orders.read' } })));
  expect(program()).toContain('orders.read');
});
