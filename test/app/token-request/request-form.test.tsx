import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RequestPreview } from '#app/exchange/request-preview.tsx';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { mount } from '../session/mount.tsx';

async function mounted() {
  const all = await mount(
    <>
      <TokenRequest />
      <RequestPreview folded={false} />
    </>,
  );
  const preview = () => screen.getByRole('region', { name: 'Request preview' }).textContent;
  const press = (name: string) => all.user.click(screen.getByRole('button', { name, hidden: true }));
  const choose = (field: string, value: string) => all.user.selectOptions(screen.getByLabelText(field), value);
  const fold = () => screen.getByText('Headers, grant and body', { exact: false }).closest('details');
  const connection = () => all.session.store.getState().connection;
  return { ...all, preview, press, choose, fold, connection };
}

const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

describe('headers of one’s own', () => {
  it('are folded while there are none, and stand in the preview behind ours', async () => {
    const { user, press, preview, fold } = await mounted();
    expect(fold()?.open).toBe(false);
    await press('Add a header');
    await user.keyboard('X-Tenant{Tab}acme');
    expect(preview()).toContain('X-Tenant: acme');
    expect(fold()?.textContent).toContain('Headers, grant and body · 1 sent');
    await user.click(screen.getByRole('checkbox', { name: 'Send header 1' }));
    expect(preview()).not.toContain('X-Tenant');
  });

  it('say at the row what is refused', async () => {
    const { user, press } = await mounted();
    await press('Add a header');
    await user.keyboard('Content-Length{Tab}3');
    expect(box('Header 1 name').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getAllByText(/frames the message or speaks to proxies/).length).toBeGreaterThan(0);
  });

  it('say what the browser will leave out', async () => {
    const { user, press } = await mounted();
    await press('Add a header');
    await user.keyboard('User-Agent{Tab}me');
    expect(screen.queryByText(/The browser leaves this one out/)).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Browser' }));
    expect(screen.getByText(/The browser leaves this one out/)).toBeDefined();
  });

  it('hide a secret, in the row and in the preview', async () => {
    const { user, press, preview } = await mounted();
    await press('Add a header');
    await user.keyboard('X-Api-Key{Tab}canary-key-1');
    expect(box('Header 1 value').type).toBe('password');
    expect(preview()).not.toContain('canary');
  });
});

describe('departures', () => {
  it('another grant is marked, and its parameters are added in one press', async () => {
    const { choose, press, preview, connection } = await mounted();
    await choose('Grant type', 'urn:ietf:params:oauth:grant-type:token-exchange');
    expect(screen.getByText(/^A departure: the token is then/)).toBeDefined();
    await press('Add them');
    expect(connection().parameters.map(({ name }) => name)).toEqual(['subject_token', 'subject_token_type']);
    expect(preview()).toContain('grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange');
  });

  it('a grant of one’s own is typed, and an empty one is refused', async () => {
    const { user, choose, preview } = await mounted();
    await choose('Grant type', '');
    await user.type(box('Own grant type'), 'urn:x');
    expect(preview()).toContain('grant_type=urn%3Ax');
    await user.clear(box('Own grant type'));
    await user.click(screen.getByRole('button', { name: 'Get token' }));
    expect(screen.getAllByText(/^Type the grant type/).length).toBeGreaterThan(0);
  });

  it('JSON is marked, refuses a name that stands twice, and masks the secret', async () => {
    const { user, choose, press, preview } = await mounted();
    await choose('Client authentication', 'client_secret_post');
    await choose('Body format', 'json');
    expect(screen.getByText(/^A departure: RFC 6749 §4.4.2 asks for a form/)).toBeDefined();
    expect(preview()).toContain('{"grant_type":"client_credentials","client_id":"machine","client_secret":"');
    expect(preview()).not.toContain('s3cret');
    await press('Add resource');
    await user.keyboard('https://a.test');
    await press('Add resource');
    await user.keyboard('https://b.test');
    expect(screen.getAllByText(/^JSON holds each name once/).length).toBeGreaterThan(0);
  });

  it('a comma between scopes is sent, while spaces are typed', async () => {
    const { user, choose, preview } = await mounted();
    await user.type(box('Scope'), 'read write');
    await choose('Scope separator', 'comma');
    expect(preview()).toContain('scope=read%2Cwrite');
    expect(box('Scope').value).toBe('read write');
  });
});

describe('parameters whose form is known', () => {
  it('say where authorization_details is wrong', async () => {
    const { user, press } = await mounted();
    await press('Add authorization_details');
    expect(document.activeElement).toBe(box('Parameter 1 value'));
    await user.paste('[{"type":"a"},]');
    expect(screen.getByText(/Line 1, column 15/)).toBeDefined();
  });
});

describe('scopes as chips', () => {
  it('stand beside the text, are taken out one by one, and show what stands there twice', async () => {
    const { user, connection } = await mounted();
    await user.type(box('Scope'), 'a  b a c');
    const chips = () =>
      within(screen.getByRole('list', { name: 'Scopes' }))
        .getAllByRole('listitem')
        .map((chip) => chip.textContent);
    expect(chips()).toEqual(['a', 'b', 'atwice', 'c']);
    await user.click(screen.getByRole('button', { name: 'Remove scope a, the second' }));
    expect(connection().scope).toBe('a  b c');
    await user.click(screen.getByRole('button', { name: 'Remove scope c' }));
    expect(connection().scope).toBe('a  b');
    await user.click(screen.getByRole('button', { name: 'Remove scope a' }));
    expect(connection().scope).toBe('b');
    expect(screen.queryByRole('list', { name: 'Scopes' })).toBeNull();
  });
});
