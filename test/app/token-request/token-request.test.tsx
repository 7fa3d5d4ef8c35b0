import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RequestPreview } from '#app/exchange/request-preview.tsx';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { mount } from '../session/mount.tsx';

describe('the token request', () => {
  it('says at the field what is missing, once the button was pressed, and keeps what is typed', async () => {
    const { user, server } = await mount(<TokenRequest />);
    const endpoint = screen.getByRole<HTMLInputElement>('textbox', { name: 'Token endpoint' });
    await user.clear(endpoint);
    expect(endpoint.getAttribute('aria-invalid')).toBe('false');
    await user.click(screen.getByRole('button', { name: 'Get token' }));
    expect(endpoint.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Client ID' }).value).toBe('machine');
    expect(server.requests.length).toBe(0);
  });

  it('shows the secret only while asked to, by a toggle that keeps its name', async () => {
    const { user } = await mount(<TokenRequest />);
    const secret = screen.getByLabelText<HTMLInputElement>('Client secret');
    const toggle = screen.getByRole('button', { name: 'Show secret' });
    expect([secret.type, toggle.getAttribute('aria-pressed')]).toEqual(['password', 'false']);
    await user.click(toggle);
    expect([secret.type, toggle.getAttribute('aria-pressed')]).toEqual(['text', 'true']);
  });

  it('offers Cancel only while a request is under way', async () => {
    const { user, server } = await mount(<TokenRequest />);
    await user.click(screen.getByRole('button', { name: 'Get token' }));
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeDefined();
    await act(async () => server.answerNext({ access_token: 'one', token_type: 'Bearer' }));
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  });
});

describe('the preview', () => {
  it('follows the typing, with the secret masked', async () => {
    const { user } = await mount(
      <>
        <TokenRequest />
        <RequestPreview folded={false} />
      </>,
    );
    await user.type(screen.getByRole('textbox', { name: 'Scope' }), 'read write');
    const preview = screen.getByRole('region', { name: 'Request preview' });
    expect(preview.textContent).toContain('POST /token HTTP/1.1\r\nHost: as.example\r\n');
    expect(preview.textContent).toContain('grant_type=client_credentials&scope=read+write');
    expect(preview.textContent).toContain('Authorization: Basic ••••••••');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Client authentication' }), 'client_secret_post');
    expect(preview.textContent).toContain('client_id=machine&client_secret=••••••••');
  });
});
