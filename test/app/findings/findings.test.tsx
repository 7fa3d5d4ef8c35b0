import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LitFieldsHere } from '#app/lit-fields-here.tsx';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { FindingsOfRuns } from '#app/findings/findings-of-runs.tsx';
import { mount } from '../session/mount.tsx';

async function failed(members: object = { error: 'invalid_client' }, status = 401) {
  const under = await mount(<FindingsOfRuns />);
  void under.commands.getToken();
  await act(async () => under.server.answerNext({ ...members }, status));
  return under;
}
const first = () => within(screen.getByRole('region', { name: 'Findings' })).getAllByRole('listitem')[0];

describe('the findings', () => {
  it('make the first remedy of the likeliest cause the next press, and take it back', async () => {
    const { session, user } = await failed();
    await user.click(screen.getByRole('button', { name: 'Use client_secret_post' }));
    expect(session.store.getState().connection.clientAuthentication).toBe('client_secret_post');
    await user.click(screen.getByRole('button', { name: 'Undo the change' }));
    expect(session.store.getState().connection.clientAuthentication).toBe('client_secret_basic');
    expect(screen.queryByRole('button', { name: 'Undo the change' })).toBeNull();
  });

  it('light up their evidence while the pointer is on them, and keep it lit on a press', async () => {
    const { session, user } = await failed();
    const finding = first();
    if (finding === undefined) throw new Error('There is no finding.');
    await user.hover(finding);
    expect(session.store.getState().glanced?.places).toContainEqual({ kind: 'status' });
    await user.unhover(finding);
    expect(session.store.getState().glanced).toBeUndefined();
    await user.click(within(finding).getByRole('button', { name: 'Show where' }));
    expect(session.store.getState().lit.places).toContainEqual({ kind: 'status' });
  });

  it('explain a term of the field when it is pressed', async () => {
    const { user } = await failed();
    const term = screen.getByRole('button', { name: 'invalid_client: what does it mean?' });
    expect(term.getAttribute('aria-expanded')).toBe('false');
    await user.click(term);
    expect(term.getAttribute('aria-expanded')).toBe('true');
    expect(first()?.textContent).toContain('does not accept its proof');
    await user.click(term);
    expect(first()?.textContent).not.toContain('does not accept its proof');
  });
});

describe('a finding about a field', () => {
  it('lights the field up', async () => {
    const { commands } = await mount(
      <LitFieldsHere>
        <TokenRequest />
      </LitFieldsHere>,
    );
    const field = () => screen.getByRole('textbox', { name: 'Client ID' }).parentElement;
    expect(field()?.hasAttribute('data-lit-field')).toBe(false);
    act(() => commands.glance({ step: 'token', places: [{ kind: 'input', name: 'Client ID' }] }));
    expect(field()?.hasAttribute('data-lit-field')).toBe(true);
    act(() => commands.glance(undefined));
    expect(field()?.hasAttribute('data-lit-field')).toBe(false);
  });
});
