import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { mount } from '../session/mount.tsx';

const refusal = { error: 'invalid_client' };

describe('which authentication works', () => {
  it('says how many requests it sends and warns, before anything is sent', async () => {
    const { user, server, commands } = await mount(<TokenRequest />);
    act(() => commands.editConnection({ clientSecret: 'a+b!' }));
    const opener = screen.getByRole('button', { name: 'Which authentication works?' });
    expect(opener.getAttribute('aria-expanded')).toBe('false');
    await user.click(opener);
    expect(screen.getByText(/Sends up to 4 requests, one at a time/)).toBeDefined();
    expect(screen.getByText(/may lock the client/)).toBeDefined();
    expect(server.requests).toEqual([]);
  });

  it('shows the table as it grows, each row selecting its run, and offers what works', async () => {
    const { user, server, session } = await mount(<TokenRequest />);
    await user.click(screen.getByRole('button', { name: 'Which authentication works?' }));
    await user.click(screen.getByRole('button', { name: 'Try one after the other' }));
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeDefined();
    await act(async () => server.answerNext(refusal, 401));
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    await act(async () => server.answerNext({ access_token: 't', token_type: 'Bearer' }));

    const rows = await vi.waitFor(() => {
      expect(screen.getByText(/In the body works/)).toBeDefined();
      return within(screen.getByRole('table')).getAllByRole('row').slice(1);
    });
    expect(
      rows.map((row) =>
        within(row)
          .getAllByRole('cell')
          .slice(0, 2)
          .map((cell) => cell.textContent),
      ),
    ).toEqual([
      ['401', 'invalid_client'],
      ['200', 'none: a token'],
    ]);
    await user.click(screen.getByRole('button', { name: 'Basic, compatible' }));
    expect(session.store.getState().selectedTokenRunId).toBe('run-1');

    await user.click(screen.getByRole('button', { name: 'Use this one' }));
    expect(session.store.getState().connection.clientAuthentication).toBe('client_secret_post');
    expect(session.store.getState().remedied?.label).toBe('Use client_secret_post');
    expect(screen.queryByRole('button', { name: 'Use this one' })).toBeNull();
  });

  it('is unfolded and given the focus by a finding that points at it', async () => {
    const { commands } = await mount(<TokenRequest />);
    act(() => commands.showTrials());
    const opener = screen.getByRole('button', { name: 'Which authentication works?' });
    expect([opener.getAttribute('aria-expanded'), document.activeElement]).toEqual(['true', opener]);
  });
});

describe('the layers of Basic', () => {
  const layers = () => screen.getAllByRole('definition').map((each) => each.textContent);

  it('mask the secret until it is shown, and differ by the form', async () => {
    const { user, commands } = await mount(<TokenRequest />);
    act(() => commands.editConnection({ clientSecret: 'a+b!' }));
    await user.click(screen.getByRole('button', { name: 'The three layers of Basic' }));
    expect(layers()).toEqual(['machine:••••••••', 'machine:••••••••', 'Basic ••••••••']);

    await user.click(screen.getByRole('button', { name: 'Show secret' }));
    expect(layers()).toEqual(['machine:a+b!', 'machine:a%2Bb!', 'Basic bWFjaGluZTphJTJCYiE=']);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Basic encoding' }), 'form');
    expect(layers()).toEqual(['machine:a+b!', 'machine:a%2Bb%21', 'Basic bWFjaGluZTphJTJCYiUyMQ==']);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Basic encoding' }), 'raw');
    expect(layers()).toEqual(['machine:a+b!', 'machine:a+b!', 'Basic bWFjaGluZTphK2Ih']);
  });

  it('are not there where Basic is not used', async () => {
    const { user } = await mount(<TokenRequest />);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Client authentication' }), 'client_secret_post');
    expect(screen.queryByRole('button', { name: 'The three layers of Basic' })).toBeNull();
  });
});
